"""Dates and times where they stand, resolved against the day the report was published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from retold.annotate.words.numbers import UNITS_WORDS
from retold.model import Moment, Report, Sentence

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.)"
_CLOCK = r"(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b"
FUTURE = re.compile(
    r"(?i)\b(?:will|would|next|due|scheduled|plans?|planned|until|upcoming|from|starting|begins?|expected|ahead)\b[^.]{0,60}$"
)

_RULES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(r"\b(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)\b"), "iso"),
    (re.compile(rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b(?!\d)(?:,?\s+{_YEAR}\b)?"), "day"),
    (re.compile(rf"\b(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:\b|(?<=\.))(?:,?\s+{_YEAR}\b)?"), "day"),
    (re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"), "month"),
    (re.compile(rf"\b(?:(?P<which>last|this|next|past)\s+)?{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?"), "weekday"),
    (
        re.compile(
            r"\b(?P<named>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b(?!['’]s)"
        ),
        "named",
    ),
    (
        re.compile(
            r"\b(?:(?:[Ee]arlier|[Ll]ater)\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>week|month|year|weekend|summer|spring|autumn|winter|fall)\b"
        ),
        "relative",
    ),
    (
        re.compile(
            r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier)\b"
        ),
        "ago",
    ),
    (
        re.compile(rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?(?:(?:early|late|mid-?)\s*)?(?!May\b|Mar\b|March\b){_MONTH}(?!\w)"),
        "bare month",
    ),
    (re.compile(rf"\b(?:[Ii]n|[Ll]ast|[Tt]his|[Nn]ext|[Ss]ince|[Bb]y|[Uu]ntil|[Ee]arly|[Ll]ate)\s+{_MONTH}(?!\w)"), "bare month"),
    (re.compile(rf"(?<![\d.,$£€#-]){_YEAR}s?\b(?![,.]?\d|%)"), "year"),
    (re.compile(rf"\b(?:{_CLOCK})|\b(?P<noon>[Nn]oon|[Mm]idnight)\b"), "clock"),
]


def find_moments(report: Report, sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """The dates and times of ``report`` in order of place.

    A day without a year is the nearest that fits before the day of publication (after it where the words look
    ahead); without a day of publication a relative date stays unresolved (``when`` ""). ISO 8601.
    """
    reference = _reference(report.published)
    taken = bytearray(len(report.text))
    found: list[Moment] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(report.text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            ahead = bool(FUTURE.search(report.text[max(0, match.start() - 80) : match.start()]))
            when, precision, basis = _RESOLVE[rule](match, reference, ahead)
            if not precision:
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(Moment(report.span(start, end), when, precision, basis))
    return _with_clock(sorted(found, key=lambda moment: moment.span), sentences)


def _reference(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _month_number(match: re.Match[str]) -> int:
    return next(k for k, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower().rstrip(".")[:3]))


Resolved = tuple[str, str, str]
NOTHING: Resolved = ("", "", "")


def _iso(match: re.Match[str], _reference: date | None, _ahead: bool) -> Resolved:
    when = _day(int(match["year"]), int(match["monthno"]), int(match["day"]))
    return (when, "day", "stated") if when else NOTHING


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _full_day(match: re.Match[str], reference: date | None, ahead: bool) -> Resolved:
    month, day = _month_number(match), int(match["day"])
    if match["year"]:
        when = _day(int(match["year"]), month, day)
        return (when, "day", "stated") if when else NOTHING
    if not _day(2024, month, day):
        return NOTHING
    if reference is None:
        return "", "day", "resolved"
    return _nearest_year(reference, month, day, ahead), "day", "resolved"


def _nearest_year(reference: date, month: int, day: int, ahead: bool) -> str:
    """The day of that month nearest before ``reference``, a few days after it allowed; after it when looking ahead."""
    last = reference + timedelta(days=120 if ahead else 7)
    for year in (reference.year + 1, reference.year, reference.year - 1):
        when = _day(year, month, day)
        if when and date.fromisoformat(when) <= last:
            return when
    return ""


def _month_year(match: re.Match[str], _reference: date | None, _ahead: bool) -> Resolved:
    return f"{match['year']}-{_month_number(match):02d}", "month", "stated"


def _weekday(match: re.Match[str], reference: date | None, ahead: bool) -> Resolved:
    if reference is None:
        return "", "day", "resolved"
    wanted = next(k for k, name in enumerate(DAYS) if name.startswith(match["weekday"].lower().rstrip(".")[:3]))
    back = (reference.weekday() - wanted) % 7
    which = (match["which"] or "").lower()
    if which in {"last", "past"} and back == 0:
        back = 7
    elif which == "next" or (ahead and back > 0):
        back -= 7
    return (reference - timedelta(days=back)).isoformat(), "day", "resolved"


def _named(match: re.Match[str], reference: date | None, _ahead: bool) -> Resolved:
    if reference is None:
        return "", "day", "resolved"
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["named"].lower(), 0)
    return (reference + timedelta(days=step)).isoformat(), "day", "resolved"


def _relative(match: re.Match[str], reference: date | None, _ahead: bool) -> Resolved:
    unit, which = match["unit"], match["which"].lower()
    step = {"last": -1, "this": 0, "next": 1}[which]
    precision = {"year": "year", "month": "month", "week": "day", "weekend": "day"}.get(unit, "year")
    if reference is None:
        return "", precision, "resolved"
    if unit == "month":
        index = reference.year * 12 + reference.month - 1 + step
        return f"{index // 12:04d}-{index % 12 + 1:02d}", "month", "resolved"
    if unit in {"week", "weekend"}:
        monday = reference - timedelta(days=reference.weekday()) + timedelta(days=7 * step + (5 if unit == "weekend" else 0))
        return monday.isoformat(), "day", "resolved"
    return f"{reference.year + step:04d}", "year", "resolved"


def _ago(match: re.Match[str], reference: date | None, _ahead: bool) -> Resolved:
    unit = match["unit"]
    precision = "year" if unit in {"year", "decade"} else "month" if unit == "month" else "day"
    if reference is None:
        return "", precision, "resolved"
    word = match["count"].lower()
    count = int(word) if word.isdigit() else UNITS_WORDS.get(word, 1)
    if unit in {"year", "decade"}:
        return f"{reference.year - count * (10 if unit == 'decade' else 1):04d}", "year", "resolved"
    if unit == "month":
        index = reference.year * 12 + reference.month - 1 - count
        return f"{index // 12:04d}-{index % 12 + 1:02d}", "month", "resolved"
    return (reference - timedelta(days=count * (7 if unit == "week" else 1))).isoformat(), "day", "resolved"


def _bare_month(match: re.Match[str], reference: date | None, ahead: bool) -> Resolved:
    if reference is None:
        return "", "month", "resolved"
    month = _month_number(match)
    which = (match.groupdict().get("which") or "").lower()
    year = reference.year
    if which == "next" or (ahead and month < reference.month and which != "last"):
        year += month < reference.month
    elif month > reference.month or (which == "last" and month == reference.month):
        year -= 0 if ahead and which != "last" else 1
    return f"{year:04d}-{month:02d}", "month", "resolved"


def _year(match: re.Match[str], _reference: date | None, _ahead: bool) -> Resolved:
    if match.group().endswith("s"):
        return f"{match['year'][:3]}0", "year", "stated"
    return match["year"], "year", "stated"


def _clock(match: re.Match[str], _reference: date | None, _ahead: bool) -> Resolved:
    if match["noon"]:
        clock = "12:00" if match["noon"].lower() == "noon" else "00:00"
    elif match["hour24"]:
        clock = f"{int(match['hour24']):02d}:{match['minute24']}"
    else:
        hour = int(match["hour"])
        if not 1 <= hour <= 12:
            return NOTHING
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
        clock = f"{hour:02d}:{match['minute'] or '00'}"
    return "T" + clock, "minute", "resolved"


_RESOLVE: dict[str, Callable[[re.Match[str], date | None, bool], Resolved]] = {
    "iso": _iso,
    "day": _full_day,
    "month": _month_year,
    "weekday": _weekday,
    "named": _named,
    "relative": _relative,
    "ago": _ago,
    "bare month": _bare_month,
    "year": _year,
    "clock": _clock,
}


def _with_clock(found: Sequence[Moment], sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """Times of day given the day their sentence names, else left without a day ("" when none is named)."""
    starts = [sentence.start for sentence in sentences]
    result: list[Moment] = []
    for moment in found:
        if not moment.when.startswith("T"):
            result.append(moment)
            continue
        number = bisect_right(starts, moment.span.start) - 1
        days = [
            other for other in found if other.precision == "day" and other.when and bisect_right(starts, other.span.start) - 1 == number
        ]
        nearest = min(days, key=lambda other: abs(other.span.start - moment.span.start), default=None)
        when = nearest.when + moment.when if nearest is not None else ""
        result.append(Moment(moment.span, when, "minute", moment.basis))
    return tuple(result)
