"""Write docs/reference/command-line.md from the ``--help`` of every command, so that it cannot drift from the program."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from retold.cli import COMMANDS, exits, group

PAGE = Path(__file__).parent / "reference" / "command-line.md"

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


def page() -> str:
    """The whole page as Markdown."""
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


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
