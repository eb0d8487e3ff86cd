"""Writes the mean of the (averaged) weights of two checkpoints of one network: what to export (Wortsman et al. 2022, Model Soups).

python training/reader/average.py FIRST SECOND WORK [--share 0.5]

FIRST, SECOND and WORK are folders; WORK gets the checkpoint and the labels. SECOND weighs ``--share``.
Raises ValueError when the labels differ.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from network import widened


def main() -> None:
    """Read two, write one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("first", "second", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--share", type=float, default=0.5)
    options = parser.parse_args()
    labels = [(folder / "labels.json").read_bytes() for folder in (options.first, options.second)]
    if labels[0] != labels[1]:
        raise ValueError("the two checkpoints have other labels")
    one, other = (weights(folder) for folder in (options.first, options.second))
    options.work.mkdir(parents=True, exist_ok=True)
    share = options.share
    mean = {name: value + share * (other[name] - value) if value.is_floating_point() else value for name, value in one.items()}
    torch.save({"reader": mean, "average": {}}, options.work / "checkpoint.pt")
    (options.work / "labels.json").write_bytes(labels[0])


def weights(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of a checkpoint, those that were learnt as their running average."""
    saved = torch.load(folder / "checkpoint.pt")
    return widened({**saved["reader"], **saved["average"]})


if __name__ == "__main__":
    main()
