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


HOLDERS = 8192  # different sets of holders counted at once, so that a large family needs little memory


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one kind of gram, as whole numbers: ``both[i, j]`` stand in texts i and j (``both[i, i]``: in i at all), ``common[i]`` in i and
    in any other text, ``pair[i, j]`` in these two alone. ``had[k, i, j]`` stand in i and in k texts other than i and j (2: two or more),
    whether or not in j; ``kept[k, i, j]`` of these also in j.
    """

    both: Any
    common: Any
    pair: Any
    had: Any
    kept: Any


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


def headline(report: Report) -> list[str]:
    """The folded words of the headline; empty where there is none."""
    return words_of(" ".join(part.span.exact for part in report.parts if part.kind == "title"))


def counted(texts: Sequence[Grams]) -> Counts:
    """How many grams any two texts share, and with how many others; exact whatever the order of the sets."""
    size = len(texts)
    alone = np.zeros(size)
    found = _by_holders(texts)
    for holders, count in found.items():
        if len(holders) == 1:
            alone[holders[0]] = count
    two, three, more = (
        _together([held for held in found.items() if least <= len(held[0]) <= most], size) for least, most in ((2, 2), (3, 3), (4, size))
    )
    in_two, in_three, in_more = (np.diag(matrix).copy() for matrix in (two, three, more))
    both = two + three + more
    np.fill_diagonal(both, alone + in_two + in_three + in_more)
    for matrix in (two, three, more):
        np.fill_diagonal(matrix, 0.0)
    had = np.stack([two + alone[:, None], three + in_two[:, None] - two, in_three[:, None] - three + in_more[:, None]])
    return Counts(both, in_two + in_three + in_more, two, had, np.stack([two, three, more]))


def _by_holders(texts: Sequence[Grams]) -> Counter[tuple[int, ...]]:
    """How many grams each set of texts holds that no other text does."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for gram in text:
            where[gram].append(number)
    return Counter(tuple(holders) for holders in where.values())


def _together(sets: Sequence[tuple[tuple[int, ...], int]], size: int) -> Any:
    """[i, j]: how many grams the sets of holders with both i and j stand for."""
    total = np.zeros((size, size))
    for start in range(0, len(sets), HOLDERS):
        some = sets[start : start + HOLDERS]
        member = np.zeros((size, len(some)))
        for column, (holders, _) in enumerate(some):
            member[list(holders), column] = 1.0
        total += (member * np.array([count for _, count in some], dtype=float)[None, :]) @ member.T
    return total
