"""Run the Python session of the README and the commands of the tutorial, and put what they print below each.

A line "…" below a command of the tutorial stands for lines left out: the lines shown around it are then looked for, in their order, in
what the command prints, and told as it prints them. A line that is found no more is dropped, with a word to stderr.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from doctest import DocTestParser, Example
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = "…"
LIKENESS = 0.8  # of two lines that count as one: another word or two among twelve


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
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", session[1], re.MULTILINE):
            lines += [f"$ {command}", *kept(shown.splitlines(), answered(command, folder))]
        return "```console\n" + "\n".join(lines) + "\n```"

    return re.sub(r"```console\n(.*?)```", again, text, flags=re.DOTALL)


def answered(command: str, folder: Path) -> list[str]:
    """The lines that ``retold ...`` prints to stdout in ``folder``."""
    program = [sys.executable, "-m", "retold", *shlex.split(command)[1:]]
    ran = subprocess.run(program, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    return ran.stdout.splitlines()


def kept(shown: list[str], printed: list[str]) -> list[str]:
    """What of ``printed`` is to be shown: the lines like those of ``shown``, in its order; all of it where nothing is left out."""
    if LEFT_OUT not in shown:
        return printed
    out, at = [], 0
    for line in shown:
        found = at if line == LEFT_OUT else next((place for place in range(at, len(printed)) if alike(line, printed[place])), None)
        if found is None:
            print(f"no longer printed: {line}", file=sys.stderr)
        else:
            out.append(line if line == LEFT_OUT else printed[found])
            at = found + (line != LEFT_OUT)
    return out


def alike(a: str, b: str) -> bool:
    """Whether two lines say the same but for ids, figures and what a small change of the rules moves."""
    return SequenceMatcher(None, shape(a), shape(b), autojunk=False).ratio() >= LIKENESS


def shape(line: str) -> str:
    """A line without what changes with every build: ids, offsets, shares."""
    return re.sub(r"\d+(?:\.\d+)?", "0", re.sub(r"\b[a-z]-[0-9a-f]{10}\b", "id", line))


if __name__ == "__main__":
    os.chdir(ROOT)
    readme, tutorial = Path("README.md"), Path("docs/tutorial.md")
    readme.write_text(with_true_output(readme.read_text("utf-8")), "utf-8")
    with tempfile.TemporaryDirectory() as place:
        tutorial.write_text(with_true_console(tutorial.read_text("utf-8"), Path(place)), "utf-8")
