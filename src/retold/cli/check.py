"""``retold check``: whether files keep the contract, or what the readers make of inputs."""

from __future__ import annotations

import click

from retold.cli import exits
from retold.cli.messages import count, tell, tell_inputs
from retold.publish.visible import one_line

FINDING = "R505"


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--inputs", is_flag=True, help="A dry run of the readers on these paths instead.")
@click.option("--map", "mapping", metavar="FIELD=COLUMN,...", help="With --inputs: names of odd JSON fields.")
@click.option("--strict", is_flag=True, help="With --inputs: exit 4 when an input was skipped.")
def command(paths: tuple[str, ...], inputs: bool, mapping: str | None, strict: bool) -> int:
    """Validate case files: their schema, every span quoting its text, every id naming something."""
    if inputs:
        return _try_readers(paths, mapping, strict=strict)
    return max(_check_file(path) for path in paths)


def _check_file(path: str) -> int:
    """Say what is wrong with one case file; the exit code comes back."""
    from retold.api import load_json
    from retold.records import check

    findings = check(load_json(path))
    for finding in findings:
        tell(f"{FINDING} {path}: {finding}")
    click.echo(f"{one_line(path)}: {'sound' if not findings else count(len(findings), 'finding')}")
    return exits.FOUND if findings else exits.BUILT


def _try_readers(paths: tuple[str, ...], mapping: str | None, *, strict: bool) -> int:
    """Read the inputs, say what became of each, build nothing."""
    from retold.api import require_reports
    from retold.cli.build import read_mapping
    from retold.read import read

    reports, failures, inputs = read(paths, mapping=read_mapping(mapping))
    for item in inputs:
        click.echo(one_line(f"{item.status:8}{item.bytes:>10}  {item.path}"))
    tell_inputs(inputs, everything=True)
    require_reports(reports, failures)
    tell(f"{count(len(reports), 'report')} in {count(len(inputs), 'input')}, {count(len(failures), 'failure')}")
    return exits.SKIPPED if strict and failures else exits.BUILT
