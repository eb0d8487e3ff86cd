"""Work on this machine: inline for one job, in processes for more."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from retold.errors import EngineError, OptionError
from retold.ports import Item, Result

FEWEST_ITEMS = 4  # below this, starting processes costs more than they save
BATCHES_PER_JOB = 4  # small enough that no process idles long at the end, large enough that sending them is cheap


class LocalEngine:
    """An :class:`retold.ports.Engine` of ``jobs`` processes; 0 asks for as many as the machine has cores."""

    def __init__(self, jobs: int = 1) -> None:
        if jobs < 0:
            raise OptionError(f"jobs must be 0 or more, not {jobs}.", code="R204")
        self.jobs = jobs or os.cpu_count() or 1

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """``[function(item) for item in items]``, in that order.

        With more than one job, ``function`` and the items must be picklable. An error in ``function`` is raised here
        unchanged; EngineError (R600) says that a process died.
        """
        listed = list(items)
        if self.jobs == 1 or len(listed) < FEWEST_ITEMS:
            return [function(item) for item in listed]
        jobs = min(self.jobs, len(listed))
        batch = max(1, len(listed) // (jobs * BATCHES_PER_JOB))
        try:
            with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
                return list(pool.map(function, listed, chunksize=batch))
        except BrokenProcessPool as error:
            raise EngineError("a worker process died (out of memory?).", hint="Try again with --jobs 1.") from error
