"""Passages of two reports that are one another's nearest in meaning, by sentence vectors, though their words bring them into no claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from retold.collate.units import Unit
from retold.ports import Encoder

# Cosine from which the nearest of another report may tell the same: of mutual nearest sentences of eleven keys so near, one in seven
# tells a fact that both are known to tell, and lower brings more of them and hardly another fact.
NEAR = 0.55


def nearest(units: Sequence[Unit], groups: Sequence[Sequence[int]], encoder: Encoder) -> list[tuple[int, int]]:
    """Pairs (i < j) of units that no group holds both of and that are mutual nearest neighbours between their reports, in order."""
    import numpy as np  # a build that asks no encoder does without

    vectors = np.asarray(encoder.encode([unit.passage.span.exact for unit in units]), np.float32)
    together = {pair for group in groups for pair in combinations(sorted(group), 2)}
    reports: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        reports[unit.passage.span.report].append(number)
    out = []
    for first, second in combinations(sorted(reports), 2):
        mine, theirs = reports[first], reports[second]
        likeness = vectors[mine] @ vectors[theirs].T
        best, back = likeness.argmax(axis=1), likeness.argmax(axis=0)
        for row, column in enumerate(best):
            pair = (min(mine[row], theirs[column]), max(mine[row], theirs[column]))
            if back[column] == row and likeness[row, column] >= NEAR and pair not in together:
                out.append(pair)
    return sorted(out)
