"""The best dependency tree over scored arcs: maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967), one root."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Arcs = NDArray[np.float64]
    Heads = NDArray[np.intp]

ROOT = -1
ONE_ROOT = 1e6  # taken from every arc out of the root, so that the best tree has as few of them as can be: one
NO_ARC = -1e12


def best_tree(scores: Scores) -> list[int]:
    """The head of each word (:data:`ROOT` for the one root); ``scores[word, 0]`` is the root's score, ``[word, 1 + head]`` a head's."""
    import numpy as np

    arcs = np.full((len(scores) + 1, len(scores) + 1), NO_ARC)  # by word, then head; node 0 is the root
    arcs[1:] = scores
    np.fill_diagonal(arcs, NO_ARC)
    greedy: Heads = arcs.argmax(1)
    if np.count_nonzero(greedy[1:] == 0) != 1 or _ring(greedy.tolist()):
        arcs[1:, 0] -= ONE_ROOT
        greedy = _edmonds(arcs)
    return [int(head) - 1 for head in greedy[1:]]


def _edmonds(arcs: Arcs) -> Heads:
    """Heads of the nodes of the best arborescence out of node 0; ``arcs[node, head]``. A ring is contracted to one node, and so on."""
    import numpy as np

    best: Heads = arcs.argmax(1)
    ring = _ring(best.tolist())
    if not ring:
        return best
    inside = np.array(ring)
    outside = np.array(sorted(set(range(len(arcs))) - set(ring)))
    new = len(outside)
    contracted = np.full((new + 1, new + 1), NO_ARC)
    contracted[:new, :new] = arcs[np.ix_(outside, outside)]
    entering = arcs[np.ix_(inside, outside)] - arcs[inside, best[inside]][:, None]
    leaving = arcs[np.ix_(outside, inside)]
    contracted[new, :new] = entering.max(0)
    contracted[1:new, new] = leaving[1:].max(1)
    heads = _edmonds(contracted)
    found = best.copy()
    for place, node in enumerate(outside):
        if place:
            found[node] = outside[heads[place]] if heads[place] < new else inside[leaving[place].argmax()]
    found[inside[entering[:, heads[new]].argmax()]] = outside[heads[new]]
    return found


def _ring(heads: Sequence[int]) -> list[int]:
    """The nodes of one ring among ``heads``, of which node 0 has none; empty when there is none."""
    done = {0}
    for start in range(1, len(heads)):
        path: dict[int, None] = {}
        node = start
        while node not in done and node not in path:
            path[node] = None
            node = heads[node]
        if node in path:
            nodes = list(path)
            return nodes[nodes.index(node) :]
        done.update(path)
    return []
