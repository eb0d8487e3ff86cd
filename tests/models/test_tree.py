"""Best trees over scored arcs, against every tree there is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.models.tree import ROOT, best_tree


def is_tree(heads: Sequence[int]) -> bool:
    """Whether there is one root and every word hangs from it in the end."""

    def reaches_root(word: int) -> bool:
        for _ in heads:
            word = heads[word]
            if word == ROOT:
                return True
        return False

    return list(heads).count(ROOT) == 1 and all(reaches_root(word) for word in range(len(heads)))


@given(st.data())
def test_no_tree_is_better(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 4))
    cells = data.draw(st.lists(st.floats(-8, 8, width=32), min_size=size * (size + 1), max_size=size * (size + 1)))
    scores = np.array(cells, np.float32).reshape(size, size + 1)
    heads = best_tree(scores)
    assert is_tree(heads)

    def total(tree: Sequence[int]) -> float:
        return sum(float(scores[word, head + 1]) for word, head in enumerate(tree))

    others = (tree for tree in itertools.product(range(-1, size), repeat=size) if is_tree(tree))
    assert total(heads) == pytest.approx(max(total(tree) for tree in others), abs=1e-3)


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[5, 0, 9, 0], [1, 9, 0, 0], [0, 0, 3, 0]], np.float32)
    assert best_tree(scores) == [ROOT, 0, 1]
