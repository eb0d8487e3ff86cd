"""Families with known parents: those of ``../shared/anchors/grouping/w60k.parquet`` as ``dirbase.py`` takes them, with times as wanted.

Needs pyarrow (not among retold's dependencies). The texts are read as retold reads any: headline, byline and standing lines set apart.
Times are the day and second of a made calendar; ``lying`` draws those of one text in five anew from the span of its family.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from retold import read
from retold.model import Report

LEAST, MOST, CHOSEN = 3, 25, 1200  # as dirbase.py
LIES = 0.2
TIMES = ("true", "none", "lying")
START = datetime(2020, 1, 1, 0, 0, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Family:
    """Reports of one family without times, the kind of change that made each, its second of birth, and its parent (None: the first)."""

    name: str
    reports: tuple[Report, ...]
    changes: tuple[str, ...]
    seconds: tuple[int, ...]
    parents: tuple[int | None, ...]

    def dated(self, times: str) -> list[Report]:
        """The reports with true, no or lying times."""
        if times == "none":
            return list(self.reports)
        random = Random(f"{self.name}{times}")
        told = list(self.seconds)
        if times == "lying":
            told = [random.randint(min(told), max(told)) if random.random() < LIES else second for second in told]
        return [
            replace(report, published=(START + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S"), published_basis="stated")
            for report, second in zip(self.reports, told, strict=True)
        ]


def families(path: Path) -> list[Family]:
    """The families of ``dirbase.py``: 1,200 of 3 to 25 texts, by number."""
    import pyarrow.parquet as parquet

    rows = parquet.read_table(path, columns=["id", "text", "fam", "parent", "cls", "ts"]).to_pylist()
    grouped = defaultdict(list)
    for row in rows:
        grouped[row["fam"]].append(row)
    fit = sorted(name for name, members in grouped.items() if LEAST <= len(members) <= MOST)
    chosen = sorted(Random(1).sample(fit, CHOSEN))
    texts = [row["text"] for name in chosen for row in sorted(grouped[name], key=lambda row: row["ts"])]
    reports = as_read(texts)
    out, at = [], 0
    for name in chosen:
        members = sorted(grouped[name], key=lambda row: row["ts"])
        place = {row["id"]: number for number, row in enumerate(members)}
        out.append(
            Family(
                str(name),
                tuple(reports[at : at + len(members)]),
                tuple(row["cls"] for row in members),
                tuple(row["ts"] for row in members),
                tuple(place.get(row["parent"]) for row in members),
            )
        )
        at += len(members)
    return out


def as_read(texts: Sequence[str]) -> list[Report]:
    """Each text as retold reads it from a file of JSON lines, in order; without a date or credits, whatever it states: both are made up."""
    data = "\n".join(json.dumps({"text": text}) for text in texts)
    found, _, _ = read.read_bytes(data.encode(), "texts.jsonl")
    by_row = {int(report.path.rsplit("-", 1)[1]) - 1: report for report in found}
    return [replace(by_row[row], published="", published_basis="none", published_against=(), credits=()) for row in range(len(texts))]
