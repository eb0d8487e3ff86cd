"""How well each text explains each other one as its parent: named features of every arc of a family, and their fitted weights.

An arc costs what its child would have to have of its own (parsimony over variants): runs of words new in it, and, worse, runs that it
shares with others but not with the parent (orphans: it cannot have found the same words twice). What of the parent did not come down
counts by how: a text from which words fell out here and there is nearer than one that lacks whole passages. The weights are in
``arcs.json``, fitted by ``training/stemma`` to the likelihood of whole trees. Counts of single words, likeness as such, and logarithms of
what is new had no weight left once each was held to speak one way, and are gone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from retold.derive.wording import Counts, counted, own_words, runs, singles
from retold.model import Report

BROKEN = 5  # runs of two and three words that one exchanged word breaks; a passage left out has two a word
LIKENESS = "likeness"
SCATTERED = "not come down here and there, rather than in whole passages"
TOP = "first of all"


def text_features(reports: Sequence[Report]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Features of arcs by name, [parent, child], and of standing on top by name, [report]; from the texts alone."""
    words = [own_words(report) for report in reports]
    return features([("word", counted([singles(w) for w in words])), ("run", counted([runs(w) for w in words]))])


def features(kinds: Sequence[tuple[str, Counts]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """As :func:`text_features`, from the counts of words and of runs; where nothing is said of the kind, it is runs."""
    arcs: dict[str, Any] = {}
    tops: dict[str, Any] = {}
    lost_of: list[Any] = []
    for kind, counts in kinds:
        both, common = counts.both, counts.common
        size = np.maximum(1.0, np.diag(both))
        like = both / (size[:, None] + size[None, :] - both)
        central = like.sum(axis=1) / len(size)
        lost_of.append(np.maximum(0.0, common[:, None] - both))
        arcs[f"{kind}: parent in the middle"] = central[:, None] + 0 * both
        tops[f"{TOP}, {kind}: in the middle"] = central
    orphans = np.maximum(0.0, common[None, :] - both)
    arcs["new in the child"] = (size[None, :] - both) / size[None, :]
    arcs["orphans"] = orphans / size[None, :]
    arcs["orphans, logarithm"] = np.log1p(orphans)
    arcs[LIKENESS] = like
    words, runs_of_words = lost_of
    arcs[SCATTERED] = np.log1p(runs_of_words / BROKEN) - np.log1p(words)
    return arcs, tops


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each feature, by name."""
    found: dict[str, float] = json.loads(resources.files("retold.derive").joinpath("arcs.json").read_text("utf-8"))
    return found


def weighed(named: Mapping[str, Any]) -> Any:
    """The sum of all features, each times its weight."""
    return sum(weights()[name] * values for name, values in named.items())


def stacked(arcs: Any, tops: Any) -> Any:
    """Scores of arcs [parent, child] and of tops [report] as one matrix: the last row is for standing on top; no text is its own parent."""
    scores = np.vstack([arcs, tops[None, :]])
    count = scores.shape[1]
    scores[np.arange(count), np.arange(count)] = -np.inf
    return scores
