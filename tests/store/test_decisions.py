"""The log of decisions: only ever grows, and a kill at any moment loses nothing that was accepted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import OptionError, StoreError
from retold.model import Decision, Place
from retold.store.decisions import DecisionLog

PLACE = Place("r-1", 3, 9, "twelve", "in/wire.txt")


def decision(number: int, **more: object) -> Decision:
    made = Decision(f"k-{number:04}", "c-1", "accept", "ida", "2027-03-07T08:00:00Z", "", False, "claim", places=(PLACE,))
    return replace(made, **more)  # type: ignore[arg-type]


def test_decisions_come_back_in_order_and_undone_ones_do_not(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "case.decisions.jsonl")
    assert log.active() == ()
    for number in range(4):
        log.add(decision(number))
    assert log.undo("k-0001", by="ida", at="2027-03-08").id == "k-0001"
    assert log.undo("").id == "k-0003", "the last one"
    assert log.active() == (decision(0), decision(2))
    log.add(decision(1))
    assert [item.id for item in log.active()] == ["k-0000", "k-0002", "k-0001"], "decided once more"
    assert len(log.path.read_bytes().splitlines()) == 7, "nothing is ever taken out of the file"


def test_what_the_case_says_of_a_decision_is_not_kept(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "log")
    log.add(decision(1, applied=True, found=("c-9",), message="R302 no"))
    assert log.active() == (decision(1),)


@pytest.mark.parametrize("wanted", ["k-0009", "k-000"])
def test_undo_of_nothing_or_of_several_is_refused(wanted: str, tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "log")
    with pytest.raises(OptionError, match="R201"):
        log.undo("")
    log.add(decision(1))
    log.add(decision(2))
    with pytest.raises(OptionError, match="R201"):
        log.undo(wanted)


@given(st.integers(0, 400), st.text(max_size=30))
def test_a_file_cut_anywhere_keeps_every_whole_line_and_takes_more(cut: int, note: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        log = DecisionLog(Path(folder) / "log")
        log.add(decision(1, note=note))
        whole = log.path.read_bytes()
        log.add(decision(2, note=note))
        data = log.path.read_bytes()
        kept = max(len(whole), len(data) - cut)
        log.path.write_bytes(data[:kept])
        found = log.active()
        assert found[0] == decision(1, note=note)
        assert found[1:] in ((), (decision(2, note=note),))
        log.add(decision(3))
        assert log.active() == (*found, decision(3))


@pytest.mark.parametrize("line", [b"hello", b"[1]", b'{"id": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_line_that_is_no_decision_is_refused_and_never_skipped(line: bytes, tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "log")
    log.add(decision(1))
    with log.path.open("ab") as file:
        file.write(line + b"\n")
    log.add(decision(2))
    with pytest.raises(StoreError, match=r"R50[36]"):
        log.active()


def test_an_action_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "log")
    log.add(decision(1, action="bless"))
    log.add(decision(2))
    assert log.active() == (decision(2),)


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "log")
    writers = [threading.Thread(target=lambda start=start: [log.add(decision(start + n)) for n in range(20)]) for start in (0, 100, 200)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(log.active()) == 60


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_decisions import decision
from retold.store.decisions import DecisionLog
log = DecisionLog(Path(sys.argv[1]))
for number in range(100_000):
    log.add(decision(number, note="x" * 3000))
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("told", [1, 7, 23])
def test_kill_9_loses_no_decision_that_was_told_to_be_kept(told: int, tmp_path: Path) -> None:
    path = tmp_path / "log"
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ) as writer:
        assert writer.stdout is not None
        last = [int(writer.stdout.readline()) for _ in range(told)][-1]
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    log = DecisionLog(path)
    assert {item.id for item in log.active()} >= {f"k-{number:04}" for number in range(last + 1)}
    log.add(decision(999_999))
    assert log.active()[-1].id == "k-999999"
    assert all(json.loads(line) for line in path.read_bytes().split(b"\n")[: last + 1])
