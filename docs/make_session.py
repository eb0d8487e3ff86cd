"""Run the Python session of the README and put what it prints, and nothing else, below each statement."""

from __future__ import annotations

import contextlib
import io
import os
import re
from doctest import DocTestParser, Example
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def printed(example: Example, names: dict[str, object]) -> str:
    """What the statement of ``example`` prints, run among ``names``."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(example.source, "README.md", "single"), names)  # our own README, which is the point
    return shown.getvalue()


def with_true_output(text: str) -> str:
    """``text`` with every session in it run anew; the working directory is the root of the repository."""

    def run(session: re.Match[str]) -> str:
        names: dict[str, object] = {}
        lines = []
        for example in DocTestParser().get_examples(session[1]):
            first, *more = example.source.rstrip("\n").split("\n")
            lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
            lines += printed(example, names).replace("\n\n", "\n<BLANKLINE>\n").splitlines()
        return "```pycon\n" + "\n".join(lines) + "\n```"

    return re.sub(r"```pycon\n(.*?)```", run, text, flags=re.DOTALL)


if __name__ == "__main__":
    os.chdir(ROOT)
    readme = Path("README.md")
    readme.write_text(with_true_output(readme.read_text("utf-8")), "utf-8")
