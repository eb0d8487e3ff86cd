"""Rival figures that no row of figures holds together and that still count one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.counting import SURE, hardly_apart, rounded
from retold.counting.measures import OPEN_UP
from retold.dossier.discrepancies.core import core
from retold.dossier.discrepancies.counted import SURER, VAGUE
from retold.dossier.discrepancies.found import Findings, Pair, discrepancy, few
from retold.model import Discrepancy, Quantity, Span

LOOSE = frozenset({"about", "nearly"})
NEAR = 0.1  # a loose value agrees with another within a tenth


def rivals(found: Findings) -> Iterator[Discrepancy]:
    """Figures of different reports that count one thing and differ, those of one thing together, the surest first.

    Those that may count two things are not told: about half of them do.
    """
    chance = {pair: found.one_thing(pair[0].span, pair[1].span) for pair in found.rivals if _at_odds(*pair)}
    groups = _together(found, [pair for pair, p in chance.items() if p >= SURE])
    for group in sorted(groups, key=lambda group: (-max(chance[pair] for pair in group), _first(group))):
        kept = set(core(found, {q.span: q.value for pair in group for q in pair}, loose=_weight(found, group) == "compatible"))
        clashing = [pair for pair in group if {q.span for q in pair} <= kept]
        if clashing:
            yield _told(found, max(chance[pair] for pair in clashing), clashing)


def _told(found: Findings, p: float, group: Sequence[Pair]) -> Discrepancy:
    figures = sorted({q for pair in group for q in pair}, key=lambda q: q.span)
    spans = few(q.span for q in figures)
    words = ", ".join(dict.fromkeys(f"“{' '.join(q.span.exact.split())}”" for q in figures))
    weight = _weight(found, group)
    severity = "low" if weight == "compatible" or p < SURER else "medium" if weight == "later" else "high"
    return discrepancy("number", weight, found.claim_at(spans), severity, words, spans, f"The reports count {words}.")


def _weight(found: Findings, group: Sequence[Pair]) -> str:
    if all(_compatible(x, y) for x, y in group):
        return "compatible"
    told = sorted((found.published(q.span.report), q.value) for pair in group for q in pair)
    grows = all(x[1] <= y[1] for x, y in pairwise(told))
    return "later" if told[0][0] and told[0][0] != told[-1][0] and grows else "conflict"


def _compatible(x: Quantity, y: Quantity) -> bool:
    """Whether both can be right: "at least 50" and 84, "about 100" and 95."""
    low, high = sorted((x, y), key=lambda q: q.value)
    if low.value == high.value or VAGUE.search(low.span.exact) or VAGUE.search(high.span.exact):
        return True
    if low.bound in OPEN_UP or high.bound == "at most":
        return True
    return bool({x.bound, y.bound} & LOOSE) and high.value - low.value <= NEAR * high.value


def _at_odds(x: Quantity, y: Quantity) -> bool:
    return not (_one_value(x, y) or rounded(x, y) or hardly_apart(x, y))


def _one_value(x: Quantity, y: Quantity) -> bool:
    """Whether only the bounds differ, and not the one at least and the other at most, or the one is a range that holds the other."""
    if x.high is not None or y.high is not None:
        return x.value <= (y.high or y.value) and y.value <= (x.high or x.value)
    return x.value == y.value and "at most" not in (x.bound, y.bound)


def _together(found: Findings, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs with a figure in common, or two figures of one value in one row; "dozens" may be dead here and hurt there, and joins none."""
    group_of: dict[object, int] = {}
    groups: dict[int, list[Pair]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        groups[number].append(pair)
        for place in (_place(found, q) for q in pair if not VAGUE.search(q.span.exact)):
            other = group_of.setdefault(place, number)
            if other != number:
                groups[number] += groups.pop(other)
                group_of.update({key: number for key, group in group_of.items() if group == other})
    return list(groups.values())


def _place(found: Findings, q: Quantity) -> object:
    """The row and value of a figure; where it stands when no row has it."""
    return found.rows.get(q.span, q.span)


def _first(group: Sequence[Pair]) -> Span:
    return min(q.span for pair in group for q in pair)
