"""Run the Python session of the README and the commands of the tutorial, and put what they print, and nothing else, below each."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
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


def with_true_console(text: str, folder: Path) -> str:
    """``text`` with every command in it run anew in ``folder``, where the files it holds (```text NAME) are written first."""
    for name, body in re.findall(r"```text (\S+)\n(.*?)```", text, re.DOTALL):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body, "utf-8")

    def again(session: re.Match[str]) -> str:
        lines = []
        for command in re.findall(r"^\$ (.+)$", session[1], re.MULTILINE):
            lines += [f"$ {command}", *answered(command, folder)]
        return "```console\n" + "\n".join(lines) + "\n```"

    return re.sub(r"```console\n(.*?)```", again, text, flags=re.DOTALL)


def answered(command: str, folder: Path) -> list[str]:
    """The lines that ``retold ... | head -N`` prints to stdout in ``folder``."""
    called, _, head = command.partition(" | head -")
    program = [sys.executable, "-m", "retold", *shlex.split(called)[1:]]
    ran = subprocess.run(program, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    lines = ran.stdout.splitlines()
    return lines[: int(head)] if head else lines


if __name__ == "__main__":
    os.chdir(ROOT)
    readme, tutorial = Path("README.md"), Path("docs/tutorial.md")
    readme.write_text(with_true_output(readme.read_text("utf-8")), "utf-8")
    with tempfile.TemporaryDirectory() as place:
        tutorial.write_text(with_true_console(tutorial.read_text("utf-8"), Path(place)), "utf-8")
