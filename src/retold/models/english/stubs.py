"""Date lines that lost the breaks around them: "Ferry sinks off Lisbon Friday, May 8, 2015 A ferry sank" is three lines run together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.models.english.words import ADPOSITIONS

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
OPENING = frozenset("“ ‘ \" '".split())
LEADING = ADPOSITIONS | frozenset("and or this last next the every until , ; ( “ ‘ — – -".split())
"""What stands before a date that is told in a sentence."""


def stub_edges(words: Sequence[str]) -> Iterator[int]:
    """Places at which a date line, weekday to year, begins or what follows it does; none where the date is part of a sentence."""
    for place, word in enumerate(words):
        if word.lower() not in WEEKDAYS or (place and words[place - 1].lower() in LEADING):
            continue
        end = _date_end(words, place + 1)
        if end and end < len(words) and (words[end][0].isupper() or words[end] in OPENING):
            yield from (place, end)


def _date_end(words: Sequence[str], at: int) -> int:
    """The place after ", May 8, 2015" or ", 8 May 2015" from ``at`` on; 0 when no such date stands there."""
    at += at < len(words) and words[at] == ","
    parts = [word.lower() for word in words[at : at + 4]]
    if len(parts) == 4 and parts[0] in MONTHS and _day(parts[1]) and parts[2] == "," and _year(parts[3]):
        return at + 4
    return at + 3 if len(parts) >= 3 and _day(parts[0]) and parts[1] in MONTHS and _year(parts[2]) else 0


def _day(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _year(word: str) -> bool:
    return word.isdigit() and len(word) == 4
