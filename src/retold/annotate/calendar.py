"""What the words of one date mean on the calendar, seen from the day a report was published."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from retold.annotate.words.numbers import UNITS_WORDS

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
YEARS_AROUND = 11  # a weekday falls on the same day of the month at least once in so many years
TO_COME, TO_COME_AHEAD = 2.5, 0.4
"""What a day to come costs beside a day gone by, each a day away: news looks back unless its words look ahead. Set on 110 dates of
newscluster-dev read by hand (bench/dates.py, the first draw)."""
MONTH_TO_COME, MONTH_TO_COME_AHEAD = 4.0, 0.1
"""The same for a month, which news names without a year for longer after than before."""
WITHIN = 330  # days ahead beyond which news names the year
TOMORROW = 6  # days back at which a bare weekday is the day after: the writer's clock was ahead of the publisher's

Resolved = tuple[str, str, str]
"""ISO 8601, precision and basis, as in :class:`retold.model.Moment`; precision "" for what is no date."""
NOTHING: Resolved = ("", "", "")
Match = re.Match[str]


def resolve(rule: str, match: Match, reference: date | None, ahead: bool) -> Resolved:
    """What ``match`` of the pattern of ``rule`` means, seen from the day ``reference``; ``ahead``: its words look ahead."""
    return _RULES[rule](match, reference, ahead)


def agreeing(match: Match, reference: date | None) -> bool:
    """Whether the weekday that a date without a year names is that of the date nearest ``reference``; True when it names none."""
    fields = match.groupdict()
    if reference is None or not fields.get("weekday") or not fields.get("day") or fields.get("year"):
        return True
    near = _nearest(reference, _month(match), int(match["day"]), ahead=False)
    return not near or date.fromisoformat(near).weekday() == _weekday_number(match)


def _iso(match: Match, _reference: date | None, _ahead: bool) -> Resolved:
    when = _day(int(match["year"]), int(match["monthno"]), int(match["day"]))
    return (when, "day", "stated") if when else NOTHING


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _month(match: Match) -> int:
    return next(k for k, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower().rstrip(".")[:3]))


def _weekday_number(match: Match) -> int:
    return next(k for k, name in enumerate(DAYS) if name.startswith(match["weekday"].lower().rstrip(".")[:3]))


def _full_day(match: Match, reference: date | None, ahead: bool) -> Resolved:
    month, day = _month(match), int(match["day"])
    if match["year"]:
        when = _day(int(match["year"]), month, day)
        return (when, "day", "stated") if when else NOTHING
    if not _day(2024, month, day):
        return NOTHING
    if reference is None:
        return "", "day", "resolved"
    if match["of"]:
        return _day(_year_of(match, reference), month, day), "day", "resolved"
    weekday = _weekday_number(match) if match["weekday"] else None
    return _nearest(reference, month, day, ahead, weekday), "day", "resolved"


def _nearest(reference: date, month: int, day: int, ahead: bool, weekday: int | None = None) -> str:
    """The day of that month nearest ``reference``, on that weekday when there is one in the years around."""
    every = (_day(year, month, day) for year in range(reference.year - YEARS_AROUND, reference.year + 2))
    days = [when for when in every if when and (date.fromisoformat(when) - reference).days < WITHIN]
    fitting = [when for when in days if weekday is None or date.fromisoformat(when).weekday() == weekday] or days

    def cost(when: str) -> tuple[float, str]:
        away = (date.fromisoformat(when) - reference).days
        return (away * (TO_COME_AHEAD if ahead else TO_COME) if away > 0 else -away), when

    return min(fitting, key=cost, default="")


def _year_of(match: Match, reference: date) -> int:
    """ "June 12 last year"."""
    return reference.year + {"last": -1, "this": 0, "next": 1}[match["of"]]


def _month_year(match: Match, reference: date | None, _ahead: bool) -> Resolved:
    if match.groupdict().get("of"):
        return (f"{_year_of(match, reference)}-{_month(match):02d}" if reference else ""), "month", "resolved"
    return f"{match['year']}-{_month(match):02d}", "month", "stated"


def _weekday(match: Match, reference: date | None, ahead: bool) -> Resolved:
    if reference is None:
        return "", "day", "resolved"
    back = (reference.weekday() - _weekday_number(match)) % 7
    which = (match["which"] or "").lower().split(" ")[-1]
    if which in {"last", "past"}:
        back = back or 7
    elif which == "next" or (ahead and back > 0) or (not which and back == TOMORROW):
        back -= 7
    return (reference - timedelta(days=back)).isoformat(), "day", "resolved"


def _named(match: Match, reference: date | None, _ahead: bool) -> Resolved:
    if reference is None:
        return "", "day", "resolved"
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["named"].lower(), 0)
    return (reference + timedelta(days=step)).isoformat(), "day", "resolved"


def _relative(match: Match, reference: date | None, _ahead: bool) -> Resolved:
    unit, which = match["unit"], match["which"].lower()
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[which]
    precision = {"year": "year", "month": "month", "week": "day", "weekend": "day"}.get(unit, "year")
    if reference is None:
        return "", precision, "resolved"
    if unit == "month":
        return _months_on(reference, step), "month", "resolved"
    if unit in {"week", "weekend"}:
        monday = reference - timedelta(days=reference.weekday()) + timedelta(days=7 * step + (5 if unit == "weekend" else 0))
        return monday.isoformat(), "day", "resolved"
    return f"{reference.year + step:04d}", "year", "resolved"


def _months_on(reference: date, step: int) -> str:
    index = reference.year * 12 + reference.month - 1 + step
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _ago(match: Match, reference: date | None, _ahead: bool) -> Resolved:
    unit = match["unit"]
    precision = "year" if unit in {"year", "decade"} else "month" if unit == "month" else "day"
    if reference is None:
        return "", precision, "resolved"
    word = match["count"].lower()
    count = int(word) if word.isdigit() else UNITS_WORDS.get(word, 1)
    if unit in {"year", "decade"}:
        year = reference.year - count * (10 if unit == "decade" else 1)
        return (f"{year:04d}", "year", "resolved") if year > 0 else NOTHING
    if unit == "month":
        return _months_on(reference, -count), "month", "resolved"
    return (reference - timedelta(days=count * (7 if unit == "week" else 1))).isoformat(), "day", "resolved"


def _bare_month(match: Match, reference: date | None, ahead: bool) -> Resolved:
    if reference is None:
        return "", "month", "resolved"
    month = _month(match)
    which = (match.groupdict().get("which") or "").lower()
    ahead_by = (month - reference.month) % 12
    if which == "next":
        step = ahead_by or 12
    elif which == "last":
        step = ahead_by - 12
    else:
        dear = MONTH_TO_COME_AHEAD if ahead else MONTH_TO_COME
        step = ahead_by if ahead_by * dear < 12 - ahead_by else ahead_by - 12
    return _months_on(reference, step), "month", "resolved"


def _year(match: Match, _reference: date | None, _ahead: bool) -> Resolved:
    if match.group().endswith("s"):
        return f"{match['year'][:3]}0", "year", "stated"
    return match["year"], "year", "stated"


def _clock(match: Match, _reference: date | None, _ahead: bool) -> Resolved:
    fields = match.groupdict()
    if fields.get("noon"):
        clock = "12:00" if match["noon"].lower() == "noon" else "00:00"
    elif fields.get("hour24"):
        clock = f"{int(match['hour24']):02d}:{match['minute24']}"
    else:
        hour = int(match["hour"])
        if not 1 <= hour <= 12:
            return NOTHING
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
        clock = f"{hour:02d}:{match['minute'] or '00'}"
    return "T" + clock, "minute", "resolved"


_RULES: dict[str, Callable[[Match, date | None, bool], Resolved]] = {
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
