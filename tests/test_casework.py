"""Work on a case that lies on disk, from the command line and from Python."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import retold
from grounding import SIXTH, write_reports
from retold import casework
from retold.cli import run
from retold.errors import OptionError, ReadError
from retold.model import Case

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    write_reports(tmp_path / "in")
    return retold.save(retold.build(tmp_path / "in"), tmp_path / "case.json")


def number_variants(case: Case) -> list[str]:
    """Ids of the variants between 140 and 410, best first."""
    found = [v for story in case for v in story.variants if v.type == "number" and v.before and v.after]
    return [v.id for v in sorted(found, key=lambda v: v.rank) if {"140", "410"} == {s.exact.split()[0] for s in (v.before, v.after) if s}]


def labels(case: Case) -> set[str]:
    return {report.label for report in case.reports}


def test_decide_builds_anew_and_prints_what_it_holds_for(case_file: Path, capsys: Captured) -> None:
    wanted, *copies = number_variants(retold.load(case_file))
    assert run(["decide", str(case_file), wanted, "--reject", "--by", "ida", "--note", "a slip"]) == 0
    heard = capsys.readouterr()
    assert heard.out == "\n", "a rejected thing is nowhere"
    assert "1 decision, 1 in force" in heard.err
    case = retold.load(case_file)
    assert number_variants(case) == []
    assert [(d.by, d.action, d.note, d.applied) for d in case.decisions] == [("ida", "reject", "a slip", True)]

    assert run(["decide", str(case_file)]) == 0
    assert "reject" in capsys.readouterr().out
    assert run(["decide", str(case_file), "--undo", "last"]) == 0
    assert number_variants(retold.load(case_file)) == [wanted, *copies]
    assert retold.load(case_file).decisions == ()


def test_a_build_over_the_case_keeps_its_decisions(case_file: Path, tmp_path: Path, capsys: Captured) -> None:
    case = retold.load(case_file)
    assert run(["decide", str(case_file), "portal", "--parent", "paper", "--no-build"]) == 0
    assert not retold.load(case_file).decisions, "only recorded"
    write_reports(tmp_path / "in", sixth=True)
    assert run(["build", str(tmp_path / "in"), "-o", str(case_file), "-q"]) == 0
    again = retold.load(case_file)
    assert labels(again) == labels(case) | {"sixth"}
    assert [decision.applied for decision in again.decisions] == [True]
    story = again.stories[0]
    assert story.parent_of("portal").parent == story.report("paper").id

    (tmp_path / "in" / "paper.txt").unlink()
    capsys.readouterr()
    assert run(["build", str(tmp_path / "in"), "-o", str(case_file), "-q"]) == 0
    assert "R301 its target is gone" in capsys.readouterr().err


def test_a_case_passed_on_without_its_log_keeps_its_decisions(case_file: Path, tmp_path: Path) -> None:
    casework.decide(casework.files_of(case_file), "portal", "parent", other="none", by="ida")
    built = casework.rebuild(casework.files_of(case_file))
    (tmp_path / "elsewhere").mkdir()
    files = casework.files_of(retold.save(built, tmp_path / "elsewhere" / "case.json"))
    assert [decision.id for decision in casework.decisions_of(files, built)] == [decision.id for decision in built.decisions]
    casework.decide(files, "paper", "parent", other="none", by="ida")
    again = casework.rebuild(files)
    assert [decision.applied for decision in again.decisions] == [True, True]


def test_added_reports_are_built_in_and_twins_kept_once(case_file: Path) -> None:
    files = casework.files_of(case_file)
    assert not casework.is_stale(files, retold.load(case_file))
    casework.add(files, "sixth.txt", SIXTH.encode())
    assert casework.is_stale(files, retold.load(case_file))
    case = casework.rebuild(files)
    assert labels(case) == {"agency", "paper", "portal", "radio", "trade", "sixth"}
    assert not casework.is_stale(files, case)
    assert [item.path for item in case.run.inputs if "reports/" in item.path] == ["case.reports/sixth.txt"]
    assert str(files.case.parent) not in files.case.read_text("utf-8").replace(str(files.case.parent / "in"), ""), (
        "no path of this machine is added"
    )

    casework.add(files, "again.txt", (case_file.parent / "in" / "paper.txt").read_bytes())
    case = casework.rebuild(files)
    assert [item.code for item in case.run.inputs if item.path.endswith("again.txt")] == ["R106"]
    assert not casework.is_stale(files, case)


def test_a_case_grows_from_nothing(tmp_path: Path) -> None:
    files = casework.files_of(tmp_path / "new.json")
    with pytest.raises(ReadError, match="R100"):
        casework.rebuild(files)
    for path in write_reports(tmp_path / "in").iterdir():
        casework.add(files, path.name, path.read_bytes())
    case = casework.rebuild(files)
    assert len(case.stories) == 1
    assert retold.load(files.case) == case


@pytest.mark.parametrize(
    "arguments",
    [
        ["c-1"],
        ["c-1", "--accept", "--merge", "c-2"],
        ["--accept"],
        ["c-1", "--accept", "--undo", "last"],
        ["no such thing", "--accept"],
        ["paper", "--accept"],
        ["--undo", "k-none"],
    ],
)
def test_wrong_use_exits_2_and_records_nothing(arguments: list[str], case_file: Path, capsys: Captured) -> None:
    before = case_file.read_bytes()
    assert run(["decide", str(case_file), *arguments]) == 2
    assert capsys.readouterr().out == ""
    assert case_file.read_bytes() == before
    assert not casework.files_of(case_file).decisions.exists()


def test_a_model_in_a_folder_is_not_loaded_at_the_word_of_a_case(case_file: Path, tmp_path: Path) -> None:
    case = retold.load(case_file)
    options = (("language-model", f"spacy:{tmp_path}"),)
    retold.save(replace(case, run=replace(case.run, options=options)), case_file)
    with pytest.raises(OptionError, match="R216"):
        casework.rebuild(casework.files_of(case_file))


def test_a_case_is_built_anew_with_the_options_it_was_built_with(tmp_path: Path) -> None:
    case = retold.build(write_reports(tmp_path / "in"), types=["number"], language="en-rules")
    files = casework.files_of(retold.save(case, tmp_path / "case.json"))
    again = casework.rebuild(files)
    assert dict(again.run.options) == {"types": "number", "language-model": "en-rules"}
    assert again.stories == case.stories


SLOW_BUILD = """
import sys
from retold import casework
def step(name, story):
    print(name, flush=True)
