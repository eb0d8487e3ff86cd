"""Quantities: one thing counted by several reports, and whether the counts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from retold.counting import aside, converted, in_unit, kind_of
from retold.model import Figure, FigureReading, Quantity, Report, content_id

LOOSE = frozenset({"about", "nearly"})
OPEN_UP = frozenset({"at least", "more than"})
MENTIONS = 2
NEAR = 0.1  # a loose value agrees with another within a tenth


def figures(counts: Sequence[Sequence[Quantity]], reports: Sequence[Report]) -> tuple[Figure, ...]:
    """A row for each of ``counts`` (groups of figures that count one thing), sorted by id."""
    by_id = {report.id: report for report in reports}
    return tuple(sorted((_figure(group, by_id) for group in counts), key=lambda f: f.id))


def _figure(group: Sequence[Quantity], reports: dict[str, Report]) -> Figure:
    plain = _without_asides(group)
    unit = _unit(plain)
    group = [_in_unit(q, unit, group) for q in plain]
    readings = tuple(FigureReading(q.value, q.bound, q.span) for q in _first_told(group))
    what = Counter(q.what for q in group if q.what)
    thing = min(what, key=lambda w: (-what[w], w), default="")
    identity = content_id("f", *(f"{q.number.report}:{q.number.start}" for q in sorted(group, key=lambda q: q.number)))
    return Figure(identity, thing, unit, _status(group, reports), readings)


def _without_asides(group: Sequence[Quantity]) -> list[Quantity]:
    """By place, without what but converts the figure before it: "40 metres (131 feet)" is one figure."""
    out: list[Quantity] = []
    for q in sorted(group, key=lambda q: q.span):
        if not (out and converted(out[-1], q) and aside(out[-1], q)):
            out.append(q)
    return out


def _unit(group: Sequence[Quantity]) -> str:
    """The unit that most figures of the group have, the first told of those that as many have."""
    units = Counter(q.unit for q in group)
    return max(units, key=lambda unit: (units[unit], -next(n for n, q in enumerate(group) if q.unit == unit)))


def _in_unit(q: Quantity, unit: str, group: Sequence[Quantity]) -> Quantity:
    """The figure in the unit of its row, as the row has the value where another gives it."""
    if kind_of(q.unit) != kind_of(unit) or q.unit == unit:
        return q
    same = next((other.value for other in group if other.unit == unit and converted(q, other)), None)
    return replace(q, value=in_unit(q, unit) if same is None else same, unit=unit)


def _first_told(group: Sequence[Quantity]) -> list[Quantity]:
    """By place, two mentions of one value in one report, the headline and the text; further ones while the row stays short."""
    told: Counter[tuple[str, float]] = Counter()
    first: list[Quantity] = []
    further: list[Quantity] = []
    for q in sorted(group, key=lambda q: q.span):
        told[q.span.report, q.value] += 1
        (first if told[q.span.report, q.value] <= MENTIONS else further).append(q)
    room = max(0, MENTIONS * len({q.span.report for q in group}) - len(first))
    return sorted([*first, *further[:room]], key=lambda q: q.span)


def _status(group: Sequence[Quantity], reports: dict[str, Report]) -> str:
    values = sorted({q.value for q in group})
    if len(values) == 1:
        bounds = {q.bound for q in group}
        return "conflict" if "at most" in bounds and bounds & OPEN_UP else "agree"
    if all(_compatible(x, y) for x in group for y in group):
        return "compatible"
    return "superseded" if _grows(group, reports) else "conflict"


def _compatible(x: Quantity, y: Quantity) -> bool:
    low, high = sorted((x, y), key=lambda q: q.value)
    if low.value == high.value or low.bound in OPEN_UP:
        return True
    return bool({x.bound, y.bound} & LOOSE) and high.value - low.value <= NEAR * high.value


def _grows(group: Sequence[Quantity], reports: dict[str, Report]) -> bool:
    """Later reports, by their stated times, never give less: a toll that grows is told later, not wrong."""
    timed = sorted((reports[q.span.report].published, q.value) for q in group)
    if any(not published for published, _ in timed) or timed[0][0] == timed[-1][0]:
        return False
    return all(earlier[1] <= later[1] for earlier, later in pairwise(timed))
