"""Work on a case that lies on disk: decide, take back, add reports, build anew. What ``retold decide`` and ``retold serve`` share.

Whatever was accepted (a decision, a report) is on disk before a call returns; the case file is replaced whole at the end of a
build. So a crash at any moment loses nothing accepted, and :func:`is_stale` tells that a build is due.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from retold.api import case_bytes, load, only_types, owners_at, version
from retold.decide import Asked, decision_on
from retold.decide.make import NONE
from retold.errors import OptionError, ReadError, StoreError
from retold.model import Case, Decision, Input, Report, Story
from retold.publish.find import find
from retold.records import write_whole
from retold.store.decisions import DecisionLog
from retold.store.files import CaseFiles, files_of, keep_report
from retold.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from retold.ports import Language

__all__ = ["add", "decide", "decisions_of", "files_of", "is_stale", "rebuild", "undo"]

ALONE, TWICE = "R108", "R106"


def now() -> str:
    """The present moment, as decisions carry it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def decisions_of(files: CaseFiles, case: Case | None = None) -> tuple[Decision, ...]:
    """The decisions that stand: those of the log; those that ``case`` holds where there is no log (it was passed on alone)."""
    if files.decisions.exists() or case is None:
        return DecisionLog(files.decisions).active()
    return case.decisions


def decide(
    files: CaseFiles,
    wanted: str,
    action: str,
    *,
    other: str = "",
    only: str = "",
    by: str = "",
    note: str = "",
    at: str = "",
    case: Case | None = None,
) -> Decision:
    """Record a decision on what ``wanted`` names (as ``explain`` takes it); ``other`` is what to merge with, or the parent ("none").

    It is safe on disk when this returns, and in force from the next build on. Raises OptionError for an unknown name (R201) or
    what cannot be decided there (R209), StoreError when it cannot be kept (R504).
    """
    held = case or load(files.case)
    story, thing = target(held, wanted)
    second = target(held, other)[1] if other and other != NONE else None
    asked = Asked(name_of(thing, wanted), thing, story, action, _other_id(second, other), second, only, by, at or now(), note)
    made = decision_on(asked)
    log = _log(files, held)
    log.add(made)
    return made


def undo(files: CaseFiles, wanted: str = "", *, by: str = "", case: Case | None = None) -> Decision:
    """Take back the decision with that id or beginning of one, or the last. Raises OptionError (R201) when none fits."""
    held = case or (load(files.case) if files.case.exists() else None)
    return _log(files, held).undo(wanted, by=by, at=now())


def _log(files: CaseFiles, case: Case | None) -> DecisionLog:
    """The log of the case, begun with the decisions that the case brought along."""
    log = DecisionLog(files.decisions)
    if not files.decisions.exists() and case is not None:
        for decision in case.decisions:
            log.add(decision)
    return log


def target(case: Case, wanted: str) -> tuple[Story | None, object]:
    """The thing that ``wanted`` names and its story: as :func:`retold.publish.find.find`, and readings as themselves."""
    for story in case.stories:
        for claim in story.claims:
            for reading in claim.readings:
                if wanted == reading.id:
                    return story, reading
    return find(case, wanted)


def name_of(thing: object, wanted: str) -> str:
    """The id of a thing; of a pair held apart the name it was called by."""
    return str(getattr(thing, "id", wanted))


def _other_id(second: object, other: str) -> str:
    return name_of(second, other) if second is not None else other


def add(files: CaseFiles, name: str, data: bytes) -> str:
    """Keep a report that was pasted or dropped; the name it got comes back. It is built in by the next build."""
    return keep_report(files, name, data).name


# ------------------------------------------------------------------------------------------------------ building


def is_stale(files: CaseFiles, case: Case | None) -> bool:
    """Whether a build is due: there is none, or decisions or reports came since."""
    if case is None:
        return True
    if {decision.id for decision in decisions_of(files, case)} != {decision.id for decision in case.decisions}:
        return True
    built = {item.path.partition("#")[0] for item in case.run.inputs}
    there = {files.shown(path.as_posix()) for path in files.reports.iterdir()} if files.reports.is_dir() else set()
    return not {path for path in there if not path.rpartition("/")[2].startswith(".")} <= built


