"""Exit codes, and which error ends in which."""

from __future__ import annotations

from retold.errors import EngineError, MissingExtra, OptionError, ReadError, RetoldError, StoreError

BUILT, FOUND, USAGE, UNUSABLE, SKIPPED, UNWRITTEN, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 5, 70, 130


def exit_code(error: RetoldError) -> int:
    """The exit code for ``error``: usage, nothing usable, or output not written."""
    if isinstance(error, OptionError | MissingExtra):
        return USAGE
    if isinstance(error, ReadError):
        return UNUSABLE
    if isinstance(error, StoreError):
        return UNWRITTEN if error.code == "R504" else UNUSABLE
    return BUG if isinstance(error, EngineError) else UNUSABLE
