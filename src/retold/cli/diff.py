"""``retold diff``: what one case adds to another."""

from __future__ import annotations

import click

from retold.cli import exits
from retold.cli.messages import for_terminal, width


@click.command(name="diff")
@click.argument("before", metavar="A", type=click.Path())
@click.argument("after", metavar="B", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Every change as JSON (retold-diff/1).")
@click.option("--fail-on-change", is_flag=True, help="Exit 1 when anything changed.")
@click.option("--no-color", is_flag=True, help="No colours.")
def command(before: str, after: str, as_json: bool, fail_on_change: bool, no_color: bool) -> int:
    """Print what case B adds to case A, both files that build wrote: reports, independent texts, claims and their readings, discrepancies
    opened or settled, differences, figures, quotations, names.

    Things are found again by their id, or by the places where they stand, so that a rebuild with one report more shows what that
    report adds. + came, - went, ~ changed, = is now told by more reports, > was joined with another, < was taken from another.
    """
    from retold.api import load
    from retold.diff import diff, lines, to_json
    from retold.publish.terminal import headed
    from retold.records import dump

    found = diff(load(before), load(after))
    if as_json:
        click.echo(dump(to_json(found)), nl=False)
    else:
        click.echo(headed(lines(found), color=for_terminal(False if no_color else None), width=width()), nl=False, color=True)
    return exits.FOUND if fail_on_change and found.any else exits.BUILT
