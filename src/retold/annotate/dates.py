"""Dates and times where they stand, resolved against the dateline and the day the report was published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from retold.annotate.calendar import agreeing, resolve
from retold.model import Moment, Report, Sentence, Span

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.)"
_OF_YEAR = rf"(?:,?\s+{_YEAR}\b|\s+(?P<of>last|this|next) year\b)?"
_NO_YEAR = "".join(rf"(?<!{before} )" for before in "Flight flight Route Room oughly [Nn]early lmost".split())
_ZONE = r"(?:\s?(?:GMT|UTC))"
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.m\b\.?|[ap]m\b)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b"
)
_FULL_CLOCK = rf"\b(?P<hour24>[01]\d|2[0-3]):?(?P<minute24>[0-5]\d)(?={_ZONE}\b|\s(?:hours|hrs)\b)"
_SPOKE = r"\b(?:said|told|announced|reported|tweeted|wrote|added|confirmed|warned)\b"
FUTURE = re.compile(
    r"(?i)(?:\b(?:will|won['’]t|would|due|scheduled|(?:all|already|is|are) set for|plans? to|planning to|set to|upcoming|"
    r"expected (?:to|on|by)|expires?|prepar(?:es?|ing) (?:to|for))\b|['’]ll\b|"
    r"\b(?:until|starting|beginning|from|through|next|ahead of)\b(?=[^.,]{0,12}$)|"
    r"\b(?:begin|start|open|close|end|peak|air|premiere|arrive|leave|depart|return|meet|take place|kick off)s?(?=(?: on)? $))"
    rf"(?:(?!{_SPOKE})[^.\n]){{0,90}}$"
)
"""Words before a date that make it one to come, unless someone's having spoken lies between ("... will open, she said Monday")."""

_LOOKS_BACK = re.compile(r"(?i)\b(?:after|since|following)(?: the)? $")

