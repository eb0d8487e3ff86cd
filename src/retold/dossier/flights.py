"""Flights by their numbers, as figures: "Flight 175", "NH175": a number that reports can get wrong, though it counts nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from retold.model import FLIGHT_NUMBER, Annotations, Figure, FigureReading, content_id

PARTS = frozenset({"body", "title", "caption"})
_FLIGHT = re.compile(r"\b[Ff]light (?:No\.? ?|number )?(?:[A-Z]{2} ?)?(?P<number>[1-9]\d{0,3})\b(?![,.:]\d|[-–]| (?:hours?|minutes?)\b)")
_CODE = re.compile(r"\b[A-Z]{2} ?(?P<number>[1-9]\d{1,3})\b(?![,.:]\d|-)")


def flights(annotations: Sequence[Annotations]) -> tuple[Figure, ...]:
    """A row for each flight number, with the first place of each report that tells it; sorted by id.

    An airline's code with a number ("NH175") is a flight's where a report of the story tells of a flight of that number.
    """
    told: dict[float, list[FigureReading]] = defaultdict(list)
    for item in annotations:
        for reading in _told(item, _FLIGHT):
            told[reading.value].append(reading)
    for item in annotations:
        for reading in _told(item, _CODE):
            if reading.value in told and all(reading.span.report != other.span.report for other in told[reading.value]):
                told[reading.value].append(reading)
    return tuple(sorted((_figure(readings) for readings in told.values()), key=lambda figure: figure.id))


def _told(item: Annotations, pattern: re.Pattern[str]) -> Iterator[FigureReading]:
    """The first place of each number in the running text."""
    seen: set[str] = set()
    for sentence in item.sentences:
        if sentence.part in PARTS:
            for match in pattern.finditer(item.report.text, sentence.start, sentence.end):
                if match["number"] not in seen:
                    seen.add(match["number"])
                    yield FigureReading(float(match["number"]), "exact", item.report.span(*match.span()))


def _figure(readings: Sequence[FigureReading]) -> Figure:
    inside = tuple(sorted(readings, key=lambda reading: reading.span))
    identity = content_id("f", *(f"{reading.span.report}:{reading.span.start}" for reading in inside))
    return Figure(identity, "flight", FLIGHT_NUMBER, "agree", inside)
