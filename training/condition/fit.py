"""Fit the list of telling runs of words: a logistic regression of translated against original over the rates of runs.

    python training/condition/fit.py WORK src/retold/annotate/words/wording.tsv [--pairs spa,gl,eo,hbs]

``WORK`` holds what ``round_trips.py`` wrote. Needs numpy and scipy. Runs are chosen by how far the shares of texts that have
them lie apart (z of two proportions), weighted with an L2 penalty; originals and translations weigh the same in all.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from retold.annotate.wording import read_classes, runs
from retold.models import load_language
from retold.models.english.words import CLOSED

RUNS, LEAST = 1200, 25  # runs kept, and texts that must have one
PENALTY, SMOOTH = 60.0, 60
SHORTEST = 40


def plain(text: str) -> str:
    """The text without accents, quotation marks and spaced marks: what a copier may lose must not decide."""
    text = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    text = re.sub(r" +([-,;:.!?)’'])", r"\1", re.sub(r"[\"“”«»]", "", text))
    return re.sub(r" ?\n ?", "\n", re.sub(r"[ \t\xa0]+", " ", text)).strip()


def texts(work: Path, pairs: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """Originals (False) and translations (True)."""
    for name in ("originals.jsonl", "translated.jsonl"):
        for line in (work / name).open(encoding="utf-8"):
            row = json.loads(line)
            if row.get("pair", pairs[0]) in pairs:
                yield "pair" in row, plain(row["text"])


def choose(counts: Sequence[Counter[tuple[str, ...]]], translated: np.ndarray) -> list[tuple[str, ...]]:
    """The runs whose shares of texts differ most between originals and translations."""
    having: tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]] = (Counter(), Counter())
    for runs_of, label in zip(counts, translated, strict=True):
        having[int(label)].update(runs_of.keys())
    sizes = [int((translated == label).sum()) for label in (0, 1)]
    found = []
    for run in having[0].keys() | having[1].keys():
        if having[0][run] + having[1][run] < LEAST:
            continue
        shares = [(having[label][run] + 0.5) / (sizes[label] + 1) for label in (0, 1)]
        spread = sum(share * (1 - min(share, 0.99)) / size for share, size in zip(shares, sizes, strict=True)) ** 0.5
        found.append((-abs(shares[1] - shares[0]) / spread, run))
    return [run for _, run in sorted(found)[:RUNS]]


def fit(rates: np.ndarray, translated: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of the regression."""
    deviation = rates.std(0) + 1e-6
    scaled = rates / deviation
    share = translated.mean()
    weight = np.where(translated == 1, 1.0, share / (1 - share))
    weight *= len(weight) / weight.sum() / 2

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        guess = 1 / (1 + np.exp(-np.clip(scaled @ point[:-1] + point[-1], -30, 30)))
        told = translated * np.log(guess + 1e-9) + (1 - translated) * np.log(1 - guess + 1e-9)
        slope = weight * (guess - translated)
        value = -(weight * told).sum() + PENALTY / 2 * (point[:-1] ** 2).sum()
        return float(value), np.concatenate([scaled.T @ slope + PENALTY * point[:-1], [slope.sum()]])

    found = minimize(loss, np.zeros(rates.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return found[:-1] / deviation, float(found[-1])


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--pairs", default="spa,gl,eo,hbs")
    options = parser.parse_args()
    language, closed = load_language("en-rules"), frozenset(word for word in CLOSED if word.islower())
    labels, lengths, counts = [], [], []
    for label, text in texts(options.work, options.pairs.split(",")):
        classes, _ = read_classes(text, language.read(text)[0], language.lexicon, closed)
        if len(classes) >= SHORTEST:
            labels.append(label)
            lengths.append(len(classes))
            counts.append(Counter(run for _, run in runs(classes)))
    translated = np.array(labels, float)
    chosen = choose(counts, translated)
    place = {run: k for k, run in enumerate(chosen)}
    table = np.zeros((len(counts), len(chosen)), np.float32)
    for row, runs_of in enumerate(counts):
        for run in runs_of.keys() & place.keys():
            table[row, place[run]] = runs_of[run]
    size = np.array(lengths, float)
    weights, bias = fit(100 * table / (size[:, None] + SMOOTH), translated)
    rates = [(table[translated == label].sum(0) + 0.5) / size[translated == label].sum() for label in (0, 1)]
    lines = [f"# bias\t{bias:.4f}", f"# smooth\t{SMOOTH}", "# closed\t" + " ".join(sorted(closed))]
    lines += [f"{weights[k]:.4f}\t{rates[1][k] / rates[0][k]:.2f}\t{' '.join(run)}" for run, k in sorted(place.items())]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(counts)} texts, {int(translated.sum())} translated, {len(chosen)} runs -> {options.output}")


if __name__ == "__main__":
    main()
