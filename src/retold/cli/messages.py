"""What the run says on stderr: coded messages, same kind together, and the last line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retold.model import Case, Input

SHOWN_PER_CODE = 3  # of one kind of message; the rest is counted, and all of them with -v
LONGEST_LINE = 600  # characters; a path or an excerpt may be hostile in length too


def tell(text: str) -> None:
    """One line on stderr, with nothing in it that a terminal would act on."""
    from retold.publish.visible import one_line  # here, since --help has nothing to tell and must answer at once

    line = one_line(text)
    click.echo(line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…", err=True)


def tell_inputs(inputs: Sequence[Input], *, everything: bool = False) -> None:
    """The messages of a run, grouped by code: the first of each kind, then how many more there are."""
    for code in sorted({item.code for item in inputs if item.code}):
        same = [item for item in inputs if item.code == code]
        shown = same if everything else same[:SHOWN_PER_CODE]
        for item in shown:
            first, *further = item.message.split("\n")  # of one input each message on a line of its own
            tell(f"{code} {item.path}: {first}" if item.path not in first else f"{code} {first}")
            for line in further:
                tell(f"     {line}")
        if len(same) > len(shown):
            tell(f"{code} and {len(same) - len(shown)} more like these (-v lists them).")


def count(number: int, noun: str, plural: str = "") -> str:
    """``number`` with its noun: 1 report, 2 reports."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def tell_outcome(case: Case, written: Iterable[object]) -> None:
    """The last line of a build: what was found, what was skipped, where it went."""
    skipped = sum(item.status == "skipped" for item in case.run.inputs)
    parts = [count(len(case.reports), "report"), count(len(case.stories), "story", "stories")]
    parts += [f"{skipped} of {count(len(case.run.inputs), 'input')} skipped"] if skipped else []
    places = ", ".join(str(path) for path in written)
    tell(f"{', '.join(parts)} in {case.run.seconds:.1f} s{' -> ' + places if places else ''}")


def for_terminal(color: bool | None = None) -> bool:
    """Whether stdout wants colour: when asked for, or when it is a terminal and nothing speaks against it."""
    import os

    if color is not None:
        return color
    return sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many columns stdout has; 0 when it is no terminal, and lines are not to be broken."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else 0
