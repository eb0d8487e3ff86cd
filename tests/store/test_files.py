"""The files of a case: names from outside lead nowhere else, and a file is there whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import StoreError
from retold.records import write_whole
from retold.store.files import files_of, keep_report, safe_name

HOSTILE = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "/",
    "C:\\Windows\\system.ini",
    ".bashrc",
    "a\x00b.txt",
    "con.txt",
    "x" * 400 + ".html",
    "a/b/c.txt",
    "\u202e.txt",
    "nul",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_from_outside_leads_nowhere_else(name: str, tmp_path: Path) -> None:
    files = files_of(tmp_path / "case.json")
    kept = keep_report(files, name, b"text")
    assert kept.parent == files.reports
    assert kept.resolve().is_relative_to(files.reports.resolve())
    assert not kept.name.startswith(".")


@given(st.text())
def test_every_name_is_made_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 88
    assert not set(safe) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
    assert safe.strip(".") == safe
    assert safe_name(safe) == safe


def test_equal_bytes_are_kept_once_and_others_beside_them(tmp_path: Path) -> None:
    files = files_of(tmp_path / "case.json")
    first, again, other = (keep_report(files, "wire.txt", data) for data in (b"one", b"one", b"two"))
    assert first == again != other
    assert sorted(path.read_bytes() for path in files.reports.iterdir()) == [b"one", b"two"]


def test_a_folder_stands_for_the_case_in_it(tmp_path: Path) -> None:
    assert files_of(tmp_path).case == tmp_path / "case.json"
    files = files_of(tmp_path / "harlan.json")
    assert [path.name for path in (files.decisions, files.reports, files.store)] == [
        "harlan.decisions.jsonl",
        "harlan.reports",
        "harlan.store",
    ]
    assert files.shown((files.reports / "wire.txt").as_posix()) == "harlan.reports/wire.txt"


def test_a_file_is_replaced_whole_with_the_rights_it_had(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    write_whole(path, b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [item.name for item in tmp_path.iterdir()] == ["case.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "case.json"
    try:
        link.symlink_to(tmp_path / "there" / "real.json")
    except OSError:
        pytest.skip("no links here")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.json").read_bytes() == b"new"


def test_what_is_no_plain_file_is_written_to(tmp_path: Path) -> None:
    write_whole(os.devnull, b"gone")


def test_a_failure_leaves_the_old_bytes_and_no_scraps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.json"
    write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["case.json"]
    with pytest.raises(StoreError, match="R504"):
        keep_report(files_of(tmp_path / "case.json"), "wire.txt", b"text")