_RULES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(r"\b(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)\b"), "iso"),
    (re.compile(rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b(?!\d){_OF_YEAR}"), "day"),
    (re.compile(rf"\b(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\b|(?<=\.)){_OF_YEAR}"), "day"),
    (re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"), "month"),
    (re.compile(rf"\b{_MONTH}(?=\s+(?:and|to|or|–|-)\s+[A-Z][a-z]+\.?\s+(?:of\s+)?{_YEAR}\b)"), "month"),
    (re.compile(rf"\b{_MONTH}\s+(?:of\s+)?(?P<of>last|this|next) year\b"), "month"),
    (
        re.compile(rf"\b(?:(?P<which>[Ll]ast|[Tt]his(?: past)?|[Nn]ext|[Pp]ast)\s+)?{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?"),
        "weekday",
    ),
    (
        re.compile(
            r"\b(?P<named>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b(?!['’]s)"
        ),
        "named",
    ),
    (
        re.compile(
            r"\b(?<!the )(?:(?:[Ee]arlier|[Ll]ater)\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+"
            r"(?P<unit>week|month|year|weekend|summer|spring|autumn|winter|fall)\b"
        ),
        "relative",
    ),
    (
        re.compile(
            r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
            r"(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier(?! than))\b"
        ),
        "ago",
    ),
    (
        re.compile(rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?(?:(?:early|late|mid-?)\s*)?(?!May\b|Mar\b|March\b){_MONTH}(?!\w)"),
        "bare month",
    ),
    (re.compile(rf"\b(?:[Ii]n|[Ll]ast|[Tt]his|[Nn]ext|[Ss]ince|[Bb]y|[Uu]ntil|[Ee]arly|[Ll]ate)\s+{_MONTH}(?!\w)"), "bare month"),
    (re.compile(_FULL_CLOCK), "clock"),
    (re.compile(rf"(?<![\d.,$£€#-]){_NO_YEAR}{_YEAR}s?\b(?![,.]?\d|%|{_ZONE}\b)"), "year"),
    (re.compile(rf"\b(?:{_CLOCK})|\b(?P<noon>[Nn]oon|[Mm]idnight)\b"), "clock"),
]
_WITHIN_NAME = re.compile(r"(?:[A-Z][\w’']*|['’]s) $")
_GMT = re.compile(
    rf"^[^.()\n]{{0,30}}\((?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d){_ZONE}"
    rf"(?:,?\s+(?:on\s+)?{_WEEKDAY})?"
)
_DATE_IN_APPOSITION = re.compile(r"^,?\s+(?:on\s+)?\(?$")
_UNTIL = re.compile(r"(?i)\b(?:before|until|till|by) $")
LEAD = 5  # sentences in which a report says on what day its story happened
SAME_TEXT = 5  # days between the dateline and the day of publication within which the dateline is the day of writing
_RANGE = re.compile(r"(?:[-–—]|\bto|\buntil) ?$")
OPENING = 600  # code points in which a report says when it was written
LATER = 2  # days after publication from which a day that the text tells as past contradicts it (clocks differ by one)
DAY_BEFORE = 4  # sentences back in which a time of day finds its day


def find_moments(report: Report, sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """The dates and times of ``report`` in order of place.

    A day without a year is the nearest that fits, the past before the future (after it where the words look ahead), on its
    weekday when one is named; without a day of publication a relative date stays unresolved (``when`` ""). ISO 8601.
    """
    reference = _written(report)
    taken = bytearray(len(report.text))
    found: list[Moment] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(report.text):
            start, end = match.span()
            if any(taken[start:end]) or (rule in {"named", "bare month"} and _in_name(report.text, match)):
                continue
            when, precision, basis = resolve(rule, match, reference, _looks_ahead(report.text, start))
            if not precision:
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(Moment(report.span(start, end), when, precision, basis))
    return _with_clock(report, _apposed(report.text, sorted(found, key=lambda moment: moment.span)), sentences, reference)


def contradicting(report: Report, moments: Sequence[Moment]) -> tuple[Span, ...]:
    """Dates in the text that a report published on its stated day could not have: the day is then that of a crawl or an update.

    These are full dates told as past that lie after it, a dateline of another week, and in the opening a weekday that is not that
    of the date beside it in the year it should be in.
    """
    published = _day_of(report.published)
    if published is None or report.published_basis not in {"stated", "file"}:
        return ()
    found = {
        moment.span
        for moment in moments
        if moment.basis == "stated" and moment.precision == "day" and date.fromisoformat(moment.when) - published >= timedelta(LATER)
        if _told(report, moment.span)
    }
    for part in report.parts:
        if part.kind == "dateline" and (stated := _dateline_day(part.span, published)) and abs(stated - published).days > SAME_TEXT:
            found.add(part.span)
    for pattern, rule in _RULES:
        if rule == "day":
            found |= {report.span(*match.span()) for match in pattern.finditer(report.text, 0, OPENING) if not agreeing(match, published)}
    return tuple(sorted(found))


def _told(report: Report, span: Span) -> bool:
    """Whether a date stands in what the text tells as past: no plan, no end of a range, no caption or boilerplate of other hands."""
    if _looks_ahead(report.text, span.start) or _RANGE.search(report.text[max(0, span.start - 5) : span.start]):
        return False
    added = (part.span for part in report.parts if part.kind in {"caption", "boilerplate", "list"})
    return not any(part.start <= span.start < part.end for part in added)


def _written(report: Report) -> date | None:
    """The day the text was written: its dateline's when that is near the day of publication, else the latter."""
    published = _day_of(report.published)
    for part in report.parts:
        if part.kind == "dateline" and published and (stated := _dateline_day(part.span, published)):
            return stated if abs(stated - published).days <= SAME_TEXT else published
    return published


def _dateline_day(span: Span, published: date) -> date | None:
    for pattern, rule in _RULES[:3]:
        if match := pattern.search(span.exact):
            when, _, _ = resolve(rule, match, published, False)
            return date.fromisoformat(when) if when else None
    return None


def _day_of(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _looks_ahead(text: str, start: int) -> bool:
    before = text[max(0, start - 110) : start]
    return bool(FUTURE.search(before)) and not _LOOKS_BACK.search(before)


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capital inside a sentence makes the word part of a name ("Stars Tonight", "USA TODAY", "Tonight Show")."""
    if not match.groupdict().get("named") or not match["named"][0].isupper():
        return False
    beside = text[match.end() : match.end() + 2]
    return bool(_WITHIN_NAME.search(text[max(0, match.start() - 20) : match.start()])) or (beside[:1] == " " and beside[1:2].isupper())


def _apposed(text: str, found: Sequence[Moment]) -> list[Moment]:
    """ "today, October 24, 2017": the day named beside it is the day meant."""
    result = list(found)
    for k, (moment, following) in enumerate(pairwise(found)):
        beside = _DATE_IN_APPOSITION.match(text[moment.span.end : following.span.start])
        if beside and moment.basis == "resolved" and moment.precision == following.precision == "day" and following.basis == "stated":
            result[k] = replace(moment, when=following.when)
    return result


def _with_clock(report: Report, found: Sequence[Moment], sentences: Sequence[Sentence], written: date | None) -> tuple[Moment, ...]:
    """Times of day given the day their sentence names, else the last day named shortly before, else that of the report's lead."""
    starts = [sentence.start for sentence in sentences]
    days = [moment for moment in found if moment.precision == "day" and moment.when]
    result: list[Moment] = []
    for moment in found:
        if not moment.when.startswith("T"):
            result.append(moment)
            continue
        day = _by_gmt(report.text, moment, days) or _day_beside(moment, days, starts) or _day_of_lead(moment, days, starts, written)
        if day and _ends_the_day(report.text, moment):
            day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        result.append(replace(moment, when=day + moment.when if day else ""))
    return tuple(result)


def _ends_the_day(text: str, moment: Moment) -> bool:
    """ "Shortly before midnight" on a Sunday is the end of Sunday."""
    return moment.when == "T00:00" and bool(_UNTIL.search(text[max(0, moment.span.start - 20) : moment.span.start]))


def _day_beside(moment: Moment, days: Sequence[Moment], starts: Sequence[int]) -> str:
    number = bisect_right(starts, moment.span.start) - 1
    own = [day for day in days if bisect_right(starts, day.span.start) - 1 == number]
    if own:
        return min(own, key=lambda day: abs(day.span.start - moment.span.start)).when
    before = [day for day in days if number - DAY_BEFORE <= bisect_right(starts, day.span.start) - 1 < number]
    return before[-1].when if before else ""


def _day_of_lead(moment: Moment, days: Sequence[Moment], starts: Sequence[int], written: date | None) -> str:
    """The day the lead tells of (the small hours after "Wednesday night" are Thursday's), else the day of writing."""
    lead = next((day for day in days if bisect_right(starts, day.span.start) <= LEAD), None)
    if lead is None or lead.basis == "stated":
        return written.isoformat() if written else ""
    after = lead.span.exact.endswith("night") and moment.when < "T06:00"
    return (date.fromisoformat(lead.when) + timedelta(days=after)).isoformat()


def _by_gmt(text: str, moment: Moment, days: Sequence[Moment]) -> str:
    """ "6 a.m. (2100 GMT Monday)": the local day that lies within the offsets of the Earth's time zones; "" when not told so."""
    match = _GMT.match(text[moment.span.end : moment.span.end + 80])
    if match is None or not match["weekday"]:
        return ""
    inside = (moment.span.end + match.start("weekday"), moment.span.end + match.end("weekday"))
    named = next((day for day in days if inside[0] <= day.span.start < inside[1]), None)
    if named is None:
        return ""
    there = int(match["hour"]) * 60 + int(match["minute"])
    here = int(moment.when[1:3]) * 60 + int(moment.when[4:6])
    step = next((step for step in (0, 1, -1) if -12 * 60 <= here + step * 24 * 60 - there <= 14 * 60), 0)
    return (date.fromisoformat(named.when) + timedelta(days=step)).isoformat()
