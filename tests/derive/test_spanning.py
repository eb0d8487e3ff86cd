"""The best tree and the chances of its arcs, against all trees written out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.derive.spanning import best_tree, chances

Parents = tuple[int, ...]


def _trees(count: int) -> Iterator[Parents]:
    """Every tree over ``count`` texts with one top; -1 marks the top."""
    for parents in product(range(-1, count), repeat=count):
        if parents.count(-1) == 1 and all(_ends(parents, start) for start in range(count)):
            yield parents


def _ends(parents: Parents, start: int) -> bool:
    for _ in range(len(parents) + 1):
        if start == -1:
            return True
        start = parents[start]
    return False


def _worth(scores: list[list[float]], parents: Parents) -> float:
    return sum(scores[parent][child] for child, parent in enumerate(parents))  # -1 is the last row: the top


matrices = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.lists(st.floats(-3, 3), min_size=count, max_size=count), min_size=count + 1, max_size=count + 1)
)


def _array(scores: list[list[float]]) -> np.ndarray:
    found = np.array(scores)
    count = found.shape[1]
    found[np.arange(count), np.arange(count)] = -np.inf
    return found


@settings(max_examples=60)
@given(matrices)
def test_the_best_tree_is_the_best_of_all_trees(scores: list[list[float]]) -> None:
    found = tuple(best_tree(_array(scores)))
    trees = list(_trees(len(scores[0])))
    assert found in trees
    assert math.isclose(_worth(scores, found), max(_worth(scores, tree) for tree in trees), abs_tol=1e-6)


@settings(max_examples=60)
@given(matrices)
def test_chances_are_those_of_all_trees(scores: list[list[float]]) -> None:
    count = len(scores[0])
    weight = {tree: math.exp(_worth(scores, tree)) for tree in _trees(count)}
    whole = sum(weight.values())
    found = chances(_array(scores))
    for parent in range(-1, count):
        for child in range(count):
            if parent != child:
                expected = sum(value for tree, value in weight.items() if tree[child] == parent) / whole
                assert math.isclose(found[parent, child], expected, abs_tol=1e-6)
    assert np.allclose(found.sum(axis=0), 1.0)


def test_a_circle_of_near_copies_is_opened_where_it_costs_least() -> None:
    scores = _array([[0.0, 5.0, 1.0], [1.0, 0.0, 5.0], [5.0, 1.0, 0.0], [0.0, 2.0, 0.0]])
    assert best_tree(scores) == [2, -1, 1]
