"""The order in which shared sentences stand: a copy keeps its parent's, independent tellings each have their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from retold.relate.alignment import Match


def in_order(matches: Sequence[Match]) -> float:
    """Part of the matches that lie on one rising path through both texts (longest increasing subsequence); 1 for none."""
    tails: list[int] = []
    for match in sorted(matches, key=lambda m: (m.x, m.y)):
        place = bisect_right(tails, match.y)
        tails[place : place + 1] = [match.y]
    return len(tails) / len(matches) if matches else 1.0


def rising(matches: Sequence[Match]) -> list[Match]:
    """The rising path through both texts with the most shared words, in order of place (a sentence may be split in two)."""
    ordered = sorted(matches, key=lambda m: (m.x, m.y))
    best: list[tuple[int, int]] = []  # shared words of the best path that ends here, and the place before (-1: none)
    for i, match in enumerate(ordered):
        before = max(((best[j][0], -j) for j in range(i) if ordered[j].y <= match.y), default=(0, 1))
        best.append((before[0] + match.words, -before[1]))
    path = []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    while at >= 0:
        path.append(ordered[at])
        at = best[at][1]
    return path[::-1]
