"""``retold explain``: why a result is what it is."""

from __future__ import annotations

import click


@click.command(name="explain")
@click.argument("case_file", metavar="CASE", type=click.Path())
@click.argument("wanted", metavar="ID")
def command(case_file: str, wanted: str) -> None:
    """Print the evidence for one thing of CASE.

    ID is the id of a claim, reading, derivation, variant, name, quote, figure, story ..., the beginning of one, a report's label,
    or A+B for two reports held apart.
    """
    from retold.api import load
    from retold.publish.evidence import explain

    click.echo(explain(load(case_file), wanted), nl=False)
