"""Windows -> padded tensors, and the losses of the reader's heads over them."""

from __future__ import annotations

import numpy as np
import torch
from network import Reader
from pieces import Pieces
from torch import Tensor
from torch.nn import functional
from windows import Window

Batch = dict[str, Tensor]
WEIGHTS = {"names": 1.5, "tags": 0.4, "fine": 0.4, "arcs": 1.0, "deps": 0.7, "starts": 1.5}


def numbers(batch: list[tuple[Window, Pieces]], vocab: dict[str, list[str]]) -> Batch:
    """A batch as padded tensors; labels that a source lacks are -100. ``begin`` and ``end`` are the bounds of each word's sentence."""
    places = {name: {label: number for number, label in enumerate(labels)} for name, labels in vocab.items()}
    pieces = max(len(item.ids) for _, item in batch)
    width = max(len(item.first) for _, item in batch)
    found = {name: np.zeros((len(batch), pieces), np.int64) for name in ("ids", "shapes", "mask")}
    found |= {name: np.zeros((len(batch), width), np.int64) for name in ("first", "last", "begin", "end")}
    found |= {name: np.full((len(batch), width), -100, np.int64) for name in ("names", "tags", "fine", "heads", "deps", "starts")}
    for row, (window, item) in enumerate(batch):
        found["ids"][row, : len(item.ids)] = item.ids
        found["shapes"][row, : len(item.ids)] = item.shapes
        found["mask"][row, : len(item.ids)] = 1
        count = len(item.first)
        found["first"][row, :count], found["last"][row, :count] = item.first, item.last
        at = 0
        for example in window:
            end = at + len(example.words)
            found["begin"][row, at:end], found["end"][row, at:end] = at, end
            for name in ("names", "tags", "fine", "deps"):
                if labels := getattr(example, name):
                    found[name][row, at:end] = [places[name].get(label, -100) for label in labels]
            if example.heads:
                found["heads"][row, at:end] = [0 if head == word else at + head + 1 for word, head in enumerate(example.heads)]
            if example.cut:
                found["starts"][row, at:end] = 0
                found["starts"][row, at] = 1 if at else -100
            at = end
    return {name: torch.from_numpy(value) for name, value in found.items()}


def losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The weighted loss of each head over the words that have its labels."""
    names, tags, fine, arcs, label_word, label_head, starts = reader(
        batch["ids"], batch["shapes"], batch["mask"], batch["first"], batch["last"]
    )
    found = {"names": cross(names, batch["names"]), "starts": binary(starts, batch["starts"])}
    if (batch["heads"] >= 0).any():
        found["tags"] = cross(tags, batch["tags"])
        found["fine"] = cross(fine, batch["fine"])
        found["arcs"] = cross(arcs.masked_fill(outside(batch), -1e4), batch["heads"])
        chosen = torch.gather(label_head, 1, batch["heads"].clamp(min=0).unsqueeze(-1).expand(-1, -1, label_head.shape[-1]))
        found["deps"] = cross(label_scores(reader, label_word, chosen), batch["deps"])
    return {name: WEIGHTS[name] * value for name, value in found.items()}


def outside(batch: Batch) -> Tensor:
    """(b, w, 1 + w): the heads that a word cannot have because they lie in another sentence."""
    places = torch.arange(batch["begin"].shape[1])[None, None]
    beyond = (places < batch["begin"].unsqueeze(-1)) | (places >= batch["end"].unsqueeze(-1))
    return torch.cat([torch.zeros_like(beyond[..., :1]), beyond], -1)


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


def binary(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean binary cross entropy over labelled words; 0 when there are none."""
    known = gold >= 0
    if not known.any():
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(scores[known], gold[known].float())
