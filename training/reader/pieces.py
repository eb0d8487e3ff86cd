"""Words to word pieces and shapes, for training; ``retold.models.reader`` does the same at run time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from retold.models.backbone import MOST_PIECES
from retold.models.namewords import NameWords
from retold.models.pieces import CLS, SEP, UNKNOWN, Vocabulary
from retold.models.reader import SHAPES, WORD_PIECES, looks

MASK = 103  # the piece that stands for one which is not shown
HIDDEN_NAMES, HIDDEN_WORDS = 0.12, 0.02  # shares of named and of other words that are not shown, so that their company tells what they are
UNLISTED_WINDOWS, UNLISTED_WORDS = 0.15, 0.15  # shares of windows and of words of which is not told whether they are known as names


@dataclass(frozen=True)
class Pieces:
    """One window as numbers: piece ids and how the word looks that each belongs to; first and last piece of each word."""

    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    last: np.ndarray


def cut(words: tuple[str, ...], vocabulary: Vocabulary, known: NameWords) -> Pieces | None:
    """The pieces of ``words``; None when they are more than the model reads at once."""
    ids, shapes, first, last = [CLS], [0], [], []
    for word, look in zip(words, looks(words, known), strict=True):
        pieces = vocabulary.ids(word)[:WORD_PIECES] or [UNKNOWN]
        first.append(len(ids))
        ids += pieces
        shapes += [look] * len(pieces)
        last.append(len(ids) - 1)
    if len(ids) > MOST_PIECES:
        return None
    return Pieces(np.array([*ids, SEP]), np.array([*shapes, 0]), np.array(first), np.array(last))


def hidden(pieces: Pieces, names: Sequence[str], dice: random.Random) -> Pieces:
    """``pieces`` with some words masked, and some not told to be known as names; ``names`` holds the label of each word (O: no name)."""
    ids, shapes = pieces.ids.copy(), pieces.shapes.copy()
    unlisted = 1.0 if dice.random() < UNLISTED_WINDOWS else UNLISTED_WORDS
    for name, first, last in zip(names, pieces.first, pieces.last, strict=True):
        if dice.random() < (HIDDEN_WORDS if name == "O" else HIDDEN_NAMES):
            ids[first : last + 1] = MASK
        if dice.random() < unlisted:
            shapes[first : last + 1] %= SHAPES
    return replace(pieces, ids=ids, shapes=shapes)
