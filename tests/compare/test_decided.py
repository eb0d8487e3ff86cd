"""What a decision on one difference does to others."""

from __future__ import annotations

from retold.compare import keep_to_differences
from retold.model import Difference, Ruling, Span

HEADLINE = Span("r-b", 0, 6, "Twelve")
BODY = Span("r-b", 70, 84, "twelve workers")
TWO = Span("r-a", 50, 61, "two workers")


def number(name: str, a: Span, b: Span, why: str = "2 -> 12: another value") -> Difference:
    return Difference(
        name, "c", "number", (), "substituted", "changed", 0.9, "high", (a.report, b.report), a, b, (a, b), carried=True, why=why
    )


def ids(found: tuple[Difference, ...]) -> set[str]:
    return {item.id for item in found}


def rejected(*spans: Span) -> Ruling:
    return Ruling("k", "variant", stands=False, spans=spans, detail="number", why="decided")


def test_a_rejected_number_is_rejected_in_the_headline_of_the_same_report_too() -> None:
    told = (number("body", TWO, BODY), number("headline", TWO, HEADLINE), number("other", TWO, HEADLINE, "2 -> 20: another value"))
    assert ids(keep_to_differences(told, [rejected(TWO, BODY)])) == {"other"}


def test_the_same_two_values_in_other_reports_and_words_are_another_matter() -> None:
    elsewhere = number("elsewhere", Span("r-c", 5, 13, "two dogs"), Span("r-d", 5, 16, "twelve dogs"))
    assert ids(keep_to_differences((number("body", TWO, BODY), elsewhere), [rejected(TWO, BODY)])) == {"elsewhere"}


def test_a_reason_without_values_reaches_no_other_difference() -> None:
    told = (number("body", TWO, BODY, "no values"), number("headline", TWO, HEADLINE, "no values"))
    assert ids(keep_to_differences(told, [rejected(TWO, BODY)])) == {"headline"}
