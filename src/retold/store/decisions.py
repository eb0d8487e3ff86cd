"""The decisions on a case: a file that only ever grows, one JSON line each, safe on disk before anybody is told so.

A line is a decision, or ``{"undo": id, ...}`` that takes one back. A last line that was cut off by a crash was never accepted:
it is passed over, and the next writer strikes it out with :data:`VOID` before its own line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retold.errors import OptionError, StoreError
from retold.model import ACTIONS, Decision
from retold.records import from_json_as, to_json_of
from retold.records.whole import settle_folder

LARGEST_LOG = 2**28  # bytes; a decision on a claim of 200 reports takes 60 kB
VOID = b"\x18"  # the control character "cancel": ends a line that was cut off; JSON never holds it bare
HELD_ELSEWHERE = ("applied", "found", "message")  # what the case says of a decision, not the log


class DecisionLog:
    """The decisions in the file at ``path``, which need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def active(self) -> tuple[Decision, ...]:
        """The decisions not taken back, in the order they were made. Raises StoreError (R506) for a file that is no log."""
        standing: dict[str, Decision] = {}
        for line in self._lines():
            if "undo" in line:
                standing.pop(str(line["undo"]), None)
            else:
                decision = from_json_as(Decision, {**line, "applied": False})
                if decision.action in ACTIONS:
                    standing[decision.id] = decision
        return tuple(standing.values())

    def add(self, decision: Decision) -> None:
        """Keep ``decision``; it is on disk when this returns. Raises StoreError (R504)."""
        self._append({key: value for key, value in to_json_of(decision).items() if key not in HELD_ELSEWHERE})

    def undo(self, wanted: str, *, by: str = "", at: str = "") -> Decision:
        """Take back the decision whose id is, or begins with, ``wanted`` ("" for the last one); it comes back.

        Raises OptionError (R201) when no decision, or more than one, fits.
        """
        standing = self.active()
        fitting = [decision for decision in standing if decision.id.startswith(wanted)] if wanted else list(standing[-1:])
        if len(fitting) != 1:
            known = ", ".join(decision.id for decision in standing[-3:]) or "none"
            said = f"{wanted!a} fits {len(fitting)} decisions." if wanted else "there is no decision to take back."
            raise OptionError(said, code="R201", hint=f"The last ones: {known}.")
        self._append({"undo": fitting[0].id, "by": by, "at": at})
        return fitting[0]

    def _append(self, line: dict[str, Any]) -> None:
        data = json.dumps(line, ensure_ascii=True).encode("ascii") + b"\n"
        try:
            new = not self.path.exists()
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                _write_out(handle, _closing(self.path.read_bytes()) + data)
                os.fsync(handle)
            finally:
                os.close(handle)
            if new:
                settle_folder(self.path.parent)
        except OSError as error:
            message = f"{self.path}: the decision cannot be kept ({error.strerror or error})."
            raise StoreError(message, code="R504", path=str(self.path)) from error

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The whole lines of the file."""
        try:
            if not self.path.exists():
                return
            if self.path.stat().st_size > LARGEST_LOG:
                raise self._refusal("over 256 MiB")
            data = self.path.read_bytes()
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be read ({error.strerror or error}).", code="R501", path=str(self.path)) from error
        lines = data.split(b"\n")
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.endswith(VOID):
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                if number == len(lines):
                    continue
                raise self._refusal(f"line {number} is not JSON") from error
            if not isinstance(value, dict):
                raise self._refusal(f"line {number} is no decision")
            yield value

    def _refusal(self, what: str) -> StoreError:
        hint = "Mend that line, or move the file away to go on without its decisions."
        return StoreError(f"{self.path}: {what}.", code="R506", hint=hint, path=str(self.path))


def _closing(data: bytes) -> bytes:
    """What must follow ``data`` before a new line begins: nothing after a whole line, else its end."""
    last = data.rpartition(b"\n")[2]
    if not last:
        return b""
    try:
        json.loads(last)
    except (ValueError, RecursionError):
        return VOID + b"\n"
    return b"\n"


def _write_out(handle: int, data: bytes) -> None:
    """All of ``data``; a system that takes a part of it is asked again."""
    while data:
        data = data[os.write(handle, data) :]
