"""``retold show``: the answers of a case in the terminal."""

from __future__ import annotations

import click

from retold.cli.messages import for_terminal, width


@click.command(name="show")
@click.argument("case_file", metavar="CASE", type=click.Path())
@click.argument("story", required=False, metavar="[STORY]")
@click.option("--no-color", is_flag=True, help="No colours.")
def command(case_file: str, story: str | None, no_color: bool) -> None:
    """Print the answers of CASE, a file that build wrote; of one STORY when it is named by number, id or a report of it."""
    from retold.api import load
    from retold.publish.find import find_story
    from retold.publish.terminal import render, render_story

    case = load(case_file)
    color, columns = for_terminal(False if no_color else None), width()
    if story:  # noqa: SIM108  the ternary would not fit a line
        text = render_story(case, find_story(case, story), color=color, width=columns)
    else:
        text = render(case, color=color, width=columns)
    click.echo(text, nl=False, color=True)
