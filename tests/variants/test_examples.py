"""Every variant type says of its own examples what it promises."""

from __future__ import annotations

import pytest
from tests.telling import language, named, told

from retold.compare import name_places
from retold.compare.pairs import pair_of, side_of
from retold.model import Annotations, Vote
from retold.variants import variant_types
from retold.variants.pair import Pair
from retold.variants.variant import Example, VariantType

CASES = [
    pytest.param(kind, example, id=f"{kind.name}-{number}") for kind in variant_types() for number, example in enumerate(kind.examples)
]


def _pair(a: str, b: str) -> Pair:
    first, second = told({"a": a, "b": b})
    names = name_places(named([first, second]))
    return pair_of(_side(first), _side(second), language().lexicon, carried=True, name_of=names, bare=True)


def _side(item: Annotations):  # type: ignore[no-untyped-def]
    return side_of(item, item.report.span(item.tokens[0].start, item.tokens[-1].end))


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_example(kind: VariantType, example: Example) -> None:
    votes = [vote for vote in kind.vote(_pair(example.a, example.b)) if vote.type == kind.name]
    if example.meaning is None:
        assert not [vote for vote in votes if vote.meaning == "changed"]
    else:
        assert any(_says(vote, example) for vote in votes), votes


def _says(vote: Vote, example: Example) -> bool:
    return vote.meaning == example.meaning and _meets(vote.a, example.a, example.before) and _meets(vote.b, example.b, example.after)


def _meets(place: tuple[int, int] | None, text: str, phrase: str) -> bool:
    if not phrase or place is None:
        return not phrase and place is None
    start = text.index(phrase)
    return min(place[1], start + len(phrase)) > max(place[0], start)


@pytest.mark.parametrize("kind", variant_types(), ids=lambda kind: kind.name)
def test_every_type_is_told_in_full(kind: VariantType) -> None:
    assert kind.gloss
    assert kind.examples
    assert len(kind.glyph) == 1


def test_ranks_and_glyphs_are_unique() -> None:
    kinds = variant_types()
    assert len({kind.rank for kind in kinds}) == len(kinds)
    assert len({kind.glyph for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    "text", ["The mayor said on Monday that 12 people had not come home.", "No one was hurt.", "«Gulls» — “cried”, 'twice' 3.5%"]
)
def test_a_text_against_itself_has_no_difference(text: str) -> None:
    pair = _pair(text, text)
    assert [vote for kind in variant_types() for vote in kind.vote(pair)] == []
