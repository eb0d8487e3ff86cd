"""Times of day and the years that things are known by, as figures: "around 5:10 a.m.", "the Act of 1798"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.model import CALENDAR_YEAR, CLOCK, Annotations, Claim, Figure, FigureReading, Moment, Span, content_id

NEAR = 15.0  # minutes within which a time told loosely agrees with another
FEWEST_SHARED = 2  # telling words two sentences must share for their times to be of one thing, when no claim joins them
TELLING_LETTERS = 5  # letters from which a word is taken to tell something: no lexicon is at hand here
_LOOSE = re.compile(r"(?i)\b(around|about|roughly|approximately|nearly|(?:shortly|just|some time) (?:before|after))\s+$")
_ZONE = re.compile(r"^\s*\(?((?:[ECMP][SD]?T|GMT|UTC|BST|JST|CET|CEST)\b|[A-Za-z ]{0,12}local time)")
_OF = re.compile(r"([A-Za-z][\w’'-]*)\s+of\s+$")
_HEAD = re.compile(r"^\s+((?:[A-Z][\w’'-]*\s+){0,4}[A-Z][\w’'-]*)")
SPANS_OF_TIME = frozenset(
    "summer winter spring autumn fall end beginning start middle half quarter year years class early late events rest "
    "january february march april may june july august september october november december".split()
)
"""Nouns before "of 2015" that tell when, and not which."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A time or year in one report: its value, whether loosely told, its zone, the claim and the telling words of its sentence."""

    span: Span
    value: float
    bound: str
    unit: str
    what: str
    zone: str
    claim: str
    words: frozenset[str]


def times(annotations: Sequence[Annotations], claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """A row for each time of day or year of a thing, joined across reports by value, claim and the words around; sorted by id."""
    homes = sorted((p.span.report, p.span.start, p.span.end, claim.id) for claim in claims for p in claim.passages)
    told = [one for item in annotations for one in _told(item, homes)]
    return tuple(sorted((_figure(group) for group in _grouped(told)), key=lambda figure: figure.id))


def _told(item: Annotations, homes: Sequence[tuple[str, int, int, str]]) -> Iterator[_Told]:
    text, name = item.report.text, item.report.id
    starts = [sentence.start for sentence in item.sentences]
    for moment in item.moments:
        found = _read(text, moment)
        number = bisect_left(starts, moment.span.start + 1) - 1
        if found is None or number < 0 or item.sentences[number].part not in ("body", "title"):
            continue
        unit, value, what = found
        sentence = item.sentences[number]
        words = frozenset(
            t.lemma for t in item.tokens[sentence.first : sentence.last] if t.tag != "PUNCT" and len(t.lemma) >= TELLING_LETTERS
        )
        claim = next((claim for report, start, end, claim in homes if report == name and start <= moment.span.start < end), "")
        loose = _LOOSE.search(text[max(0, moment.span.start - 25) : moment.span.start])
        span = item.report.span(moment.span.start - len(loose[0]), moment.span.end) if loose and unit == CLOCK else moment.span
        zone = _ZONE.match(text[moment.span.end : moment.span.end + 25]) if unit == CLOCK else None
        place = "local" if zone is None or "local" in zone[1] else zone[1]
        yield _Told(span, value, "about" if loose else "exact", unit, what, place, claim, words)


def _read(text: str, moment: Moment) -> tuple[str, float, str] | None:
    """Unit, value and what the time or year is of; None for a moment that is neither."""
    if moment.precision == "minute" and "T" in moment.when:
        hours, minutes = moment.when[-5:].split(":")
        return CLOCK, 60.0 * int(hours) + int(minutes), "time"
    if moment.precision != "year" or moment.basis != "stated" or not moment.span.exact.isdigit():
        return None
    before = _OF.search(text[max(0, moment.span.start - 40) : moment.span.start])
    if before and before[1].lower() not in SPANS_OF_TIME:
        return CALENDAR_YEAR, float(moment.when), before[1].lower()
    after = _HEAD.match(text[moment.span.end : moment.span.end + 80])
    return (CALENDAR_YEAR, float(moment.when), after[1].split()[-1].lower()) if after else None


def _grouped(told: Sequence[_Told]) -> list[list[_Told]]:
    """Groups that hold one value of a report, the surest joins first."""
    pairs = sorted(
        (-strength, i, j) for i, x in enumerate(told) for j, y in enumerate(told[i + 1 :], i + 1) if (strength := _one_thing(x, y)) > 0
    )
    group_of = list(range(len(told)))
    members = {i: [i] for i in range(len(told))}
    for _, i, j in pairs:
        a, b = sorted((group_of[i], group_of[j]))
        values: dict[str, set[float]] = defaultdict(set)
        for k in members[a] + members[b]:
            values[told[k].span.report].add(told[k].value)
        if a == b or any(len(of_one) > 1 for of_one in values.values()):
            continue
        for k in members[b]:
            group_of[k] = a
        members[a] += members.pop(b)
    return [[told[k] for k in sorted(group)] for _, group in sorted(members.items())]


def _one_thing(x: _Told, y: _Told) -> float:
    """How much speaks for one thing timed or dated; 0 when too little does."""
    if x.unit != y.unit or not _one_zone(x, y) or (x.unit == CALENDAR_YEAR and x.what != y.what):
        return 0.0
    shared = len(x.words & y.words)
    together = x.claim == y.claim != ""
    if x.value == y.value:
        return 2.0 + shared if together or shared or x.unit == CALENDAR_YEAR else 0.0
    apart = abs(x.value - y.value)
    if x.unit == CALENDAR_YEAR or x.span.report == y.span.report or apart > 12 * NEAR:
        return 0.0
    return (1.0 if together else 0.0) + 0.1 * shared if together or shared >= FEWEST_SHARED else 0.0


def _one_zone(x: _Told, y: _Told) -> bool:
    """Whether the two clocks may be one: where one names its zone and the other none, only one time told by both is."""
    return x.zone == y.zone or (x.value == y.value and "local" in (x.zone, y.zone))


def _figure(group: Sequence[_Told]) -> Figure:
    first: dict[tuple[str, float], _Told] = {}
    for one in sorted(group, key=lambda one: one.span):
        first.setdefault((one.span.report, one.value), one)
    readings = tuple(FigureReading(one.value, one.bound, one.span) for one in first.values())
    identity = content_id("f", *(f"{one.span.report}:{one.span.start}" for one in sorted(group, key=lambda one: one.span)))
    return Figure(identity, group[0].what, group[0].unit, _status(readings), readings)


def _status(readings: Sequence[FigureReading]) -> str:
    values = {reading.value for reading in readings}
    if len(values) == 1:
        return "agree"
    loose = any(reading.bound == "about" for reading in readings)
    return "compatible" if loose and max(values) - min(values) <= NEAR else "conflict"
