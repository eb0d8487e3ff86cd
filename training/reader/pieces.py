# ruff: noqa: INP001  (scripts, not a package)
"""Words to word pieces and shapes, for training; ``retold.models.reader`` does the same at run time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

MOST_PIECES = 254
CLS, SEP = 101, 102


@dataclass(frozen=True)
class Pieces:
    """One sentence as numbers: piece ids and the shape of the word each belongs to; first and last piece of each word."""

    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    last: np.ndarray


def shape(word: str) -> int:
    """How a word is written: 1 lower, 2 Title, 3 UPPER, 4 one capital, 5 miXed, 6 with digits, 7 no letters (0: none)."""
    if any(letter.isdigit() for letter in word):
        return 6
    if not any(letter.isalpha() for letter in word):
        return 7
    if word == word.lower():
        return 1
    if word == word.upper():
        return 3 if len(word) > 1 else 4
    return 2 if word[0].isupper() and word[1:] == word[1:].lower() else 5


def cut(words: tuple[str, ...], tokenizer: Tokenizer) -> Pieces | None:
    """The pieces of ``words``; None when they are more than the model reads at once."""
    ids, shapes, first, last = [CLS], [0], [], []
    for word, encoding in zip(words, tokenizer.encode_batch(list(words), add_special_tokens=False), strict=True):
        pieces = encoding.ids[:12] or [100]
        first.append(len(ids))
        ids += pieces
        shapes += [shape(word)] * len(pieces)
        last.append(len(ids) - 1)
    if len(ids) > MOST_PIECES:
        return None
    return Pieces(np.array([*ids, SEP]), np.array([*shapes, 0]), np.array(first), np.array(last))
