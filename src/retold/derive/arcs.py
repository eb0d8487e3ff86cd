"""How well each text explains each other one as its parent: named features of every arc of a family, and their fitted weights.

An arc costs what its child would have to have of its own (parsimony over variants): words new in it, and, worse, words that it shares with
others but not with the parent (orphans: it cannot have found the same words twice). What of the parent did not come down costs less when
no other text has it either. The weights are in ``arcs.json``, fitted by ``training/stemma`` to the likelihood of whole trees.
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

TWIN = 0.9  # likeness from which two texts count as more and more the same
TOP = "first of all"


def text_features(reports: Sequence[Report]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Features of arcs by name, [parent, child], and of standing on top by name, [report]; from the texts alone."""
    words = [own_words(report) for report in reports]
    return features([("word", counted([singles(w) for w in words])), ("run", counted([runs(w) for w in words]))])


def features(kinds: Sequence[tuple[str, Counts]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """As :func:`text_features`, from the counts of each kind of gram."""
    arcs: dict[str, Any] = {}
    tops: dict[str, Any] = {}
    for kind, counts in kinds:
        both, common = counts.both, counts.common
        size = np.maximum(1.0, np.diag(both))
        parent, child = size[:, None], size[None, :]
        orphans = np.maximum(0.0, common[None, :] - both)
        lost = np.maximum(0.0, common[:, None] - both)
        like = both / (parent + child - both)
        central = like.sum(axis=1) / len(size)
        arcs[f"{kind}: new in the child"] = (child - both) / child
        arcs[f"{kind}: new in the child, logarithm"] = np.log1p(np.maximum(0.0, child - both))
        arcs[f"{kind}: orphans"] = orphans / child
        arcs[f"{kind}: orphans, logarithm"] = np.log1p(orphans)
        arcs[f"{kind}: not come down, held by others"] = lost / parent
        arcs[f"{kind}: not come down, held by others, logarithm"] = np.log1p(lost)
        arcs[f"{kind}: likeness"] = like
        arcs[f"{kind}: nearly the same"] = np.maximum(0.0, like - TWIN) / (1 - TWIN)
        arcs[f"{kind}: parent in the middle"] = central[:, None] + 0 * both
        tops[f"{TOP}, {kind}: in the middle"] = central
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