casework.rebuild(casework.files_of(sys.argv[1]), on_step=step)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("step", ["annotate", "compare", "dossier"])
def test_kill_9_in_the_middle_of_a_build_loses_nothing_accepted(step: str, case_file: Path) -> None:
    files = casework.files_of(case_file)
    before = case_file.read_bytes()
    decision = casework.decide(files, "portal", "parent", other="paper", by="ida")
    casework.add(files, "sixth.txt", SIXTH.encode())
    command = [sys.executable, "-c", SLOW_BUILD, str(case_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}) as build:
        assert build.stdout is not None
        for line in build.stdout:
            if line.strip() == step:
                break
        build.send_signal(signal.SIGKILL)
        build.wait()
    now = case_file.read_bytes()
    assert now == before or json.loads(now), "the old case or the new one, never a torn one"
    case = casework.rebuild(files) if casework.is_stale(files, retold.load(case_file)) else retold.load(case_file)
    assert [item.id for item in case.decisions if item.applied] == [decision.id]
    assert "sixth" in labels(case)


def test_now_tells_the_time_in_utc() -> None:
    assert casework.now().endswith("+00:00")
    assert abs(time.time() - time.mktime(time.strptime(casework.now()[:19], "%Y-%m-%dT%H:%M:%S"))) < 15 * 3600
