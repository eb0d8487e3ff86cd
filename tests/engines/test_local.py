"""The same results inline and in processes."""

from __future__ import annotations

import math
import os

import pytest

from retold.engines.local import LocalEngine
from retold.errors import EngineError, OptionError


def leave(_: int) -> None:
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert LocalEngine(jobs).map(math.sqrt, range(20)) == [math.sqrt(item) for item in range(20)]
    assert LocalEngine(jobs).map(math.sqrt, iter([])) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_function_comes_through(jobs: int) -> None:
    with pytest.raises(ValueError, match=r"math domain|expected a nonnegative"):
        LocalEngine(jobs).map(math.sqrt, [1, 2, 3, -1, 5])


def test_a_process_that_dies_is_said() -> None:
    with pytest.raises(EngineError, match="R600"):
        LocalEngine(2).map(leave, range(4))


def test_jobs_are_counted_from_the_cores_or_refused() -> None:
    assert LocalEngine(0).jobs == os.cpu_count()
    with pytest.raises(OptionError, match="R204"):
        LocalEngine(-1)
