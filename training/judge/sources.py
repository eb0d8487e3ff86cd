"""The pairs the judge learns from: inference sets whose licence lets a model be shipped, one function a set.

MultiNLI (OANC and other open text) and SNLI (CC BY-SA 4.0), their validation parts; MED (CC BY-SA 4.0), VitaminC and FEVER
Symmetric (CC BY-SA 3.0), ConjNLI and NegNLI (MIT). Left out on purpose: SICK (non-commercial), RTE, JOCI, MPE,
CommitmentBank, MoNLI (no licence stated). None of the sets that ``bench/variants.py`` measures on is read here.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

LABELS = ("kept", "changed", "neither")
_NAMED = {"entailment": 0, "contradiction": 1, "neutral": 2, "SUPPORTS": 0, "REFUTES": 1, "NOT ENOUGH INFO": 2}


class Example(NamedTuple):
    """Two texts and the number of their label in :data:`LABELS`: b follows from a, is denied by a, or neither."""

    a: str
    b: str
    label: int


def _table(path: Path, columns: tuple[str, str, str], delimiter: str = ",") -> Iterator[Example]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
        for row in csv.DictReader(lines, delimiter=delimiter, quoting=quoting):
            a, b, label = (row.get(column) or "" for column in columns)
            if label in _NAMED and a and b:
                yield Example(a, b, _NAMED[label])


def mnli(folder: Path) -> Iterator[Example]:
    """MultiNLI, matched validation part."""
    return _table(folder / "mnli-dev.csv", ("premise", "hypothesis", "label"))


def snli(folder: Path) -> Iterator[Example]:
    """SNLI, validation part."""
    return _table(folder / "snli-dev.csv", ("premise", "hypothesis", "label"))


def med(folder: Path) -> Iterator[Example]:
    """MED: monotone inferences."""
    return _table(folder / "med.tsv", ("sentence1", "sentence2", "gold_label"), "\t")


def conjnli(folder: Path) -> Iterator[Example]:
    """ConjNLI: and, or, but, nor."""
    return _table(folder / "conjnli-train.tsv", ("Premise", "Hypothesis", "Label"), "\t")


def negnli(folder: Path) -> Iterator[Example]:
    """NegNLI: negations that matter (its MNLI and SNLI parts)."""
    for part in ("MNLI", "SNLI"):
        yield from _table(folder / f"negnli-{part}.txt", ("Text", "Hypothesis", "gold_label"), "\t")


def _claims(path: Path) -> Iterator[Example]:
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            if row["label"] in _NAMED:
                yield Example(row["evidence"], row["claim"], _NAMED[row["label"]])


def vitaminc(folder: Path) -> Iterator[Example]:
    """VitaminC: claims against two states of one Wikipedia sentence; figures, dates and names decide."""
    return _claims(folder / "vitaminc-real.jsonl")


def revised(folder: Path) -> Iterator[Example]:
    """VitaminC turned into tellings: two states of a sentence that decide one claim differently, two claims that one state does."""
    cases: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for line in (folder / "vitaminc-real.jsonl").read_text("utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            cases[row["case_id"]].append(row)
    for rows in cases.values():
        true, false = ([row for row in rows if row["label"] == label] for label in ("SUPPORTS", "REFUTES"))
        for x, y in ((x, y) for x in true for y in false):
            if (x["claim"] == y["claim"]) != (x["evidence"] == y["evidence"]):
                part = "evidence" if x["claim"] == y["claim"] else "claim"
                yield Example(x[part], y[part], LABELS.index("changed"))


def fever(folder: Path) -> Iterator[Example]:
    """FEVER Symmetric, development part."""
    return _claims(folder / "fever-symmetric-dev.jsonl")


SOURCES: dict[str, Callable[[Path], Iterator[Example]]] = {
    "mnli": mnli, "snli": snli, "med": med, "conjnli": conjnli, "negnli": negnli, "vitaminc": vitaminc, "revised": revised, "fever": fever,
}  # fmt: skip
