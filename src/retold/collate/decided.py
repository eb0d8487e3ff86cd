"""Claims and counts as people decided: which passages must stand together, which never do, which figures do not count one thing."""

from __future__ import annotations

from collections.abc import Sequence

from retold.collate.counts import Counts
from retold.collate.units import Unit
from retold.model import Quantity, Ruling, Tie

Pairs = frozenset[tuple[int, int]]


def bound(units: Sequence[Unit], ties: Sequence[Tie]) -> tuple[Pairs, Pairs]:
    """Pairs of unit numbers (smaller first) that must stand in one claim, and pairs that never do; the latest tie on a pair holds."""
    decided: dict[tuple[int, int], bool] = {}
    for tie in ties:
        here = [i for i, unit in enumerate(units) if unit.passage.span.meets(tie.a)]
        there = [j for j, unit in enumerate(units) if unit.passage.span.meets(tie.b)]
        for i, j in ((i, j) for i in here for j in there if i != j):
            decided[min(i, j), max(i, j)] = tie.together
    together = frozenset(pair for pair, joined in decided.items() if joined)
    return together, frozenset(decided) - together


def keep_to_counts(counts: Counts, rulings: Sequence[Ruling]) -> Counts:
    """``counts`` without the rivals, labels and selves among figures that were said not to count one thing."""
    rejected = [ruling for ruling in rulings if ruling.kind == "figure" and not ruling.stands]
    if not rejected:
        return counts

    def kept(pairs: Sequence[tuple[Quantity, Quantity]]) -> tuple[tuple[Quantity, Quantity], ...]:
        return tuple(pair for pair in pairs if not any(_concerns(ruling, pair) for ruling in rejected))

    return Counts(counts.groups, kept(counts.rivals), kept(counts.labels), kept(counts.selves))


def _concerns(ruling: Ruling, pair: tuple[Quantity, Quantity]) -> bool:
    return all(any(quantity.span.meets(span) or quantity.number.meets(span) for span in ruling.spans) for quantity in pair)
