"""How well the whole tour does on the keys at hand, held by floors that only rise, and what must hold for any case.

Every key at hand is built once. ``python tests/scoring.py --raise`` raises the floors after an improvement.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import retold
import scoring
from retold.model import Case, Span

KEYS = scoring.keys_at_hand()
SAMPLES = sorted(name for name, (_, folder) in KEYS.items() if folder.parent == scoring.SAMPLES)
FLOORS: dict[str, dict[str, list[int]]] = json.loads(scoring.FLOORS.read_text(encoding="utf-8"))


@cache
def built(name: str) -> Case:
    """The case of a key's reports; built once for all tests."""
    return retold.build([KEYS[name][1]])


@cache
def measured(name: str, folder: Path) -> scoring.Json:
    """The case as the published JSON."""
    target = folder / f"{name}.json"
    retold.save(built(name), target)
    value: scoring.Json = json.loads(target.read_text(encoding="utf-8"))
    return value


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def key_of(name: str) -> scoring.Json:
    value: scoring.Json = json.loads(KEYS[name][0].read_text(encoding="utf-8"))
    return value


def timeless(case: Case) -> Case:
    """The case without the two fields that may differ between equal runs."""
    return replace(case, run=replace(case.run, started="", seconds=0.0))


def saved(case: Case, target: Path) -> bytes:
    retold.save(timeless(case), target)
    return target.read_bytes()


def spans_of(value: Any) -> Iterator[Span]:
    """Every span anywhere in a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from spans_of(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


# ------------------------------------------------------------------------------------------------- measures


@pytest.mark.parametrize("name", sorted(KEYS))
def test_no_measure_falls_below_its_floor(name: str, folder: Path) -> None:
    now = scoring.floors_of(scoring.score(measured(name, folder), key_of(name)))
    fallen = [
        f"{measure} {now.get(measure)} was {floor}"
        for measure, floor in FLOORS.get(name, {}).items()
        if measure not in now or scoring.worse(measure, now[measure], floor)
    ]
    assert not fallen


@pytest.mark.parametrize("name", sorted(KEYS))
def test_every_report_is_matched_and_every_span_quotes_its_text(name: str, folder: Path) -> None:
    row = scoring.score(measured(name, folder), key_of(name))
    matched, of = row["reports"]["matched"]
    assert matched == of
    assert row["sound"]["bad_spans"][0] == 0
    assert row["sound"]["bad_spans"][1] > 100  # there was something to check


def test_the_shared_keys_together_reach_what_was_asked_for(folder: Path, shared: Path) -> None:
    rows = [scoring.floors_of(scoring.score(measured(name, folder), key_of(name))) for name in sorted(KEYS) if name not in SAMPLES]

    def pooled(measure: str) -> float:
        counts = [row[measure] for row in rows if measure in row]
        return sum(right for right, _ in counts) / sum(of for _, of in counts)

    assert pooled("names.recall") >= 0.8
    assert pooled("quotes.recall") >= 0.7
    assert pooled("kept.false_alarm_rate") <= 0.2
    assert pooled("lineage.roots_right") == 1


@pytest.mark.parametrize("name", [*SAMPLES, "seeds"])
def test_the_shared_scorer_counts_the_same(name: str, folder: Path, shared: Path) -> None:
    program = str(shared / "keys" / "score.py")
    measured(name, folder)
    command = [sys.executable, program, str(folder / f"{name}.json"), str(KEYS[name][0]), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    assert json.loads(json.dumps(scoring.score(measured(name, folder), key_of(name)))) == theirs


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_one_story_of_all_its_reports(name: str) -> None:
    case = built(name)
    assert [len(story.reports) for story in case.stories] == [len(key_of(name)["reports"])]


# ----------------------------------------------------------------------------------------------- invariants


@pytest.mark.parametrize("name", SAMPLES)
def test_every_span_of_the_model_slices_its_text(name: str) -> None:
    case = built(name)
    texts = {report.id: report.text for report in case.reports}
    found = list(spans_of(case))
    assert len(found) > 100
    assert [span for span in found if not span.exact or texts[span.report][span.start : span.end] != span.exact] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_loading_what_was_saved_gives_the_same_case(name: str, tmp_path: Path) -> None:
    retold.save(built(name), tmp_path / "case.json")
    assert retold.load(tmp_path / "case.json") == built(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_the_inputs_changes_nothing(name: str, tmp_path: Path) -> None:
    files = sorted(KEYS[name][1].iterdir())
    turned = retold.build([*files[3:], *reversed(files[:3])])
    assert saved(turned, tmp_path / "a.json") == saved(built(name), tmp_path / "b.json")


@pytest.mark.parametrize(("name", "seed"), list(zip(SAMPLES, ("1", "4242"), strict=False)))
def test_another_process_with_other_hashes_writes_the_same_bytes(name: str, seed: str, tmp_path: Path) -> None:
    program = "import sys, retold; retold.save(retold.build([sys.argv[1]]), sys.argv[2])"
    target = tmp_path / "other.json"
    environment = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", program, str(KEYS[name][1]), str(target)], check=True, env=environment, timeout=120)
    assert saved(retold.load(target), tmp_path / "a.json") == saved(built(name), tmp_path / "b.json")


@pytest.mark.parametrize("name", SAMPLES)
def test_ids_are_unique_and_refer_to_what_is_there(name: str) -> None:
    for story in built(name).stories:
        reports = {report.id for report in story.reports}
        nodes = reports | {unseen.id for unseen in story.stemma.unseen}
        for group in (
            story.claims,
            story.variants,
            story.names,
            story.quotes,
            story.figures,
            story.positions,
            story.timeline,
            story.discrepancies,
        ):
            ids = [item.id for item in group]
            assert len(ids) == len(set(ids))
        assert {edge.parent for edge in story.stemma.derivations} | {edge.child for edge in story.stemma.derivations} <= nodes
        assert set(story.stemma.roots) <= nodes
        claims = {claim.id for claim in story.claims}
        assert {item.claim for item in story.discrepancies if item.claim} <= claims
        for variant in story.variants:
            assert set(variant.between) | set(variant.copied_by) <= reports
            assert variant.before or variant.after


@pytest.mark.parametrize("name", SAMPLES)
def test_counts_of_roots_keep_their_bounds(name: str) -> None:
    for story in built(name).stories:
        most = story.stemma.independent
        assert 1 <= most.low <= most.best <= most.high <= len(story.reports)
        for claim in story.claims:
            assert claim.independent.low <= claim.independent.best <= claim.independent.high
            assert claim.independent.best <= len(claim.reports)
            assert claim.independent.best <= most.high


@pytest.mark.parametrize("name", SAMPLES)
def test_no_report_is_its_own_ancestor(name: str) -> None:
    for story in built(name).stories:
        for report in story.reports:
            seen: set[str] = set()
            node: str | None = report.id
            while node is not None:
                assert node not in seen
                seen.add(node)
                edge = story.stemma.parent_of(node)
                node = edge.parent if edge else None
