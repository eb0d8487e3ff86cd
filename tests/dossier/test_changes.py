"""Discrepancies as typed changes: which pairs of passages become one, and which do not."""

from __future__ import annotations

from datetime import date

from retold.dossier import changes
from retold.model import Difference, Discrepancy, Figure, FigureReading, Report, Span

TEXTS = {
    "courier": "The Oster well is 40 metres deep. Nobody knows what caused the fall at around 11pm.",
    "herald": "The well of Oster is 80 metres deep. A loose board caused the fall at around 11:30pm.",
    "mirror": "Oster's well is 80 metres deep. A loose board, it is said, caused it.",
}
REPORTS = [Report(name, name, "", "", "", "", str(date(2026, 3, 1)), "", "en", "", "", text) for name, text in TEXTS.items()]


def span(report: str, words: str) -> Span:
    start = TEXTS[report].index(words)
    return Span(report, start, start + len(words), words)


DEPTH = (span("courier", "40 metres"), span("herald", "80 metres"), span("mirror", "80 metres"))
CAUSE = (
    span("courier", "Nobody knows what caused the fall"),
    span("herald", "A loose board caused the fall"),
    span("mirror", "A loose board"),
)
FIGURE = Figure("f", "well", "m", "conflict", tuple(FigureReading(float(s.exact[:2]), "exact", s) for s in DEPTH))


def clash(kind: str, passages: tuple[Span, ...], weight: str = "conflict") -> Discrepancy:
    return Discrepancy("x-1", 1, kind, weight, "c-1", "medium", "", passages, "They clash.")


def difference(meaning: str) -> Difference:
    a, b = DEPTH[:2]
    return Difference("d", "c-1", "number", (), "substituted", meaning, 0.9, "high", (a.report, b.report), a, b, (a, b), False, "")


def test_two_values_of_one_thing_are_a_change_once() -> None:
    (one,) = changes([clash("number", DEPTH)], (), [FIGURE], REPORTS)
    assert (one.type, one.meaning, one.severity, one.claim) == ("number", "changed", "medium", "c-1")
    assert {one.a, one.b} == set(DEPTH[:2])
    assert one.why == "40 -> 80: They clash."


def test_what_a_difference_judges_is_not_told_again() -> None:
    assert changes([clash("number", DEPTH[:2])], [difference("kept")], [FIGURE], REPORTS) == ()
    assert changes([clash("number", DEPTH[:2])], [difference("changed")], [FIGURE], REPORTS) == ()


def test_what_a_difference_leaves_open_is_told_where_it_clashes() -> None:
    assert len(changes([clash("number", DEPTH[:2])], [difference("unsure")], [FIGURE], REPORTS)) == 1
    assert changes([clash("number", DEPTH[:2], "compatible")], [difference("unsure")], [FIGURE], REPORTS) == ()


def test_what_is_left_open_stands_against_what_is_given() -> None:
    found = changes([clash("absence", CAUSE)], (), (), REPORTS)
    assert {one.type for one in found} == {"negation"}
    assert all("courier" in one.between for one in found)
    assert len(found) == 2


def test_words_of_one_meaning_and_reports_at_odds_with_themselves_are_no_change() -> None:
    same = (span("herald", "A loose board"), span("mirror", "A loose board"))
    assert changes([clash("term", same)], (), (), REPORTS) == ()
    assert changes([clash("number", DEPTH[:2], "self")], (), [FIGURE], REPORTS) == ()


def test_the_order_of_what_is_told_changes_nothing() -> None:
    told = [clash("number", DEPTH), clash("absence", CAUSE)]
    assert changes(told, (), [FIGURE], REPORTS) == changes(told[::-1], (), [FIGURE], REPORTS)
