"""The MiniLM layers that the sentence encoder and the reader share, from the distribution ``retold-model-en``.

Texts or words go in, word pieces are cut and batched by length, states of 384 numbers a piece come out. Everything is
computed on the CPU with a bounded number of threads; equal input gives equal output, however it is batched together
with other input, up to the rounding of 8-bit products, which depends on the batch: callers that need equal bytes must
batch equally, as the adapters here do.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from retold.errors import MissingExtra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Numbers = NDArray[np.int64]
    States = NDArray[np.float32]

CLS, SEP, UNKNOWN = 101, 102, 100
MOST_PIECES = 254
BATCH_PIECES = 2048  # pieces run at once, padding included: bounds memory at about 60 MB
THREADS = 2


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of like length: the places of the rows in the input, padded piece ids, and 1 where a piece is no padding."""

    rows: tuple[int, ...]
    ids: Numbers
    mask: Numbers


class Backbone:
    """The shared lower layers and what is needed to feed them. ``folder`` holds the files of ``retold-model-en``."""

    def __init__(self, folder: Traversable, threads: int = THREADS) -> None:
        self._folder = folder
        self._threads = threads
        self._base = self.part("base.onnx")

    @functools.cached_property
    def tokenizer(self) -> Tokenizer:
        """Cuts words into pieces; knows the code points each piece covers."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(self._folder.joinpath("tokenizer.json").read_text("utf-8"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    def file(self, name: str) -> bytes:
        """The content of a file of the model."""
        return self._folder.joinpath(name).read_bytes()

    def part(self, name: str) -> Any:
        """An inference session for the ONNX file ``name``."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = self._threads, 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads leave the cores to others
        return onnxruntime.InferenceSession(self.file(name), options, providers=["CPUExecutionProvider"])

    def states(self, batch: Batch) -> States:
        """States (rows, pieces, 384) of the shared layers."""
        states: States = self._base.run(["states"], {"ids": batch.ids, "mask": batch.mask})[0]
        return states


def batches(rows: Sequence[Sequence[int]]) -> Iterator[Batch]:
    """Rows of piece ids in batches of like length, longest first; equal input gives equal batches."""
    import numpy as np

    order = sorted(range(len(rows)), key=lambda row: (-len(rows[row]), row))
    while order:
        width = len(rows[order[0]])
        count = max(1, BATCH_PIECES // width)
        taken, order = order[:count], order[count:]
        ids = np.zeros((len(taken), width), np.int64)
        mask = np.zeros((len(taken), width), np.int64)
        for place, row in enumerate(taken):
            ids[place, : len(rows[row])] = rows[row]
            mask[place, : len(rows[row])] = 1
        yield Batch(tuple(taken), ids, mask)


@functools.lru_cache(maxsize=1)
def shipped() -> Backbone:
    """The backbone of the installed ``retold-model-en``, loaded once a process.

    Raises MissingExtra (R410) when the distribution or its runtime is not installed.
    """
    try:
        folder = resources.files("retold_model_en")
        return Backbone(folder)
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"The English models need {error.name}, which is not installed.", code="R410", hint="Run: pip install retold-model-en"
        ) from error
