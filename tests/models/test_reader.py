"""How the labels of names are chosen from what the reader scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.models.reader import name_steps, viterbi

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")
STEPS = name_steps(LABELS)


def told(rows: list[dict[str, float]]) -> list[str]:
    """The labels chosen for words with these scores; what is not told has -5."""
    scores = np.array([[row.get(label, -5.0) for label in LABELS] for row in rows], np.float32)
    return [LABELS[label] for label in viterbi(scores, STEPS)[0]]


def test_two_names_of_a_kind_that_touch_are_one() -> None:
    assert told([{"B-person": 3}, {"B-person": 2, "I-person": 1}]) == ["B-person", "I-person"]


def test_names_that_a_word_parts_are_two() -> None:
    assert told([{"B-person": 3}, {"O": 3}, {"B-person": 2, "I-person": 1}]) == ["B-person", "O", "B-person"]


def test_names_that_touch_are_two_where_the_reader_is_sure() -> None:
    assert told([{"B-person": 3}, {"B-person": 4, "I-person": 0}]) == ["B-person", "B-person"]
    assert told([{"B-person": 3}, {"B-place": 3, "I-person": 0}]) == ["B-person", "B-place"]


def test_what_may_as_well_be_a_name_is_one() -> None:
    assert told([{"B-place": 1.0, "O": 1.2}]) == ["B-place"]
    assert told([{"B-place": 1.0, "O": 2.0}]) == ["O"]


@given(st.lists(st.lists(st.floats(-20, 20, width=32), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=6))
def test_a_name_goes_on_only_as_it_began(rows: list[list[float]]) -> None:
    labels, chances = viterbi(np.array(rows, np.float32), STEPS)
    before = "O"
    for label in (LABELS[number] for number in labels):
        assert not label.startswith("I-") or before[1:] == label[1:]
        before = label
    assert all(0 <= chance <= 1 + 1e-6 for chance in chances)
