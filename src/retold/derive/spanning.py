"""Trees over all texts of a family: the best one, and how probable each arc is over all trees.

The best is the maximum spanning arborescence of Chu and Liu (1965) and Edmonds (1967). The probabilities are the arc marginals of the
distribution that gives each tree with one top the exponential of its score, by the matrix-tree theorem (Koo, Globerson, Carreras and
Collins 2007). Both take a matrix of scores [n + 1, n]: row i, column j is the arc from text i to text j, the last row is for the top.
"""

from __future__ import annotations

from typing import Any

import numpy as np

ONE_TOP = 1e6  # what a second top costs: more than any tree is worth
NEVER = -1e5  # an arc that must not be, where another way is left


def best_tree(scores: Any) -> list[int]:
    """The parent of each text in the best tree with one top; -1 for the top. Ties go to the smaller number."""
    count = scores.shape[1]
    square = np.full((count + 1, count + 1), -np.inf)
    square[:, :count] = scores
    square[count, :count] -= ONE_TOP
    parents = _arborescence(square, count)[:count]
    return [-1 if parent == count else int(parent) for parent in parents]


def _arborescence(scores: Any, root: int) -> Any:
    """Parent of each node under ``root`` (its own is -1), by contracting circles."""
    parents = np.argmax(scores, axis=0)
    parents[root] = -1
    circle = _circle(parents, root)
    if not circle:
        return parents
    inside = set(circle)
    rest = [node for node in range(len(scores)) if node not in inside]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    gains = scores[np.ix_(rest, circle)] - np.array([scores[parents[node], node] for node in circle])[None, :]
    ways_out = scores[np.ix_(circle, rest)]
    smaller[:size, size] = gains.max(axis=1)
    smaller[size, :size] = ways_out.max(axis=0)
    into, out_of = gains.argmax(axis=1), ways_out.argmax(axis=0)
    top = rest.index(root)
    smaller[:, top] = -np.inf
    found = _arborescence(smaller, top)
    for number, node in enumerate(rest):
        if node != root:
            parents[node] = rest[found[number]] if found[number] < size else circle[out_of[number]]
    entered = found[size]
    parents[circle[into[entered]]] = rest[entered]
    return parents


def _circle(parents: Any, root: int) -> list[int]:
    """The first circle that following parents runs into; empty when there is none."""
    done = {root}
    for start in range(len(parents)):
        path: list[int] = []
        node = start
        while node not in done and node not in path:
            path.append(node)
            node = int(parents[node])
        if node in path:
            return path[path.index(node) :]
        done.update(path)
    return []


def chances(scores: Any) -> Any:
    """Probability of each arc and top over all trees, in the shape of ``scores``; each column sums to 1."""
    count = scores.shape[1]
    weight, laplacian, _ = _laplacian(scores)
    inverse = np.linalg.pinv(laplacian) if np.linalg.cond(laplacian) > 1e14 else np.linalg.inv(laplacian)
    after_first = np.ones(count)
    after_first[0] = 0.0
    found = np.empty_like(weight)
    found[count] = weight[count] * inverse[:, 0]
    found[:count] = weight[:count] * ((after_first * np.diag(inverse))[None, :] - inverse.T * after_first[:, None])
    return np.clip(found, 0.0, 1.0)


def surest_tree(scores: Any, likely: Any) -> list[int]:
    """The tree of which most arcs can be expected to be right: the best one over the probabilities ``likely`` of the arcs themselves (Smith
    and Smith 2007, minimum Bayes risk). -1 for the top; an arc that must not be is still none.
    """
    count = scores.shape[1]
    worth = np.where(np.maximum(scores, NEVER) <= NEVER / 2, NEVER, likely)
    worth[np.arange(count), np.arange(count)] = -np.inf
    return best_tree(worth)


def log_total(scores: Any) -> float:
    """Logarithm of the sum over all trees with one top of the exponential of their score."""
    _, laplacian, highest = _laplacian(scores)
    sign, logarithm = np.linalg.slogdet(laplacian)
    return float(logarithm + highest.sum()) if sign > 0 else float("-inf")


def _laplacian(scores: Any) -> tuple[Any, Any, Any]:
    """Weights of arcs, the matrix whose determinant sums over trees, and what each column of scores was lowered by."""
    count = scores.shape[1]
    scores = np.maximum(scores, NEVER)
    scores[np.arange(count), np.arange(count)] = NEVER
    highest = scores.max(axis=0)
    weight = np.exp(scores - highest)
    weight[np.arange(count), np.arange(count)] = 0.0
    laplacian = np.diag(weight[:count].sum(axis=0)) - weight[:count]
    laplacian[0] = weight[count]
    return weight, laplacian, highest
