"""What an encoder adds to collating: passages near in meaning are compared, in whatever claims they stand."""

from __future__ import annotations

from collections.abc import Sequence

from tests.telling import language, told

from retold.collate import collate

TEXTS = {
    "courier": "The ferry was late again on Monday. A physician cared for the wounded sailors.\n",
    "mirror": "Bread grew dearer in the town. A doctor looked after the hurt crew.\n",
}
HEALING = ("physician", "doctor")


class Meanings:
    """Vectors of two directions: what heals, and all else of one report or the other."""

    name = "meanings/1"

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return [(1.0, 0.0, 0.0) if any(w in t for w in HEALING) else (0.0, 1.0, 0.0) if "ferry" in t else (0.0, 0.0, 1.0) for t in texts]


def test_passages_near_in_meaning_are_echoes_and_make_no_claim() -> None:
    annotations = told(TEXTS)
    bare = collate(annotations, (), language().lexicon)
    found = collate(annotations, (), language().lexicon, encoder=Meanings())
    (pair,) = set(found.echoes) - set(bare.echoes)
    assert all(any(word in passage.span.exact for word in HEALING) for passage in pair)
    assert found.claims == bare.claims


def test_the_order_of_reports_changes_nothing() -> None:
    annotations = told(TEXTS)
    lexicon = language().lexicon
    assert collate(annotations, (), lexicon, encoder=Meanings()) == collate(annotations[::-1], (), lexicon, encoder=Meanings())
