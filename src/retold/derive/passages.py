"""What of one text has no words in another, told apart: whole passages, and words exchanged here and there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

# Words without a pair of neighbours in the other text that make a passage; both set on the families the weights were fitted on.
SHORT = 12
LONG = 30


@dataclass(frozen=True, slots=True)
class Unmatched:
    """[i, j], in words of text i that have no pair of words in text j: in ``short`` or longer passages, in ``long`` or longer ones,
    ``scattered`` between; ``matched`` are the others, ``size[i]`` all.
    """

    short: Any
    long: Any
    scattered: Any
    matched: Any
    size: Any


def unmatched(texts: Sequence[Sequence[str]]) -> Unmatched:
    """Of the words of any two texts; an empty text has none."""
    numbers: dict[tuple[str, str], int] = {}
    pairs = [np.array([numbers.setdefault(pair, len(numbers)) for pair in pairwise(text)], int) for text in texts]
    count = len(texts)
    short, long, scattered, matched = (np.zeros((count, count)) for _ in range(4))
    for j in range(count):
        held = np.zeros(len(numbers) + 1, bool)
        held[pairs[j]] = True
        for i in range(count):
            found = np.zeros(len(texts[i]) + 1, bool)
            hit = held[pairs[i]]
            found[: len(hit)] |= hit
            found[1 : len(hit) + 1] |= hit
            found = found[: len(texts[i])]
            gaps = _gaps(found)
            short[i, j], long[i, j] = gaps[gaps >= SHORT].sum(), gaps[gaps >= LONG].sum()
            scattered[i, j], matched[i, j] = gaps[gaps < SHORT].sum(), found.sum()
    return Unmatched(short, long, scattered, matched, np.array([float(max(1, len(text))) for text in texts]))


def _gaps(found: Any) -> Any:
    """Lengths of the stretches that are not ``found``."""
    edges = np.diff(np.concatenate([[0], (~found).view(np.int8), [0]]))
    return np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)
