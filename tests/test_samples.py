"""The sample stories and their keys fit one another: a key that quotes what is not there would measure nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import PurePath
from typing import Any

import pytest

from retold.model import Report
from retold.read import read
from scoring import SAMPLES

NAMES = sorted(path.stem for path in (SAMPLES / "keys").glob("*.json"))
Json = dict[str, Any]


def key_of(name: str) -> Json:
    value: Json = json.loads((SAMPLES / "keys" / f"{name}.json").read_text(encoding="utf-8"))
    return value


def reports_of(name: str) -> dict[str, Report]:
    """The report that each id of a key means."""
    found, failures, _ = read([SAMPLES / name])
    assert not failures
    matches = {gold["id"]: [r for r in found if PurePath(r.path).name.startswith(gold["file"])] for gold in key_of(name)["reports"]}
    assert all(len(hits) == 1 for hits in matches.values()), matches
    assert len(matches) == len(found)
    return {gold: hits[0] for gold, hits in matches.items()}


def phrases(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if {"report", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from phrases(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from phrases(inner)


def test_there_are_two_stories() -> None:
    assert len(NAMES) >= 2
    assert all((SAMPLES / name).is_dir() for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_phrase_stands_in_its_report(name: str) -> None:
    reports = reports_of(name)
    missing = [phrase for phrase in phrases(key_of(name)) if phrase["text"] not in reports[phrase["report"]].text]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_read_with_outlet_or_title_and_date(name: str) -> None:
    dates = {gold["id"]: gold["published"] for gold in key_of(name)["reports"]}
    for gold, report in reports_of(name).items():
        assert report.title, gold
        assert report.published.replace("+00:00", "Z") == dates[gold]


@pytest.mark.parametrize("name", NAMES)
def test_formats_are_mixed(name: str) -> None:
    assert {".txt", ".html", ".json", ".jsonl"} <= {path.suffix for path in (SAMPLES / name).iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_every_pair_of_reports_is_related_once(name: str) -> None:
    key = key_of(name)
    ids = [report["id"] for report in key["reports"]]
    pairs = [frozenset((row["a"], row["b"])) for row in key["lineage"]]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {frozenset(pair) for pair in combinations(ids, 2)}
    family = {report: number for number, group in enumerate(key["root_groups"]) for report in group}
    assert sorted(family) == sorted(ids)
    assert key["roots"] == len(key["root_groups"])
    for row in key["lineage"]:
        assert (row["relation"] == "derived") == (family[row["a"]] == family[row["b"]])
        assert row.get("parent") in (None, row["a"], row["b"])


@pytest.mark.parametrize("name", NAMES)
def test_a_key_says_enough_of_each_kind(name: str) -> None:
    key = key_of(name)
    assert len(key["kept"]) >= 12
    assert len(key["variants"]) >= 15
    wanted = {"number", "hedge", "negation", "name", "term", "attribution", "omission"}
    assert wanted <= {kind for row in key["variants"] for kind in row["types"]}
    assert {row["severity"] for row in key["variants"]} <= {"changed", "garbled", "added"}
    assert {row["relation"] for row in key["lineage"]} == {"derived", "partial", "independent"}
    for part in ("variants", "kept", "conflicts", "agreed", "single", "names", "quotes", "figures", "timeline"):
        ids = [row["id"] for row in key[part]]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_what_differs_differs_and_what_agrees_has_enough_roots(name: str) -> None:
    key = key_of(name)
    family = {report: number for number, group in enumerate(key["root_groups"]) for report in group}
    for row in key["variants"] + key["kept"]:
        assert row["a"]["text"] != row["b"]["text"]
        assert row["a"]["report"] != row["b"]["report"]
    for row in key["agreed"]:
        assert 2 <= row["independent"] <= len({family[phrase["report"]] for phrase in row["passages"]})
