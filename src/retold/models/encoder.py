"""Sentence vectors and token states by all-MiniLM-L6-v2 (Reimers and Gurevych 2019), 8 bits; implements ``ports.Encoder``."""

from __future__ import annotations

import functools
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retold.models.backbone import MOST_PIECES, Backbone, shipped
from retold.models.pieces import CLS, SEP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT_VECTORS = 50_000  # vectors remembered by content, 1.5 kB each


@dataclass(frozen=True, slots=True)
class TokenStates:
    """What the encoder makes of each piece of one text: code points it covers and its states in layers 4 and 6."""

    offsets: tuple[tuple[int, int], ...]
    middle: NDArray[np.float32]
    last: NDArray[np.float32]


class MiniLMEncoder:
    """Texts to unit vectors of 384 numbers. Beyond 252 word pieces (about 200 words) a text is cut off."""

    def __init__(self, backbone: Backbone) -> None:
        self._backbone = backbone
        self._upper = backbone.part("sentence.onnx")
        self._kept: OrderedDict[bytes, tuple[float, ...]] = OrderedDict()

    def __reduce__(self) -> tuple[object, tuple[()]]:
        """Workers load the shipped encoder themselves instead of being sent it."""
        return minilm, ()

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        return "all-MiniLM-L6-v2-int8/1"

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One unit vector a text, in order; a text met before is not computed again."""
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._kept}
        self._kept.update(zip(new, self._backbone.map(self._vector, new.values()), strict=True))
        found = [self._kept[key] for key in keys]
        while len(self._kept) > KEPT_VECTORS:
            self._kept.popitem(last=False)
        return found

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """States of every piece of every text; the first and last piece (CLS, SEP) cover no code points."""
        return self._backbone.map(self._states_of, texts)

    def _vector(self, text: str) -> tuple[float, ...]:
        """The mean of the last states, at length 1."""
        vector = self._states_of(text).last.mean(0)
        length = float((vector * vector).sum()) ** 0.5 or 1.0
        return tuple(float(value) / length for value in vector)

    def _states_of(self, text: str) -> TokenStates:
        cut = self._backbone.vocabulary.pieces(text)[: MOST_PIECES - 2]
        lower, mask = self._backbone.states([CLS, *(number for number, _, _ in cut), SEP])
        middle, last = self._upper.run(["middle", "last_states"], {"states": lower, "mask": mask})
        return TokenStates(((0, 0), *((start, end) for _, start, end in cut), (0, 0)), middle[0], last[0])


@functools.lru_cache(maxsize=1)
def minilm() -> MiniLMEncoder:
    """The encoder of the installed ``retold-model-en``, loaded once a process. Raises MissingExtra (R410) without it."""
    return MiniLMEncoder(shipped())
