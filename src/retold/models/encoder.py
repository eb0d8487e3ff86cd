"""Sentence vectors and token states by all-MiniLM-L6-v2 (Reimers and Gurevych 2019), 8 bits; implements ``ports.Encoder``."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retold.models.backbone import CLS, MOST_PIECES, SEP, Backbone, batches

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

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        return "all-MiniLM-L6-v2-int8/1"

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One unit vector a text, in order; a text met before is not computed again."""
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        new = {key: text for key, text in sorted(zip(keys, texts, strict=True)) if key not in self._kept}
        for key, states in zip(new, self.states(list(new.values())), strict=True):
            vector = states.last.mean(0)
            length = float((vector * vector).sum()) ** 0.5 or 1.0
            self._kept[key] = tuple(float(value) / length for value in vector)
        found = [self._kept[key] for key in keys]
        while len(self._kept) > KEPT_VECTORS:
            self._kept.popitem(last=False)
        return found

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """States of every piece of every text; the first and last piece (CLS, SEP) cover no code points."""
        encodings = self._backbone.tokenizer.encode_batch([_decodable(text) for text in texts], add_special_tokens=False)
        rows = [[CLS, *encoding.ids[: MOST_PIECES - 2], SEP] for encoding in encodings]
        found: dict[int, TokenStates] = {}
        for batch in batches(rows):
            lower = self._backbone.states(batch)
            middle, last = self._upper.run(["middle", "last_states"], {"states": lower, "mask": batch.mask})
            for place, row in enumerate(batch.rows):
                count = len(rows[row])
                offsets = ((0, 0), *encodings[row].offsets[: count - 2], (0, 0))
                found[row] = TokenStates(offsets, middle[place, :count], last[place, :count])
        return [found[row] for row in range(len(texts))]


def _decodable(text: str) -> str:
    """Lone surrogates, which no encoder takes, become one replacement character each: offsets hold."""
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text) if not text.isascii() else text
