"""``retold explain``: why a result is what it is."""

from __future__ import annotations

import click

from retold.cli.messages import for_terminal, width


@click.command(name="explain")
@click.argument("case_file", metavar="CASE", type=click.Path())
@click.argument("wanted", metavar="ID")
@click.argument("other", metavar="[REPORT]", required=False)
@click.option("--no-color", is_flag=True, help="No colours.")
def command(case_file: str, wanted: str, other: str | None, no_color: bool) -> None:
    """Print the evidence for one thing of CASE.

    ID is the id of a claim, reading, derivation, variant, name, quote, figure, story ..., a report's label, or the beginning of one. Two
    reports, A B or A+B, ask what links them, or why they are held apart.
    """
    from retold.api import load
    from retold.publish.evidence import explained
    from retold.publish.terminal import headed

    lines = explained(load(case_file), f"{wanted}+{other}" if other else wanted)
    click.echo(headed(lines, color=for_terminal(False if no_color else None), width=width()), nl=False, color=True)
