"""Write the pages of docs/reference that can be made from the program, so that they cannot drift from it.

``command-line.md`` comes from the ``--help`` of every command, ``python.md`` from the public names and the nouns they give back,
``formats.md`` from the readers and publishers, ``types.md`` from the variant types.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

import retold
from retold import errors, model
from retold.cli import COMMANDS, exits, group
from retold.publish import publishers
from retold.publish.signs import glyph
from retold.publish.tables import SHEETS
from retold.read.discover import readers
from retold.variants import variant_types
from retold.variants.variant import Example, VariantType

FOLDER = Path(__file__).parent / "reference"

EXITS = (
    (exits.BUILT, "built; skipped inputs are counted on the last line and listed in the case"),
    (exits.FOUND, "a `--fail-on` condition is met: a finding, not a failure"),
    (exits.USAGE, "usage"),
    (exits.UNUSABLE, "nothing usable"),
    (exits.SKIPPED, "`--strict` and something was skipped"),
    (exits.UNWRITTEN, "output could not be written"),
    (exits.BUG, "a bug of ours; the trace lies in a file whose path is printed"),
    (exits.INTERRUPTED, "interrupted"),
)


def shown_help(*command: str) -> str:
    """What ``retold COMMAND --help`` prints on a terminal of 100 columns."""
    # Not COLUMNS: click takes the width from the context, so that the page is the same wherever it is made.
    result = CliRunner().invoke(group, [*command, "--help"], prog_name="retold", terminal_width=100, max_content_width=100)
    if result.exit_code:
        raise SystemExit(result.output)
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def command_line() -> str:
    """The page of the command line."""
    parts = [
        "# The command line",
        "Made by `make reference` from the program itself.",
        "```\n" + shown_help() + "\n```",
        *(f"## retold {name}\n\n```\n{shown_help(name)}\n```" for name in COMMANDS),
        "## Exit codes",
        "| code | meaning |\n|---|---|\n" + "\n".join(f"| {code} | {meaning} |" for code, meaning in EXITS),
        "stdout carries only what was asked for; the rest goes to stderr. Each message has a stable code: [messages](messages.md).",
    ]
    return "\n\n".join(parts) + "\n"


def plain(docstring: str | None) -> str:
    """A docstring as Markdown: its roles and double backticks become code."""
    text = inspect.cleandoc(docstring or "")
    return re.sub(r"``(.+?)``", r"`\1`", re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"`\1`", text))


def noun(kind: type) -> str:
    """A noun: what it is, its fields with their types, its methods and views."""
    rows = [f"| `{field.name}` | `{str(field.type).replace('|', chr(92) + '|')}` |" for field in dataclasses.fields(kind)]
    own = {
        name: value
        for name, value in vars(kind).items()
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, property))
    }
    calls = [f"- `.{name}{'' if isinstance(value, property) else '()'}`: {plain(value.__doc__)}" for name, value in own.items()]
    return "\n\n".join(
        part
        for part in (f"### {kind.__name__}", plain(kind.__doc__), "| field | type |\n|---|---|\n" + "\n".join(rows), "\n".join(calls))
        if part
    )


def python() -> str:
    """The page of the Python package."""
    calls = [name for name in retold.__all__ if inspect.isfunction(getattr(retold, name))]
    nouns = [
        kind
        for kind in vars(model).values()
        if inspect.isclass(kind) and dataclasses.is_dataclass(kind) and kind.__module__ == model.__name__ and kind.__name__ in published()
    ]
    parts = [
        "# The Python package",
        "Made by `make reference` from the program itself. Public names: " + ", ".join(f"`{name}`" for name in retold.__all__) + ".",
        "Nothing prints; everything given back is a frozen dataclass; `import retold` loads nothing heavy.",
        "## Calls",
        *(
            f"### retold.{name}\n\n```python\n{name}{signature(getattr(retold, name))}\n```\n\n{plain(getattr(retold, name).__doc__)}"
            for name in calls
        ),
        "## Errors",
        "```\n" + inspect.cleandoc(errors.__doc__ or "").split("\n\n")[1] + "\n```",
        "## Nouns",
        "In the order of the JSON: one field of a class is one key of the object, but `Story.reports`, which holds the reports themselves.",
        *(noun(kind) for kind in nouns),
    ]
    return "\n\n".join(parts) + "\n"


def signature(call: object) -> str:
    """The signature of ``call``, a line for each parameter."""
    shown = inspect.signature(call)  # type: ignore[arg-type]
    lines: list[str] = []
    for parameter in shown.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "    *," not in lines:
            lines.append("    *,")
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        lines.append(f"    {parameter.name}: {parameter.annotation}{default},")
    return "(\n" + "\n".join(lines) + f"\n) -> {shown.return_annotation}"


def published() -> set[str]:
    """Names of the classes that a case is made of, found by following the types of its fields."""
    found: set[str] = set()
    waiting = ["Case", "Failure", "Comparison"]
    while waiting:
        name = waiting.pop()
        if name in found or (not dataclasses.is_dataclass(getattr(model, name, None)) and name != "Claims"):
            continue
        found.add(name)
        fields = ["Claim"] if name == "Claims" else [str(field.type) for field in dataclasses.fields(getattr(model, name))]
        waiting += [word for text in fields for word in re.findall(r"[A-Z]\w+", text)]
    return found


def listed(rows: Iterable[tuple[str, tuple[str, ...], str]]) -> str:
    """Rows of a table of formats: name, suffixes, gloss."""
    return "\n".join(f"| `{name}` | {coded(suffixes)} | {gloss} |" for name, suffixes, gloss in rows)


def coded(words: Iterable[str]) -> str:
    """Words as code, with commas."""
    return ", ".join(f"`{word}`" for word in words)


def formats() -> str:
    """The page of readers and publishers."""
    reading = listed((item.name, item.suffixes, item.gloss) for item in readers())
    writing = listed((item.name, item.suffixes, item.gloss) for item in publishers())
    sheets = "\n".join(f"| `{sheet.name}` | {sheet.gloss} | {coded(sheet.columns)} |" for sheet in SHEETS)
    parts = [
        "# Formats",
        "Made by `make reference` from the program itself. A file of `src/retold/read/` or `src/retold/publish/` is a format.",
        "Other packages join by the entry points `retold.readers` and `retold.publishers`.",
        "## What is read",
        "| reader | suffixes | what it reads |\n|---|---|---|\n" + reading,
        "A suffix is only a hint: what a file holds decides. What is said of damaged or odd files: [messages](messages.md).",
        "## What is written",
        "The suffix of `build -o FILE` chooses, or the name in `export --to NAME`.",
        "| format | suffixes | what it is for |\n|---|---|---|\n" + writing,
        "## Sheets",
        "`export --to csv` writes each as `CASE-SHEET.csv` (RFC 4180, UTF-8 with a byte order mark). Every row begins with its `story`.",
        "| sheet | a row is | columns |\n|---|---|---|\n" + sheets,
    ]
    return "\n\n".join(parts) + "\n"


def types() -> str:
    """The page of variant types, each with its first examples."""
    parts = [
        "# Types of difference",
        "Made by `make reference` from the program itself: each type is a file of `src/retold/variants/`, and its examples run as tests.",
        "Types vote independently; all that see a difference are kept, and the one of the lowest rank is its headline.",
        "| rank | sign | type | what it sees |\n|---|---|---|---|\n"
        + "\n".join(f"| {kind.rank} | {glyph(kind.name)} | [{kind.name}](#{kind.name}) | {kind.gloss} |" for kind in variant_types()),
        *(type_shown(kind) for kind in variant_types()),
    ]
    return "\n\n".join(parts) + "\n"


def type_shown(kind: VariantType) -> str:
    """One type with examples of each meaning, and of what it says nothing of."""
    first: dict[str | None, Example] = {}
    for example in kind.examples:
        first.setdefault(example.meaning, example)
    rows = [f"| {item.a} | {item.b} | {meaning or 'not of this type'} |" for meaning, item in first.items()]
    return f"## {kind.name}\n\n{kind.gloss}\n\n| one | other | meaning |\n|---|---|---|\n" + "\n".join(rows)


PAGES = {FOLDER / "command-line.md": command_line, FOLDER / "python.md": python, FOLDER / "formats.md": formats, FOLDER / "types.md": types}

if __name__ == "__main__":
    for path, made in PAGES.items():
        path.write_text(made(), "utf-8")
