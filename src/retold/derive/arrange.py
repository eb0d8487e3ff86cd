"""The likeliest tree over the texts of one family, and how likely each of its arcs is, from all evidence together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from retold.derive.arcs import LIKENESS, stacked, text_features, weighed
from retold.derive.clock import by_times
from retold.derive.direction import CREDITS, DAMAGE, VERSION, credits_outlet, later_version, worse
from retold.derive.families import Family
from retold.derive.first import Asked, ask, under
from retold.derive.spanning import NEVER, chances, surest_tree
from retold.model import Report

PAIR = 2  # texts of which none can tell what the first had


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``parents`` by child, without the one on top; ``direction[x, y]`` is the probability that x is over y, if one is over the other.

    ``missing`` is the probability that the first text is none of these, ``from_it`` are those that would then derive from it.
    """

    parents: dict[str, str]
    direction: dict[tuple[str, str], float]
    missing: float = 0.0
    from_it: tuple[str, ...] = ()


def arrange(family: Family, reports: Sequence[Report], outside: Sequence[Report] = ()) -> Arrangement:
    """``reports`` are the members of the family in its order, ``outside`` others of the story; arcs go between related ones only."""
    scores = scored(family, reports)
    likely, missing = chances(scores), 0.0
    asked: Asked | None = None
    if len(reports) > PAIR:
        asked = ask(scores, reports, outside)
        missing = asked.missing
        likely = sum(chance * chances(under(scores, top)) for top, chance in sorted(asked.tops.items()))
    parents = surest_tree(scores, likely)
    names = family.members
    direction = {}
    for i, first in enumerate(names):
        for j, second in enumerate(names):
            if i != j:
                both = likely[i, j] + likely[j, i]
                direction[first, second] = float(likely[i, j] / both) if both > 0 else 0.5
    told = {names[child]: names[parent] for child, parent in enumerate(parents) if parent >= 0}
    below = () if asked is None else tuple(names[text] for text in asked.from_missing(parents))
    return Arrangement(told, direction, missing, below)


def scored(family: Family, reports: Sequence[Report]) -> Any:
    """Log-odds of all arcs between related texts, and of each standing on top (:mod:`retold.derive.spanning`), from all evidence."""
    return _scored(reports, _allowed(family) + _told(reports))


def scored_freely(reports: Sequence[Report]) -> Any:
    """The same between any two texts, from texts and times alone."""
    return _scored(reports, 0.0)


def _scored(reports: Sequence[Report], beside: Any) -> Any:
    arcs, tops = text_features(reports)
    scores = stacked(weighed(arcs) + beside, weighed(tops))
    scores[: len(reports)] += by_times(reports, scores, arcs[LIKENESS])
    return scores


def _allowed(family: Family) -> Any:
    """0 for pairs that are related, :data:`NEVER` for others."""
    names = family.members
    return np.array([[0.0 if x != y and family.between(x, y) is not None else NEVER for y in names] for x in names])


def _told(reports: Sequence[Report]) -> Any:
    """Log-odds of each arc from what no count of words shows: credits, versions of one outlet, damage."""
    out = np.zeros((len(reports), len(reports)))
    for i, parent in enumerate(reports):
        for j, child in enumerate(reports):
            if i == j:
                continue
            out[i, j] += CREDITS * credits_outlet(child, parent) + VERSION * later_version(child, parent)
            out[i, j] += DAMAGE * worse(parent.condition.score, child.condition.score) / 2
    return out
