"""Average linkage: the two groups that are most alike on average become one, until none are alike enough."""

from __future__ import annotations

import numpy as np

from retold.group.likeness import Matrix

Groups = list[list[int]]


def link(alike: Matrix, start: Groups, least: float) -> Groups:
    """Groups of row numbers of ``alike``, grown from ``start`` while the mean likeness of two groups is ``least`` or more.

    Groups and their members come sorted. Equal likeness is settled by row number, so equal input gives equal groups.
    """
    done: Groups = []
    for part in components(alike, start, least):
        done.extend(link_part(alike, part, least))
    return sorted(sorted(group) for group in done)


def components(alike: Matrix, start: Groups, least: float) -> list[Groups]:
    """``start`` split where no single pair reaches ``least``: such groups can never join, and small tables are quick."""
    of = {row: number for number, group in enumerate(start) for row in group}
    near: dict[int, set[int]] = {number: set() for number in range(len(start))}
    for row, column in zip(*np.nonzero(np.triu(alike, 1) >= least), strict=True):
        a, b = of[int(row)], of[int(column)]
        near[a].add(b)
        near[b].add(a)
    parts: list[Groups] = []
    seen: set[int] = set()
    for number in range(len(start)):
        if number in seen:
            continue
        seen.add(number)
        reached, waiting = [], [number]
        while waiting:
            current = waiting.pop()
            reached.append(current)
            fresh = sorted(near[current] - seen)
            seen.update(fresh)
            waiting.extend(fresh)
        parts.append([start[member] for member in sorted(reached)])
    return parts


def link_part(alike: Matrix, start: Groups, least: float) -> Groups:
    """:func:`link` for groups that hang together."""
    groups = [list(group) for group in start]
    mean = np.array([[alike[np.ix_(a, b)].mean() for b in groups] for a in groups])
    np.fill_diagonal(mean, -1)
    while len(groups) > 1:
        first, second = sorted(divmod(int(mean.argmax()), len(groups)))
        if mean[first, second] < least:
            break
        sizes = len(groups[first]), len(groups[second])
        row = (mean[first] * sizes[0] + mean[second] * sizes[1]) / sum(sizes)
        mean[first], mean[:, first] = row, row
        mean[first, first] = -1
        mean = np.delete(np.delete(mean, second, 0), second, 1)
        groups[first].extend(groups.pop(second))
    return groups
