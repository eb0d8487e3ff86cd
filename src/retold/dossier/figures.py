"""Quantities: one thing counted by several reports, and whether the counts agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from retold.model import Annotations, Claim, Figure, FigureReading, Quantity, Report, content_id
from retold.ports import Lexicon

LOOSE = frozenset({"about", "nearly"})
OPEN_UP = frozenset({"at least", "more than"})
NEAR = 0.1  # a loose value agrees with another within a tenth
LIKE = frozenset({"same", "synonym", "broader", "narrower"})


def figures(annotations: Sequence[Annotations], claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Figure, ...]:
    """A row a quantity, sorted by id.

    Two figures count one thing when unit and thing counted agree and either the value is the same or the passages speak to
    one claim. Every figure of the running text stands in exactly one row.
    """
    reports = {item.report.id: item.report for item in annotations}
    found = sorted((q for item in annotations for q in item.quantities), key=lambda q: q.span)
    home = _homes(claims)
    groups = _grouped(found, home, lexicon)
    return tuple(sorted((_figure(group, reports) for group in groups), key=lambda f: f.id))


def _homes(claims: Sequence[Claim]) -> dict[str, list[tuple[int, int, str]]]:
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for claim in claims:
        for passage in claim.passages:
            places[passage.span.report].append((passage.span.start, passage.span.end, claim.id))
    return places


def _claim_of(home: dict[str, list[tuple[int, int, str]]], q: Quantity) -> str:
    return next((claim for start, end, claim in home.get(q.span.report, ()) if start <= q.number.start < end), "")


def _grouped(found: Sequence[Quantity], home: dict[str, list[tuple[int, int, str]]], lexicon: Lexicon) -> list[list[Quantity]]:
    """Greedy: pairs by how surely they count one thing; a report's different values of one thing stay apart."""
    claim = [_claim_of(home, q) for q in found]
    pairs = []
    for i, x in enumerate(found):
        for j in range(i + 1, len(found)):
            score = _one_thing(x, found[j], bool(claim[i]) and claim[i] == claim[j], lexicon)
            if score > 0:
                pairs.append((-score, i, j))
    group_of = list(range(len(found)))
    members = {i: [i] for i in range(len(found))}
    for _, i, j in sorted(pairs):
        a, b = group_of[i], group_of[j]
        if a == b or not _one_report_one_value([found[k] for k in members[a] + members[b]]):
            continue
        for k in members[b]:
            group_of[k] = a
        members[a] += members.pop(b)
    return [[found[i] for i in sorted(group)] for _, group in sorted(members.items())]


def _one_thing(x: Quantity, y: Quantity, same_claim: bool, lexicon: Lexicon) -> float:
    """0 when two figures are not held to count one thing."""
    if x.unit != y.unit:
        return 0.0
    same_value = x.value == y.value
    if x.what and y.what:
        what = 1.0 if x.what == y.what else 0.7 if lexicon.relation(x.what, y.what) in LIKE else 0.0
    else:
        what = 0.4 if x.unit or x.what == y.what else 0.2
    if same_value and (what >= 0.7 or same_claim or (x.value >= 13 and what > 0.2)):
        return 1.0 + what + same_claim
    if same_claim and what >= 0.7 and x.span.report != y.span.report:
        return 0.5 + 0.5 * what
    return 0.0


def _one_report_one_value(group: Sequence[Quantity]) -> bool:
    values: dict[str, set[float]] = defaultdict(set)
    for q in group:
        values[q.span.report].add(q.value)
    return all(len(v) == 1 for v in values.values())


def _figure(group: Sequence[Quantity], reports: dict[str, Report]) -> Figure:
    readings = tuple(FigureReading(q.value, q.bound, q.span) for q in sorted(group, key=lambda q: q.span))
    what = Counter(q.what for q in group if q.what)
    thing = min(what, key=lambda w: (-what[w], w), default="")
    identity = content_id("f", *(f"{q.number.report}:{q.number.start}" for q in sorted(group, key=lambda q: q.number)))
    return Figure(identity, thing, group[0].unit, _status(group, reports), readings)


def _status(group: Sequence[Quantity], reports: dict[str, Report]) -> str:
    values = sorted({q.value for q in group})
    if len(values) == 1:
        return "agree"
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
