"""Words to word pieces and shapes, for training; ``retold.models.reader`` does the same at run time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retold.models.backbone import MOST_PIECES
from retold.models.pieces import CLS, SEP, UNKNOWN, Vocabulary
from retold.models.reader import WORD_PIECES, shape


@dataclass(frozen=True)
class Pieces:
    """One sentence as numbers: piece ids and the shape of the word each belongs to; first and last piece of each word."""

    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    last: np.ndarray


def cut(words: tuple[str, ...], vocabulary: Vocabulary) -> Pieces | None:
    """The pieces of ``words``; None when they are more than the model reads at once."""
    ids, shapes, first, last = [CLS], [0], [], []
    for word in words:
        pieces = vocabulary.ids(word)[:WORD_PIECES] or [UNKNOWN]
        first.append(len(ids))
        ids += pieces
        shapes += [shape(word)] * len(pieces)
        last.append(len(ids) - 1)
    if len(ids) > MOST_PIECES:
        return None
    return Pieces(np.array([*ids, SEP]), np.array([*shapes, 0]), np.array(first), np.array(last))
