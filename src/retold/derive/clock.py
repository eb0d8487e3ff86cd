"""What the times say of each arc, believed as far as the texts agree with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from retold.derive.arcs import weights
from retold.derive.spanning import chances, log_total
from retold.model import Report

# Set on the families that the weights were fitted on (training/stemma), with true times and with one in five drawn anew.
BELIEVED = 4.0  # log-odds of an arc from earlier to later where all times are believed
SHAKEN = 1.5  # where some are not
KEPT, BROKEN = 0.69, -5.0  # log-odds that a tree gains by an arc that keeps to two believed times, and by one that breaks them
LIE = 3.5  # log-odds against a time being wrong
MOST_WRONG = 0.4  # part of the times that may be
ASKED = 25  # texts each of whose times is asked; of more only those of the SUSPECTS that the sure arcs contradict most
SUSPECTS = 8
SAME = 0.95  # likeness in runs of words from which a later text tells nothing that an earlier one does not
REPEATS = "the parent repeats an earlier text"


def by_times(reports: Sequence[Report], scores: Any, likeness: Any) -> Any:
    """Log-odds [parent, child] that the times add to the ``scores`` of arcs and tops by the texts; 0 where dates tell no order.

    Each time is true, or says nothing: as many are held wrong, the least likely first, as make the trees of the texts likelier by more
    than a wrong time costs. ``likeness`` is that of any two texts in runs of words.
    """
    order = orders(reports)
    if not order.any():
        return order
    held = believed(order, scores)
    return held * (BELIEVED if (held == order).all() else SHAKEN) + weights()[REPEATS] * repeats(held, likeness)


def repeats(order: Any, likeness: Any) -> Any:
    """[parent, child]: 1 where the parent says nearly the same as an earlier text."""
    later = [float(((likeness[:, p] >= SAME) & (order[:, p] > 0)).any()) for p in range(len(order))]
    return np.array(later)[:, None] + 0 * order


def believed(order: Any, scores: Any) -> Any:
    """``order`` without the times held wrong, by ``scores`` of arcs and tops by the texts."""
    best, held = _kept_to(order, scores), order
    for _ in range(max(1, int(MOST_WRONG * len(order)))):
        ways = [_without(held, text) for text in _suspects(held, scores)]
        worth = [_kept_to(way, scores) - LIE for way in ways]
        if not worth or max(worth) <= best:
            break
        best = max(worth)
        held = ways[worth.index(best)]
    return held


def _kept_to(order: Any, scores: Any) -> float:
    """Logarithm of the weight of all trees, each as far as it keeps to the times."""
    timed = scores.copy()
    timed[: len(order)] += np.where(order > 0, KEPT, np.where(order < 0, BROKEN, 0.0))
    return log_total(timed)


def _suspects(order: Any, scores: Any) -> list[int]:
    """Texts whose time may be wrong, in order."""
    dated = np.flatnonzero(order.any(axis=0))
    if len(dated) <= ASKED:
        return dated.tolist()
    likely = chances(scores)[: len(order)]
    contradicted = np.where(order < 0, likely, 0.0)
    against = (contradicted.sum(axis=0) + contradicted.sum(axis=1))[dated]
    return sorted(dated[np.argsort(-against, kind="stable")[:SUSPECTS]].tolist())


def _without(order: Any, text: int) -> Any:
    less = order.copy()
    less[text, :] = less[:, text] = 0.0
    return less


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