def rebuild(files: CaseFiles, *, language: Language | None = None, on_step: Callable[[str, str], None] | None = None) -> Case:
    """Build the case anew from its own reports and those added, under the decisions that stand, and put it in its place.

    The options of its last build hold, named models included; ``language`` is taken where it named none.
    Raises ReadError (R100) when there is no report, StoreError when the case cannot be read or written.
    """
    from retold import flow
    from retold.models import load_encoder, load_judge, load_language

    before = load(files.case) if files.case.exists() else None
    reports, inputs = _reports(files, before)
    options = before.run.options if before else ()
    chosen = dict(options)
    with closing(SqliteStore(files.store, generation())) as store:
        case: Case = flow.build(
            reports,
            inputs,
            language=load_language(_model(chosen, "language-model")) if "language-model" in chosen else language or load_language(),
            encoder=load_encoder(_model(chosen, "encoder")) if "encoder" in chosen else None,
            judge=load_judge(_model(chosen, "judge")) if "judge" in chosen else None,
            store=store,
            options=options,
            decisions=decisions_of(files, before),
            owners=owners_at(Path(chosen["outlets"])) if Path(chosen.get("outlets", "")).is_file() else None,
            on_step=on_step,
            version=version(),
        )
    types = chosen.get("types", "")
    case = only_types(case, types.split(",")) if types else case
    try:
        write_whole(files.case, case_bytes(case))
    except OSError as error:
        raise StoreError(f"{files.case}: cannot be written ({error.strerror or error}).", code="R504", path=str(files.case)) from error
    return case


@cache
def generation() -> str:
    """What computes the things that a store keeps: this version, and the very code and models, so that a change of them is noticed."""
    import retold.annotate
    import retold.models

    digest = hashlib.sha256(version().encode())
    folders = [Path(folder) for package in (retold.annotate, retold.models) for folder in package.__path__]
    trained = find_spec("retold_model_en")
    folders += [Path(trained.origin).parent] if trained is not None and trained.origin else []
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix not in (".pyc", "")):
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _model(chosen: Mapping[str, str], option: str) -> str:
    """The model that a case names. Raises OptionError (R216) for one in a folder: a case may come from anywhere, and models are code."""
    name = chosen[option]
    place = name.partition(":")[2]
    if place and Path(place).exists():
        hint = f"Build it with retold build --{option} {name}: the decisions beside the case are kept."
        raise OptionError(f"the case names a model in a folder ({name}), which is not loaded at a case's word.", code="R216", hint=hint)
    return name


def _reports(files: CaseFiles, before: Case | None) -> tuple[list[Report], list[Input]]:
    """The reports of the case as built before and those added beside it, with what became of each input."""
    from retold.read import read

    mapping = dict(pair.split("=", 1) for pair in dict(before.run.options if before else ()).get("map", "").split(",") if "=" in pair)
    folder = files.shown(files.reports.as_posix()) + "/"
    reports = [report for report in (before.reports if before else ()) if not report.path.startswith(folder)]
    inputs = [_plain(item) for item in (before.run.inputs if before else ()) if not item.path.startswith(folder)]
    if files.reports.is_dir():
        found, _, told = read([files.reports], mapping=mapping)
        for report in found:
            _join(replace(report, path=files.shown(report.path)), reports)
        inputs += [_twin(_shown(item, files), reports) for item in told]
    if not reports:
        raise ReadError("no report could be used.", hint="Paste a text, or drop text, HTML or JSON files.")
    return reports, sorted(inputs, key=lambda item: (item.path, item.code))


def _join(report: Report, reports: list[Report]) -> None:
    """Add ``report`` unless it is there, under a label of its own."""
    if any(report.id == other.id for other in reports):
        return
    labels = {other.label for other in reports}
    label, number = report.label, 2
    while label in labels:
        label, number = f"{report.label} ({number})", number + 1
    reports.append(replace(report, label=label))


def _twin(item: Input, reports: Sequence[Report]) -> Input:
    """An input whose report was among the others already is told as a copy."""
    if item.status != "read" or any(report.path == item.path for report in reports):
        return item
    return replace(item, status="copy", code=TWICE, message=f"{item.path}: the same report is there already. Kept once.")


def _shown(item: Input, files: CaseFiles) -> Input:
    path = files.shown(item.path)
    return replace(item, path=path, message=item.message.replace(item.path.partition("#")[0], path.partition("#")[0]))


def _plain(item: Input) -> Input:
    """An input without what the last build said of its place among the others: the next build says it anew."""
    if item.code == ALONE:
        return replace(item, code="", message="")
    return replace(item, message="\n".join(line for line in item.message.split("\n") if not line.startswith(f"{ALONE} ")))
