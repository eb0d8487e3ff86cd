"""Stated dates to ISO 8601. A date that can be read in two ways (3/4/2025) is not guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
         "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
CLOCK = (
    r"(?:[T\s,]+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?![\d:]))?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
NUMERIC = r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
MONTH_FIRST = MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d{2})"
DAY_FIRST = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+" + MONTH + r",?[\s-]+(?P<year>(?:19|20)\d{2})"
SLASHED = r"(?P<first>\d{1,2})[/.](?P<second_part>\d{1,2})[/.](?P<year>(?:19|20)\d{2})(?!\d)"

DATE = re.compile("|".join(rf"(?:{re.sub(r'[?]P<[a-z_]+>', '?:', shape)})" for shape in (NUMERIC, MONTH_FIRST, DAY_FIRST)), re.IGNORECASE)
"""Finds a full date (day, month and year) anywhere in a text."""

SHAPES = tuple(re.compile(rf"\s*{WEEKDAY}{shape}{CLOCK}", re.IGNORECASE) for shape in (NUMERIC, MONTH_FIRST, DAY_FIRST, SLASHED))


def iso(stated: str) -> str:
    """ISO 8601 for a stated date: "2025-04-21", or with a time "2025-04-21T10:30:00", or "...+02:00"; "" when unreadable.

    Takes ISO 8601, mail and HTTP dates, "April 21, 2025", "21 Apr 2025, 4:05 pm GMT", and seconds since 1970.
    Offsets are kept as stated, "Z", "UTC" and "GMT" become "+00:00".
    """
    stated = stated.strip()[:100]
    if re.fullmatch(r"\d{10}|\d{13}", stated):
        seconds = int(stated[:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    for shape in SHAPES:
        match = shape.match(stated)
        if match:
            return from_match(match)
    return ""


def from_match(match: re.Match[str]) -> str:
    """ISO 8601 for a match of one of :data:`SHAPES`; "" for a day or an hour that does not exist."""
    fields = match.groupdict()
    month_and_day = numbers(fields)
    if month_and_day is None:
        return ""
    month, day = month_and_day
    try:
        on = date(int(fields["year"]), month, day)
        at = clock(fields)
    except ValueError:
        return ""
    if at is None:
        return on.isoformat()
    return datetime.combine(on, at).isoformat()


def numbers(fields: dict[str, str | None]) -> tuple[int, int] | None:
    """Month and day; None when a date of two small numbers could be read both ways."""
    if fields.get("first"):
        first, second = int(fields["first"] or 0), int(fields["second_part"] or 0)
        if first > 12:
            return second, first
        return (first, second) if second > 12 or first == second else None
    month = (fields["month"] or "").lower()
    return (int(month) if month.isdigit() else MONTHS[month]), int(fields["day"] or 0)


def clock(fields: dict[str, str | None]) -> time | None:
    """The time of day; None when none is stated. Raises ValueError for an hour that does not exist."""
    if not fields.get("hour"):
        return None
    hour, half = int(fields["hour"] or 0), (fields["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(fields["minute"] or 0), int(fields["second"] or 0), tzinfo=zone(fields["zone"] or ""))


def zone(stated: str) -> timezone | None:
    """The offset from UTC; None when none is stated. Raises ValueError beyond a day."""
    if not stated:
        return None
    if stated.upper() in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if stated[0] == "-" else 1
    digits = stated[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
