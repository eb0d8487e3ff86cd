"""Claims that take up passages told before."""

from __future__ import annotations

from dataclasses import replace

from cases import bridge
from retold.model import Claim, Claims, Independent, Passage, Reading, Span
from retold.publish.answers import agreed
from retold.publish.repeats import repeats

STORY = bridge().stories[0]


def claim(name: str, rank: int, status: str, *passages: Passage) -> Claim:
    return Claim(name, rank, passages[0].span.exact, status, Independent(2), (), (Reading(f"w-{name}", "", passages),))


def passage(at: int, words: int = 3) -> Passage:
    """The passage of the first report from its word ``at`` on."""
    report = STORY.reports[0]
    starts = [i for i, letter in enumerate(report.text) if i == 0 or report.text[i - 1].isspace()]
    span: Span = report.span(starts[at], starts[at + words] - 1)
    return Passage(span)


FIRST = claim("c-1", 1, "agreed", passage(0), passage(10))
AGAIN = claim("c-2", 2, "agreed", passage(10))
FRESH = claim("c-3", 3, "agreed", passage(10), passage(20))
RIVAL = claim("c-4", 4, "disputed", passage(0))


def test_a_claim_whose_passages_stand_in_better_ones_repeats_them() -> None:
    assert repeats(replace(STORY, claims=Claims((FIRST, AGAIN, FRESH)))) == {"c-2"}


def test_rank_tells_which_of_two_repeats_the_other() -> None:
    assert repeats(replace(STORY, claims=Claims((replace(FIRST, rank=9), AGAIN)))) == frozenset()


def test_a_disputed_claim_is_never_told_in_short() -> None:
    assert repeats(replace(STORY, claims=Claims((FIRST, RIVAL)))) == frozenset()


def test_the_card_tells_what_is_new_before_what_repeats() -> None:
    card = agreed(replace(STORY, claims=Claims((FIRST, AGAIN, FRESH)), discrepancies=()))
    assert [line.target for line in card.lines] == ["c-1", "c-3", "c-2"]


def test_a_disputed_claim_repeats_disputed_ones_only() -> None:
    again = claim("c-5", 5, "disputed", passage(0))
    assert repeats(replace(STORY, claims=Claims((FIRST, RIVAL)))) == frozenset()
    assert repeats(replace(STORY, claims=Claims((RIVAL, again)))) == {"c-5"}
