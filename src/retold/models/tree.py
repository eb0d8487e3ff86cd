"""The best dependency tree over scored arcs: maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967), one root."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

ROOT = -1
ONE_ROOT = 1e6  # taken from every arc out of the root, so that the best tree has as few of them as can be: one


def best_tree(scores: Scores) -> list[int]:
    """The head of each word (:data:`ROOT` for the one root); ``scores[word, 0]`` is the root's score, ``[word, 1 + head]`` a head's."""
    greedy = _greedy(scores)
    if greedy.count(ROOT) == 1 and not _cycle(greedy):
        return greedy
    arcs = {
        (head - 1, word): float(scores[word, head]) - (ONE_ROOT if head == 0 else 0.0)
        for word in range(len(scores))
        for head in range(len(scores) + 1)
        if head != word + 1
    }
    heads = _edmonds(list(range(len(scores))), arcs)
    return [heads[word] for word in range(len(scores))]


def _greedy(scores: Scores) -> list[int]:
    scores = scores.copy()
    for word in range(len(scores)):
        scores[word, word + 1] = -1e9
    return [int(head) - 1 for head in scores.argmax(1)]


def _edmonds(words: Sequence[int], arcs: dict[tuple[int, int], float]) -> dict[int, int]:
    """Heads of ``words`` in the best arborescence from :data:`ROOT` over ``arcs`` (head, word): score."""
    best: dict[int, int] = {}
    for head, word in sorted(arcs):
        if word not in best or arcs[head, word] > arcs[best[word], word]:
            best[word] = head
    ring = _ring(best)
    if not ring:
        return best
    new = max(words) + 1
    inside, cost = set(ring), {word: arcs[best[word], word] for word in ring}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    contracted: dict[tuple[int, int], float] = {}
    for (head, word), score in sorted(arcs.items()):
        if head in inside and word in inside:
            continue
        key = (new if head in inside else head, new if word in inside else word)
        gain = score - cost[word] if word in inside else score
        if key not in contracted or gain > contracted[key]:
            contracted[key], came[key] = gain, (head, word)
    heads = _edmonds([word for word in words if word not in inside] + [new], contracted)
    return _opened(heads, ring, best, came)


def _opened(
    heads: dict[int, int], ring: Sequence[int], best: dict[int, int], came: dict[tuple[int, int], tuple[int, int]]
) -> dict[int, int]:
    """Undo a contraction: the ring keeps its arcs but the one into the word where it is entered."""
    found = {word: best[word] for word in ring}
    for word, head in heads.items():
        true_head, true_word = came.get((head, word), (head, word))
        found[true_word] = true_head
    return found


def _ring(heads: dict[int, int]) -> list[int]:
    """The words of one cycle among ``heads``; empty when there is none."""
    done: set[int] = set()
    for start in sorted(heads):
        path: list[int] = []
        word = start
        while word != ROOT and word not in done and word not in path:
            path.append(word)
            word = heads[word]
        if word in path:
            return path[path.index(word) :]
        done.update(path)
    return []


def _cycle(heads: Sequence[int]) -> bool:
    return bool(_ring(dict(enumerate(heads))))
