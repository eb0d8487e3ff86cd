"""Claims about one quantity."""

from __future__ import annotations

from tests.telling import language, told

from retold.collate import collate, count, with_facets
from retold.model import Annotations, Claim

TEXTS = {
    "courier": "A 31-year-old baker drove the stolen lorry from Oster to the coast at night.\n",
    "mirror": "Identity papers of a 31-year-old baker lay in the cab, the police said.\n",
    "herald": "The baker, 31, had been known to nobody, said his landlord.\nThe harvest was poor this year.\n",
}


def claims_of(annotations: list[Annotations]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    lexicon = language().lexicon
    before = collate(annotations, (), lexicon).claims
    return before, with_facets(before, count(annotations, before, lexicon).groups, annotations)


def test_passages_that_give_one_figure_for_one_thing_meet_in_a_claim() -> None:
    _, after = claims_of(told(TEXTS))
    assert any({p.span.report for p in claim.passages if "31" in p.span.exact} == set(TEXTS) for claim in after)


def test_no_passage_is_lost_and_another_age_stays_apart() -> None:
    texts = TEXTS | {"herald": TEXTS["herald"].replace("31", "56")}
    before, after = claims_of(told(texts))
    assert {p.span for c in before for p in c.passages} == {p.span for c in after for p in c.passages}
    assert not any({"31", "56"} <= {word for p in claim.passages for word in ("31", "56") if word in p.span.exact} for claim in after)
