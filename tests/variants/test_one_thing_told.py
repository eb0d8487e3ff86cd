"""Between two reporters a difference is told for grave only where both say the same thing of the same subject."""

from __future__ import annotations

import pytest

from retold.compare.pairs import pair_of, side_of
from retold.compare.verdict import votes_on
from retold.flow import _bare, annotate
from retold.model import Vote
from retold.models import load_language

LANGUAGE = load_language("en-rules")


def _votes(a: str, b: str, kind: str, carried: bool = False) -> list[Vote]:
    items = [annotate(_bare(side, text), LANGUAGE) for side, text in (("a", a), ("b", b))]
    sides = [side_of(item, item.report.span(0, len(item.report.text))) for item in items]
    pair = pair_of(sides[0], sides[1], LANGUAGE.lexicon, carried, {})
    return [vote for vote in votes_on(pair) if vote.type == kind and vote.meaning == "changed"]


@pytest.mark.parametrize(
    ("a", "b", "kind", "severities"),
    [
        ("The ferry sank near the harbour on Monday.", "The ferry sank in the harbour on Monday.", "place", ["medium"]),
        ("The ferry sank near the harbour on Monday.", "The ferry was painted in the harbour on Monday.", "place", []),
        ("The bridge was opened on 3 May 2024.", "The bridge was opened on 5 May 2024.", "date", ["high"]),
        ("The mill burned down on 3 May 2024.", "The mill was bought on 5 May 2024.", "date", ["low"]),
        (
            "The otter came from the park near Lisandra in 2015.",
            "The otter was moved from the park near Lisandra in 2014.",
            "date",
            ["high"],
        ),
        ("The fire at the mill killed 12 people on Monday.", "The fire at the mill killed 15 people on Monday.", "number", ["high"]),
        ("The fire at the mill killed 12 people on Monday.", "The fire at the mill injured 15 people on Monday.", "number", ["low"]),
    ],
)
def test_what_governs_a_difference_says_whether_one_thing_is_told(a: str, b: str, kind: str, severities: list[str]) -> None:
    assert [vote.severity for vote in _votes(a, b, kind)] == severities


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("The stones range from the mass of a plum to the mass of a melon.", [("size", "mass")]),
        ("The stones range from the size of a plum to the size of a melon.", []),
        ("The stones range from the weight of a plum to the size of a melon.", []),  # the other measure is told as well
    ],
)
def test_two_measures_of_one_thing_are_a_small_change(second: str, found: list[tuple[str, str]]) -> None:
    first = "The stones range from the size of a plum to the size of a melon."
    votes = _votes(first, second, "term")
    assert {(first[slice(*vote.a)], second[slice(*vote.b)]) for vote in votes if vote.a and vote.b} == set(found)
    assert {vote.severity for vote in votes} <= {"low"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The lorry appeared on the old bridge at noon.", "The lorry drove on the old bridge at noon."),
        ("The baker is more likely to sell bread in the morning.", "The baker is quicker to sell bread in the morning."),
        ("Police charged the man with burning the mill.", "The man allegedly burning the mill was seen."),
    ],
)
def test_a_word_that_doubts_nothing_is_no_hedge(a: str, b: str) -> None:
    assert not [vote for vote in _votes(a, b, "hedge") if vote.severity != "low"]


def test_a_date_of_a_picture_is_the_date_of_no_happening() -> None:
    a, b = "File photo of the bridge, 3 May 2019.", "The photo of the bridge was hung on 5 May 2024."
    assert not _votes(a, b, "date")


def test_a_rounded_measure_is_the_same_measure() -> None:
    assert not _votes("The cable is 141,000 feet long.", "The cable is 140,660 feet long.", "number", carried=True)
    assert _votes("The cable is 141,000 feet long.", "The cable is 120,660 feet long.", "number", carried=True)
