"""The MiniLM layers that the sentence encoder and the reader share, from the distribution ``retold-model-en``.

One row of word pieces is computed at a time, several rows side by side in threads: 8-bit products are scaled by what
is computed together, so that a row batched with others would come out differently each time its company changed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, TypeVar

from retold.errors import MissingExtra
from retold.models.pieces import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    States = NDArray[np.float32]

MOST_PIECES = 254
THREADS = 2

Row = TypeVar("Row")
Result = TypeVar("Result")


class Backbone:
    """The shared lower layers and what is needed to feed them. ``folder`` holds the files of ``retold-model-en``."""

    def __init__(self, folder: Traversable, threads: int = THREADS) -> None:
        self._folder = folder
        self._threads = ThreadPoolExecutor(threads, "retold-models")
        self._base = self.part("base.onnx")

    @functools.cached_property
    def vocabulary(self) -> Vocabulary:
        """Cuts words into pieces."""
        return Vocabulary(self.file("vocab.txt").decode("utf-8"))

    def file(self, name: str) -> bytes:
        """The content of a file of the model."""
        return self._folder.joinpath(name).read_bytes()

    def part(self, name: str) -> Any:
        """An inference session for the ONNX file ``name``, to be run from one thread a call."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(self.file(name), options, providers=["CPUExecutionProvider"])

    def states(self, ids: list[int]) -> tuple[States, Numbers]:
        """States (1, pieces, 384) of the shared layers for one row of piece ids, and its mask of ones."""
        import numpy as np

        row = np.array([ids], np.int64)
        mask = np.ones_like(row)
        return self._base.run(["states"], {"ids": row, "mask": mask})[0], mask

    def map(self, function: Callable[[Row], Result], rows: Iterable[Row]) -> list[Result]:
        """``[function(row) for row in rows]``, in that order, in the threads of the models."""
        return list(self._threads.map(function, rows))


@functools.lru_cache(maxsize=1)
def shipped() -> Backbone:
    """The backbone of the installed ``retold-model-en``, loaded once a process.

    Raises MissingExtra (R410) when the distribution or its runtime is not installed.
    """
    try:
        return Backbone(resources.files("retold_model_en"))
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"The English models need {error.name}, which is not installed.", code="R410", hint="Run: pip install retold-model-en"
        ) from error
