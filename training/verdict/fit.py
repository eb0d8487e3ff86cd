"""Fits ``src/retold/compare/chance.json``: is the meaning of a whole pair changed?

    python training/verdict/fit.py [--judge minilm --most 100]

Logistic regression (Newton's method, a small ridge) over the features of ``retold.compare.chance``, on DEMETR ids up to 500 and MENLI
xpaws (MIT), SummEdits (Apache-2.0) and the odd ids of ``../shared/keys/pairs.jsonl``; each set weighs as much as the others, changed and
kept alike. With ``--judge`` the features of a judge are added and ``chance-judged.json`` is written. No test split is read. Prints the
weights and, for each set, AUROC with that set left out of the fit.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
sys.path.append(str(ROOT / "bench"))

import variant_sets  # noqa: E402
from variants import auroc  # noqa: E402

RIDGE = 2.0
PAIRS_WEIGHT = 2.0  # the annotated pairs are real, and few


def looker(judge: Any) -> Any:
    """From two texts to their named features."""
    from retold import flow
    from retold.compare import name_places
    from retold.compare.chance import features
    from retold.compare.pairs import pair_of, side_of
    from retold.compare.verdict import gather, votes_on
    from retold.identify import identify
    from retold.models import load_language

    language = load_language()

    def look(a: str, b: str) -> dict[str, float]:
        first, second = (flow.annotate(flow._bare(side, text), language) for side, text in (("a", a), ("b", b)))
        names = name_places(identify([first, second]))
        sides = [side_of(item, item.report.span(item.tokens[0].start, item.tokens[-1].end)) for item in (first, second)]
        pair = pair_of(sides[0], sides[1], language.lexicon, carried=True, name_of=names, bare=True)
        return features(pair, [vote for vote, _ in gather(votes_on(pair))], judge.judge([(a, b)])[0] if judge else None)

    return look


def sets(most: int) -> dict[str, list[tuple[str, str, int]]]:
    """Pairs of each set with 1 for changed."""
    data = SHARED / "data" / "variants"
    out: dict[str, list[tuple[str, str, int]]] = {}
    chosen = [variant_sets.demetr(data, test=False, most=most), variant_sets.menli(data, test=False, most=most)]
    for one in [*chosen, variant_sets.summedits(data, most=2 * most)]:
        rows = [(a, b, 0) for a, b in one.kept] + [(a, b, 1) for kind in one.changed for a, b in kind.pairs]
        out[one.name] = rows
    pairs = [json.loads(line) for line in (SHARED / "keys" / "pairs.jsonl").read_text("utf-8").splitlines() if line.strip()]
    out["pairs odd"] = []
    for pair in pairs:
        meanings = {d["meaning"] for d in pair["differences"]}
        if int(pair["id"][1:]) % 2 and ("changed" in meanings or "unsure" not in meanings):
            out["pairs odd"].append((pair["a"]["text"], pair["b"]["text"], int("changed" in meanings)))
    return out


def fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights that make the log loss least; the first column is the constant, which the ridge spares."""
    found = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (p - y)) + ridge * found
        bend = (x * (weight * p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(ridge)
        found -= np.linalg.solve(bend, slope)
    return found


def weights_of(labels: Sequence[int], share: float) -> np.ndarray:
    """Both labels weigh alike, and together ``share`` times 500."""
    y = np.array(labels)
    return share * np.where(y == 1, 250 / max(1, (y == 1).sum()), 250 / max(1, (y == 0).sum()))


def main() -> None:
    """Fit, show, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge")
    parser.add_argument("--most", type=int, default=150, help="pairs a kind of change; chance-judged.json was fitted with 100")
    options = parser.parse_args()
    named = options.judge
    from retold.models import load_judge

    look = looker(load_judge(named))
    tables = {name: ([look(a, b) for a, b, _ in rows], [label for _, _, label in rows]) for name, rows in sets(options.most).items()}
    columns = list(next(iter(tables.values()))[0][0])
    matrix = {name: np.array([[1.0, *(row[c] for c in columns)] for row in rows]) for name, (rows, _) in tables.items()}
    shares = {name: PAIRS_WEIGHT if name.startswith("pairs") else 1.0 for name in tables}

    def fit(names: Sequence[str]) -> np.ndarray:
        x = np.concatenate([matrix[name] for name in names])
        y = np.concatenate([np.array(tables[name][1]) for name in names])
        return fitted(x, y, np.concatenate([weights_of(tables[name][1], shares[name]) for name in names]))

    for name, (_, labels) in tables.items():
        scores = matrix[name] @ fit([other for other in tables if other != name])
        positive = [float(s) for s, label in zip(scores, labels, strict=True) if label]
        negative = [float(s) for s, label in zip(scores, labels, strict=True) if not label]
        print(f"{name}: AUROC {auroc(positive, negative):.3f} with this set left out ({len(labels)} pairs)")
    found = dict(zip(["(always)", *columns], (round(float(w), 3) for w in fit(list(tables))), strict=True))
    for column in (
        "number",
        "date",
        "negation",
        "antonym",
        "name",
        "role",
        "hedge",
        "tense",
        "place",
        "scope",
        "attribution",
        "term",
        "quote",
    ):
        found[column] = max(0.0, found[column])  # a difference found never speaks against a change
    path = ROOT / "src" / "retold" / "compare" / ("chance-judged.json" if named else "chance.json")
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
