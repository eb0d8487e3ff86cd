"""What the texts of one family share, counted: single words, and runs of two and three words, of the running text alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from retold.model import Report

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
Grams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one kind of gram: ``both[i, j]`` stand in texts i and j (``both[i, i]``: in i at all), ``common[i]`` in i and any other text."""

    both: Any
    common: Any


def own_words(report: Report) -> list[str]:
    """The folded words of a report without its furniture, which is the outlet's: headline, byline, date, credit, standing lines."""
    kept, at = [], 0
    for part in sorted(report.parts, key=lambda part: part.span.start):
        kept.append(report.text[at : max(at, part.span.start)])
        at = max(at, part.span.end)
    kept.append(report.text[at:])
    return words_of("\n".join(kept))


def words_of(text: str) -> list[str]:
    """Folded words, a number with its comma or point in one."""
    return WORD.findall(text.casefold())


def singles(words: Sequence[str]) -> Grams:
    """Each word once."""
    return frozenset((word,) for word in words)


def runs(words: Sequence[str]) -> Grams:
    """Each run of two or three words once."""
    return frozenset(pairwise(words)) | frozenset(zip(words, words[1:], words[2:], strict=False))


def counted(texts: Sequence[Grams]) -> Counts:
    """How many grams any two texts share; exact whatever the order of the sets."""
    held = Counter(gram for text in texts for gram in text)
    places: dict[tuple[int, ...], int] = defaultdict(int)
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for gram in text:
            if held[gram] > 1:
                where[gram].append(number)
    for holders in where.values():
        places[tuple(holders)] += 1
    both = np.zeros((len(texts), len(texts)))
    common = np.zeros(len(texts))
    for together, count in places.items():
        index = np.array(together)
        both[np.ix_(index, index)] += count
        common[index] += count
    both[np.arange(len(texts)), np.arange(len(texts))] = [len(text) for text in texts]
    return Counts(both, common)
