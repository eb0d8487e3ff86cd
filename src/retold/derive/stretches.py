"""Passages of one text of which another has no trace, neither their pairs of words nor half of their longer words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

# Set on the families and made trees that the weights were fitted on (training/stemma/first.py).
PASSAGE = 8  # words of a passage worth telling
CHANCE = 2  # words in a row that two texts share by chance
LONG_WORD = 5  # letters of a word that tells what a passage is about
TRACE = 0.5  # of its longer words, from which a text has the passage in other words
HELD = 0.4  # of its pairs of words, from which a text has it
ELSEWHERE = 0.4  # of its runs of three words that stand in a text of another family, from which a passage was taken from there


class Passages:
    """Of the texts of one family, by number; ``outside`` are those of others in the story."""

    def __init__(self, texts: Sequence[Sequence[str]], outside: Sequence[Sequence[str]]) -> None:
        self.texts = texts
        self._words = [frozenset(text) for text in texts]
        self._pairs = [frozenset(pairwise(text)) for text in texts]
        self._outside = frozenset(run for text in outside for run in zip(text, text[1:], text[2:], strict=False))
        self.missing = lru_cache(maxsize=None)(self._missing)
        self.held_against = lru_cache(maxsize=None)(self._held_against)

    def _missing(self, text: int, other: int) -> Any:
        """Which words of ``text`` stand in passages of which ``other`` has no trace."""
        words = self.texts[text]
        found = np.zeros(len(words), bool)
        if text == other:
            return found
        hit = np.zeros(len(words), bool)
        for place, pair in enumerate(pairwise(words)):
            if pair in self._pairs[other]:
                hit[place : place + 2] = True
        for start, end in runs_of(hit):
            if end - start <= CHANCE:
                hit[start:end] = False
        for start, end in runs_of(~hit):
            if end - start >= PASSAGE and not self._has_trace(words[start:end], other):
                found[start:end] = True
        return found

    def _has_trace(self, passage: Sequence[str], other: int) -> bool:
        telling = [word for word in passage if len(word) >= LONG_WORD or any(c.isdigit() for c in word)]
        return sum(word in self._words[other] for word in telling) >= TRACE * max(1, len(telling))

    def from_elsewhere(self, passage: Sequence[str]) -> float:
        """Share of the runs of three words that stand in a text of another family."""
        held = [run in self._outside for run in zip(passage, passage[1:], passage[2:], strict=False)]
        return sum(held) / max(1, len(held))

    def _held_against(self, third: int, first: int, second: int) -> int:
        """Words of the longest passage that two texts have and a third has no trace of, nor a text of another family."""
        return min(self._longest(third, first, second), self._longest(third, second, first))

    def _longest(self, third: int, first: int, second: int) -> int:
        words, longest = self.texts[first], 0
        for start, end in runs_of(self.missing(first, third) & ~self.missing(first, second)):
            pairs = list(pairwise(words[start:end]))
            held = sum(pair in self._pairs[second] for pair in pairs) >= HELD * max(1, len(pairs))
            if end - start >= PASSAGE and held and self.from_elsewhere(words[start:end]) < ELSEWHERE:
                longest = max(longest, end - start)
        return longest


def runs_of(mask: Any) -> list[tuple[int, int]]:
    """Stretches (first, end) where ``mask`` holds."""
    edges = np.diff(np.concatenate([[0], mask.astype(np.int8), [0]]))
    return list(zip(np.flatnonzero(edges > 0).tolist(), np.flatnonzero(edges < 0).tolist(), strict=True))
