"""Claims and counts as people decided: which passages must stand together, which never do, which figures do not count one thing."""

from __future__ import annotations

from collections.abc import Sequence

from retold.collate.counts import Counts
from retold.collate.units import Unit
from retold.model import Passage, Quantity, Ruling, Span, Tie

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


def free_of(passages: Sequence[Passage], ties: Sequence[Tie]) -> list[Passage]:
    """Those of ``passages`` that no decision holds apart from one that comes before."""
    free: list[Passage] = []
    for passage in passages:
        if not any(_apart(passage.span, other.span, ties) for other in free):
            free.append(passage)
    return free


def _apart(a: Span, b: Span, ties: Sequence[Tie]) -> bool:
    """Whether the latest decision on two passages holds them apart."""
    found = (tie for tie in reversed(ties) if (a.meets(tie.a) and b.meets(tie.b)) or (a.meets(tie.b) and b.meets(tie.a)))
    latest = next(found, None)
    return latest is not None and not latest.together


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
