"""Quotations and figures joined across reports, stances, silence against an answer, and what happened when."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.telling import language, named, report, told

from retold.annotate import annotate
from retold.collate import collate, count
from retold.dossier import Findings, discrepancies, figures, positions, quotes, timeline
from retold.model import Annotations, Figure, Quote

FIRST = """The river broke its banks at Oster on Monday and at least 40 people were injured, the county fire brigade said.
"We had no warning at all from the dam keepers that night," said Mayor Ilka Brandt.
The dam company, Sennwasser, has not responded to requests for comment.
"""
SECOND = """More than 60 people were injured when the river broke its banks at Oster, the county fire brigade said.
Mayor Ilka Brandt said we had no warning at all from the dam keepers.
"We opened the gates by the book," said Sennwasser in a statement.
"""
THIRD = """Ilka Brandt, the mayor of Oster, said her town "had no warning at all" of the flood.
Sennwasser denied that it had opened the gates too early.
"""
TEXTS = {"first": FIRST, "second": SECOND, "third": THIRD}


def _quotes(annotations: list[Annotations]) -> tuple[Quote, ...]:
    return quotes(annotations, named(annotations))


def _figures(texts: dict[str, str], times: dict[str, str] | None = None) -> tuple[Figure, ...]:
    annotations = told(texts)
    claims = collate(annotations, (), language().lexicon).claims
    reports = [replace(item.report, published=(times or {}).get(item.report.id, "")) for item in annotations]
    return figures(count(annotations, claims, language().lexicon).groups, reports)


def _warning(found: tuple[Quote, ...]) -> Quote:
    return next(q for q in found if "no warning" in q.best.exact)


def test_one_utterance_marked_cut_and_unmarked_is_one_quote() -> None:
    quote = _warning(_quotes(told(TEXTS)))
    assert {(r.span.report, r.marked) for r in quote.readings} == {("first", True), ("second", False), ("third", True)}
    assert "Brandt" in quote.speaker
    assert next(r.status for r in quote.readings if r.span.report == "third") == "partial"


def test_two_utterances_stay_two() -> None:
    found = _quotes(told(TEXTS))
    assert not any("gates" in r.span.exact for r in _warning(found).readings)


@given(st.permutations(list(TEXTS)))
def test_order_of_reports_changes_no_quote(order: list[str]) -> None:
    assert _quotes(told({label: TEXTS[label] for label in order})) == _quotes(told(TEXTS))


def test_every_reading_quotes_its_report() -> None:
    for quote in _quotes(told(TEXTS)):
        for reading in quote.readings:
            assert TEXTS[reading.span.report][reading.span.start : reading.span.end] == reading.span.exact


def _injured(found: tuple[Figure, ...]) -> list[Figure]:
    return [f for f in found if any("40" in r.span.exact or "60" in r.span.exact for r in f.readings)]


def test_a_toll_that_only_grows_is_superseded_and_one_that_falls_is_a_conflict() -> None:
    later = {"first": "2026-05-04T08:00", "second": "2026-05-04T12:00"}
    exact = {"first": FIRST.replace("at least 40", "40"), "second": SECOND.replace("More than 60", "60")}
    assert [f.status for f in _injured(_figures(exact, later))] == ["superseded"]
    earlier = {"first": "2026-05-04T12:00", "second": "2026-05-04T08:00"}
    assert [f.status for f in _injured(_figures(exact, earlier))] == ["conflict"]


def test_open_bounds_can_both_be_right() -> None:
    texts = {"first": FIRST, "second": SECOND.replace("More than 60", "60")}
    assert [f.status for f in _injured(_figures(texts))] == ["compatible"]


def test_silence_against_an_answer_is_a_discrepancy() -> None:
    annotations = told(TEXTS)
    names = named(annotations)
    claims = collate(annotations, (), language().lexicon).claims
    held = positions(annotations, claims, names, language().lexicon)
    assert {(p.stance, p.span.report) for p in held if "Sennwasser" in p.party} >= {("not responded", "first"), ("denies", "third")}
    found = discrepancies(Findings(annotations, claims, (), (), held, names, language().lexicon))
    absence = next(d for d in found if d.kind == "absence")
    assert {s.report for s in absence.passages} >= {"first", "third"}


def test_a_weekday_is_resolved_against_the_day_of_the_report() -> None:
    item = annotate(report("first", FIRST, published="2026-05-05"), language())  # a Tuesday
    (happening,) = timeline([item], ())
    assert (happening.when, happening.precision, happening.basis) == ("2026-05-04", "day", "resolved")
    assert any(span.exact.endswith("Monday") for span in happening.spans)
