"""From likenesses of pairs to claims: average linkage, best pairs first, few passages of one report in one claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from retold.collate.units import Unit

# Set on the six hand-made keys.
LINK = 0.30  # average likeness at which two groups speak to one matter
ECHO = 0.2
PER_REPORT = 2  # a report says one thing once, or in two places (headline and body)


def cluster(
    units: Sequence[Unit],
    scores: dict[tuple[int, int], float],
    alike: Callable[[int, int], float],
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Groups of unit numbers, each unit in one group; average linkage (UPGMA), pairs taken in order of likeness.

    ``alike(i, j)`` gives the likeness of a pair that is not in ``scores``. Pairs ``together`` are joined before all others, however
    alike, and no group ever holds a pair that is ``apart`` (constrained clustering: Davidson & Ravi 2005).
    """
    group_of = list(range(len(units)))
    members: dict[int, list[int]] = {i: [i] for i in range(len(units))}
    reports: dict[int, Counter[str]] = {i: Counter([unit.passage.span.report]) for i, unit in enumerate(units)}
    known = dict(scores)
    decided = [(pair, 1.0) for pair in sorted(together)]
    for (i, j), score in decided + sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        a, b = group_of[i], group_of[j]
        if score < LINK or a == b or _barred(members[a], members[b], apart):
            continue
        free = (i, j) not in together
        if free and (crowded(reports[a] + reports[b]) or _average(members[a], members[b], known, alike) < LINK):
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for unit in members[b]:
            group_of[unit] = a
        members[a] += members.pop(b)
        reports[a] += reports.pop(b)
    return [sorted(group) for _, group in sorted(members.items())]


def _barred(a: list[int], b: list[int], apart: Collection[tuple[int, int]]) -> bool:
    """Whether two groups hold a pair that never stands together."""
    return bool(apart) and any((min(i, j), max(i, j)) in apart for i in a for j in b)


def crowded(reports: Counter[str]) -> bool:
    """More than two passages of one report, or more than one and a half a report over all: several matters, not one."""
    return max(reports.values()) > PER_REPORT or sum(reports.values()) > 1.5 * len(reports) + 0.5


def _average(a: list[int], b: list[int], known: dict[tuple[int, int], float], alike: Callable[[int, int], float]) -> float:
    """Mean likeness over all pairs of two groups."""
    total = 0.0
    for i in a:
        for j in b:
            pair = (min(i, j), max(i, j))
            if pair not in known:
                known[pair] = alike(*pair)
            total += known[pair]
    return total / (len(a) * len(b))


def echoes(units: Sequence[Unit], scores: dict[tuple[int, int], float], groups: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs in different groups that are one another's likeliest match between their two reports, from :data:`ECHO` on."""
    home = {unit: number for number, group in enumerate(groups) for unit in group}
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (i, j), score in scores.items():
        for x, y in ((i, j), (j, i)):
            key = (x, units[y].passage.span.report)
            if (score, -y) > best.get(key, (0.0, 0)):
                best[key] = (score, -y)
    out = []
    for (i, j), score in sorted(scores.items()):
        mutual = best[i, units[j].passage.span.report][1] == -j and best[j, units[i].passage.span.report][1] == -i
        if score >= ECHO and home[i] != home[j] and mutual:
            out.append((i, j))
    return out
