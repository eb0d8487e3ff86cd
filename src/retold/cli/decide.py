"""``retold decide``: record what a person knows better, or take it back; the case is built anew under it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from retold.cli import exits
from retold.cli.messages import count, tell
from retold.cli.progress import MODES, Progress

if TYPE_CHECKING:
    from retold.model import Case, Decision
    from retold.store.files import CaseFiles


@click.command(name="decide")
@click.argument("case_file", metavar="CASE", type=click.Path())
@click.argument("wanted", metavar="[ID]", required=False)
@click.option("--accept", "action", flag_value="accept", help="It is as it stands: keep it so when reports are added.")
@click.option("--reject", "action", flag_value="reject", help="It is none: leave it out.")
@click.option(
    "--not-same", "action", flag_value="not-same", help="The two do not belong together; for a claim or a name say which part (--only)."
)
@click.option("--split", "action", flag_value="split", help="Take it apart; a report: out of its story.")
@click.option("--merge", metavar="ID", help="It is one with ID.")
@click.option("--parent", metavar="REPORT", help="The report derives from REPORT; none: from no other.")
@click.option("--only", metavar="PART", default="", help="The part that is meant: a report of the claim, a spelling of the name.")
@click.option("--note", metavar="TEXT", default="", help="Why, for whoever reads the case.")
@click.option("--by", metavar="NAME", default="", help="Who decides; else your name on this machine.")
@click.option("--undo", "undone", metavar="DECISION", help="Take back the decision of that id; last: the last one.")
@click.option("--no-build", is_flag=True, help="Only record it; the next build keeps to it.")
@click.option("--progress", type=click.Choice(MODES), default="auto", help="How to tell of progress on stderr.")
def command(
    case_file: str, wanted: str | None, action: str | None, merge: str | None, parent: str | None, only: str, note: str, by: str,
    undone: str | None, no_build: bool, progress: str,
) -> int:  # fmt: skip
    """Decide on one thing of CASE, a file that build wrote, or a folder that serve keeps.

    ID is what explain takes: the id of a claim, reading, derivation, variant, name, story ..., the beginning of one, or a report's
    label. Without ID the decisions are listed. They stand beside the case in NAME.decisions.jsonl and hold for every later build.
    """
    from retold import casework

    files = casework.files_of(case_file)
    chosen = [(name, value) for name, value in ((action, ""), ("merge", merge), ("parent", parent)) if name and value is not None]
    if undone is None and wanted is None and not chosen:
        return _list(files)
    if undone is not None and (wanted or chosen):
        raise click.UsageError("--undo stands alone.")
    if undone is None and (wanted is None or len(chosen) != 1):
        raise click.UsageError("Pass an ID and one of --accept, --reject, --not-same, --split, --merge, --parent.")
    who = by or person()
    if undone is not None:
        decision = casework.undo(files, "" if undone == "last" else undone, by=who)
    else:
        decision = casework.decide(files, wanted or "", chosen[0][0], other=chosen[0][1], only=only, by=who, note=note)
    tell(f"{'Taken back' if undone is not None else 'Kept'}: {shown(decision)}")
    return exits.BUILT if no_build else _build(files, decision, progress, taken_back=undone is not None)


def person() -> str:
    """The name of whoever is at this machine: RETOLD_BY, else that of the account."""
    import getpass

    try:
        return os.environ.get("RETOLD_BY") or getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return ""


def shown(decision: Decision) -> str:
    """A decision on one line."""
    other = f" {decision.other}" if decision.other else ""
    only = f" (only {decision.only})" if decision.only and decision.kind in ("claim", "name") else ""
    note = f": {decision.note}" if decision.note else ""
    return f"{decision.id} {decision.action} {decision.target}{other}{only} by {decision.by or 'somebody'}, {decision.at}{note}"


def _list(files: CaseFiles) -> int:
    """Print the decisions that stand, and what became of each in the last build."""
    from retold import casework
    from retold.api import load
    from retold.publish.visible import one_line

    case = load(files.case)
    settled = {decision.id: decision for decision in case.decisions}
    for decision in casework.decisions_of(files, case):
        built = settled.get(decision.id)
        state = "not built yet" if built is None else "holds" if built.applied else built.message
        click.echo(one_line(f"{shown(decision)}  [{state}]"))
    return exits.BUILT


def _build(files: CaseFiles, decision: Decision, progress: str, *, taken_back: bool) -> int:
    """Build the case anew and say what came of the decision."""
    from retold import casework

    with Progress(progress) as on_show:
        case = casework.rebuild(files, on_step=on_show.on_step)
    for item in case.decisions:
        if item.message and (item.id == decision.id or item.message.startswith("R301")):
            tell(f"{item.message} ({shown(item)})")
    settled = next((item for item in case.decisions if item.id == decision.id), None)
    if settled is not None and settled.applied:
        click.echo(" ".join(settled.found))
    tell(_summary(case))
    return exits.BUILT if taken_back or (settled is not None and settled.applied) else exits.FOUND


def _summary(case: Case) -> str:
    held = sum(decision.applied for decision in case.decisions)
    return f"{count(len(case.decisions), 'decision')}, {held} in force; built in {case.run.seconds:.1f} s"
