"""How far a build is, on stderr: a bar on a terminal, plain lines, JSON lines for programs, or nothing."""

from __future__ import annotations

import json
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from retold.cli.messages import tell

if TYPE_CHECKING:
    from rich.status import Status

    from retold.model import Input

MODES = ("auto", "bar", "plain", "jsonl", "none")


class Progress:
    """Takes the two callbacks of a build and shows them as ``mode`` asks; a context manager, so that the bar goes away."""

    def __init__(self, mode: str, *, quiet: bool = False) -> None:
        automatic = "bar" if sys.stderr.isatty() else "none"
        self.mode = "none" if quiet and mode == "auto" else automatic if mode == "auto" else mode
        self.inputs = 0
        self.status: Status | None = None

    def __enter__(self) -> Self:
        if self.mode == "bar":
            from rich.console import Console

            self.status = Console(stderr=True).status("reading", spinner="dots")
            self.status.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.status is not None:
            self.status.stop()

    def on_input(self, item: Input) -> None:
        """One input was read, or not."""
        self.inputs += 1
        if self.mode == "jsonl":
            self._line({"event": "input", "path": item.path, "status": item.status, "code": item.code})
        elif self.status is not None:
            self.status.update(f"read: {self.inputs} inputs")

    def on_step(self, step: str, *details: Any) -> None:
        """A step began; ``details`` may tell how much it has to do."""
        numbers = [detail for detail in details if isinstance(detail, int)]
        if self.mode == "jsonl":
            self._line({"event": "step", "step": step, "details": numbers})
        elif self.mode == "plain":
            tell(" ".join([step, *map(str, numbers)]))
        elif self.status is not None:
            self.status.update(" ".join([step, *map(str, numbers)]))

    @staticmethod
    def _line(event: dict[str, Any]) -> None:
        click.echo(json.dumps(event), err=True)
