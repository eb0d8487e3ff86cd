"""What the times say of each arc, believed as far as the texts agree with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from retold.derive.arcs import weights
from retold.derive.spanning import NEVER, chances, log_total
from retold.model import Report

# Set on the families that the weights were fitted on (training/stemma), with true times and with one in five drawn anew.
LEAST_BELIEF = -1.2  # a text: logarithm of the chance, by the texts alone, of a tree that keeps to all times; above it they are believed
BELIEVED = 4.0  # log-odds of an arc from earlier to later where they are
DOUBTED = 0.6  # where they are not, for each unit of trust in the two reports
SAME = 0.95  # likeness in runs of words from which a later text tells nothing that an earlier one does not
REPEATS = "the parent repeats an earlier text"


def by_times(reports: Sequence[Report], scores: Any, likeness: Any) -> Any:
    """Log-odds [parent, child] that the times add to the ``scores`` of arcs and tops by the texts; 0 where dates tell no order.

    If the texts allow a tree that keeps to all times, they are believed; else each as far as the sure arcs of its report agree with it.
    ``likeness`` is that of any two texts in runs of words.
    """
    order = orders(reports)
    if not order.any():
        return order
    return order * _trust(order, scores) + weights()[REPEATS] * repeats(order, likeness)


def repeats(order: Any, likeness: Any) -> Any:
    """[parent, child]: 1 where the parent says nearly the same as an earlier text."""
    later = [float(((likeness[:, p] >= SAME) & (order[:, p] > 0)).any()) for p in range(len(order))]
    return np.array(later)[:, None] + 0 * order


def _trust(order: Any, scores: Any) -> Any:
    count = len(order)
    kept = scores.copy()
    kept[:count][order < 0] = NEVER
    if log_total(kept) - log_total(scores) >= LEAST_BELIEF * count:
        return np.full((count, count), BELIEVED)
    likely = chances(scores)[:count]
    told = likely - likely.T
    agree = np.where(np.sign(told) == order, np.abs(told), 0.0) * (order != 0)
    differ = np.where(np.sign(told) == -order, np.abs(told), 0.0) * (order != 0)
    each = np.log((agree.sum(axis=1) + 2) / (differ.sum(axis=1) * 2 + 0.5))
    return DOUBTED * np.clip(np.minimum(each[:, None], each[None, :]), 0.0, BELIEVED)


def orders(reports: Sequence[Report]) -> Any:
    """[i, j]: 1 where report i is dated before j, -1 where after, 0 where their dates tell no order."""
    found = np.zeros((len(reports), len(reports)))
    for i, first in enumerate(reports):
        for j, second in enumerate(reports):
            if comparable(first.published, second.published):
                width = _width(first.published, second.published)
                found[i, j] = 1.0 if first.published[:width] < second.published[:width] else -1.0
    return found


def comparable(first: str, second: str) -> bool:
    """Whether two ISO dates tell an order: both known, and different at the precision both have (midnight means no time)."""
    if not first or not second:
        return False
    width = _width(first, second)
    return first[:width] != second[:width]


def _width(first: str, second: str) -> int:
    """Characters of the precision both dates have."""
    timed = all(len(value) > 10 and value[11:16] != "00:00" for value in (first, second))
    return 19 if timed else 10
