"""The store: what was put comes back, in every process, and no damage to it ever harms a build."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from grounding import write_reports
from retold import flow
from retold.annotate import annotate
from retold.model import Annotations, Report
from retold.models import load_language
from retold.read import read
from retold.records import layers_key, pack_layers, unpack_layers
from retold.store.sqlite import SqliteStore


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, ...]:
    return read([write_reports(tmp_path_factory.mktemp("store") / "in")])[0]


@pytest.fixture(scope="module")
def annotated(reports: tuple[Report, ...]) -> Annotations:
    return annotate(reports[0], load_language())


def test_what_was_put_comes_back_in_another_opening(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "store", "1")
    assert first.get("a") is None
    first.put("a", b"\x00one")
    first.put("a", b"two")
    assert SqliteStore(tmp_path / "store", "1").get("a") == b"two", "while the first is open too"
    first.close()
    assert first.get("a") == b"two", "opened again by itself"


def test_another_generation_forgets(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "store", "1")
    first.put("a", b"one")
    first.close()
    assert SqliteStore(tmp_path / "store", "2").get("a") is None


@pytest.mark.parametrize("damage", [b"no database at all" * 99, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_begun_anew(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(damage)
    store = SqliteStore(tmp_path / "store", "1")
    assert store.get("a") is None
    store.put("a", b"one")
    assert store.get("a") == b"one"


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "no folder" / "store", "1")
    store.put("a", b"one")
    assert store.get("a") is None


def test_many_threads_share_one(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "store", "1")
    threads = [threading.Thread(target=lambda n=n: [store.put(f"{n}-{i}", b"x") for i in range(20)]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(store.get(f"{n}-{i}") == b"x" for n in range(4) for i in range(20))


def test_layers_come_back_equal(annotated: Annotations) -> None:
    assert unpack_layers(pack_layers(annotated), annotated.report) == annotated


def test_layers_of_another_text_or_damaged_ones_are_refused(annotated: Annotations) -> None:
    data = pack_layers(annotated)
    other = replace(annotated.report, text="x" + annotated.report.text[1:] + "y")
    shorter = replace(annotated.report, text=annotated.report.text[:40])
    assert unpack_layers(data, shorter) is None
    assert layers_key(other, "en") != layers_key(annotated.report, "en") != layers_key(annotated.report, "de")
    for damaged in (b"", b"x", data[:-9], data[:40] + b"\x00" + data[41:], pack_layers(annotated)[::-1]):
        assert unpack_layers(damaged, annotated.report) is None


def test_a_build_with_a_store_finds_the_same_and_annotates_once(
    reports: tuple[Report, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = load_language()
    plain = flow.build(reports, (), language=language)
    store = SqliteStore(tmp_path / "store", "1")
    first = flow.build(reports, (), language=language, store=store)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was annotated before")

    monkeypatch.setattr(flow, "annotate", never)
    again = flow.build(reports, (), language=language, store=store)
    assert replace(first, run=plain.run) == plain
    assert replace(again, run=plain.run) == plain
