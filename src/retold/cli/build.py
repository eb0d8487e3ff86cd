"""``retold build``: the command for 95 % of all uses."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli import exits
from retold.cli.messages import for_terminal, tell, tell_inputs, tell_outcome, width
from retold.cli.models import encoder_option, judge_option, language_option
from retold.cli.names import known_type, split_names
from retold.cli.progress import MODES, Progress
from retold.errors import OptionError, StoreError

if TYPE_CHECKING:
    from retold.model import Case, Decision


@click.command(name="build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write to FILE in the format of its suffix (.json, .html, .md, .csv, .txt), or pages to FOLDER/. Repeatable.",
)
@click.option("--map", "mapping", metavar="FIELD=COLUMN,...", help="Names of odd JSON fields, as in body=content,outlet=source.")
@click.option("--outlets", type=click.Path(path_type=Path), metavar="FILE", help="TOML file of owners and their outlets, beside the known.")
@click.option("--texts", type=click.Choice(["full", "snippets", "none"]), default="full", help="How much of the reports goes into a page.")
@click.option("--types", metavar="TYPE,...", help="Only variants of these types.")
@click.option("--fail-on", metavar="TYPE,...|disputed", help="Exit 1 when a meaning changed in one of these ways, or claims are disputed.")
@click.option("--strict", is_flag=True, help="Exit 4 when an input was skipped.")
@language_option
@encoder_option
@judge_option
@click.option("--jobs", type=click.IntRange(0), default=1, help="Processes to use; 0 for one a core.")
@click.option("--json", "as_json", is_flag=True, help="Print the case as JSON instead of the answers.")
@click.option("--progress", type=click.Choice(MODES), default="auto", help="How to tell of progress on stderr.")
@click.option("--no-color", is_flag=True, help="No colours on stdout.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
@click.option("-v", "--verbose", is_flag=True, help="List every message, not the first of each kind.")
def command(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    mapping: str | None,
    outlets: Path | None,
    texts: str,
    types: str | None,
    fail_on: str | None,
    strict: bool,
    language_model: str | None,
    encoder: str | None,
    judge: str | None,
    jobs: int,
    as_json: bool,
    progress: str,
    no_color: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Read reports (files, folders, - for standard input), find everything, and write it.

    Without -o or --json the answers are printed.
    """
    from retold import api
    from retold.publish import publisher_for, save

    wanted, failing = _types(types), _types(fail_on, also=("disputed",))
    for output in outputs:  # a wrong suffix should be known before the work, not after it
        publisher_for(output)
    with Progress(progress, quiet=quiet) as shown:
        case = api.build(
            paths,
            mapping=read_mapping(mapping),
            types=wanted,
            jobs=jobs,
            language=language_model,
            encoder=encoder,
            judge=judge,
            decisions=_decisions(outputs),
            outlets=outlets,
            on_input=shown.on_input,
            on_step=shown.on_step,
        )
    if not quiet:
        tell_inputs(case.run.inputs, everything=verbose)
    for decision in case.decisions:
        if decision.message:
            tell(f"{decision.message} (decision {decision.id}: {decision.action} {decision.target})")
    written = [save(case, Path(output), texts=texts) for output in outputs]
    _print(case, as_json=as_json, answers=not outputs, color=False if no_color else None)
    if not quiet:
        tell_outcome(case, written)
    return _outcome(case, failing, strict=strict)


def _decisions(outputs: tuple[str, ...]) -> tuple[Decision, ...]:
    """The decisions on the cases that this build replaces: those beside each, or in it; each once."""
    from retold.api import load
    from retold.casework import decisions_of, files_of

    found = {}
    for path in (output for output in outputs if output.lower().endswith(".json")):
        files = files_of(path)
        before = None
        if files.case.is_file() and not files.decisions.exists():
            with suppress(StoreError):  # what is no case has no decisions, and may be written over as ever
                before = load(files.case)
        found.update({decision.id: decision for decision in decisions_of(files, before)})
    return tuple(found.values())


def _types(listed: str | None, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    return tuple(known_type(name, also) for name in split_names(listed))


def read_mapping(listed: str | None) -> dict[str, str]:
    """``field=column,...`` as a mapping. Raises OptionError (R206) for anything else."""
    pairs = [item.partition("=") for item in split_names(listed)]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise OptionError(f"--map {listed!a}: expected FIELD=COLUMN,...", code="R206", hint="As in --map body=content,outlet=source.")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _print(case: Case, *, as_json: bool, answers: bool, color: bool | None) -> None:
    """What was asked for on stdout: the JSON, else the answers when no file was asked for."""
    from retold.api import case_bytes
    from retold.publish.terminal import render

    if as_json:
        sys.stdout.buffer.write(case_bytes(case))
    elif answers:
        click.echo(render(case, color=for_terminal(color), width=width()), nl=False, color=True)


def _outcome(case: Case, failing: tuple[str, ...], *, strict: bool) -> int:
    """The exit code: findings that ``--fail-on`` names, then skipped inputs under ``--strict``."""
    changed = {
        name for story in case for variant in story.variants if variant.meaning == "changed" for name in (variant.type, *variant.also)
    }
    disputed = any(story.claims.disputed for story in case)
    if changed & set(failing) or (disputed and "disputed" in failing):
        return exits.FOUND
    if strict and any(item.status == "skipped" for item in case.run.inputs):
        return exits.SKIPPED
    return exits.BUILT
