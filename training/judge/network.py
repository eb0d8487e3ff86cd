"""The judge: MiniLM over both texts at once, its lowest layers as published, three classes above the mean of its last states."""

from __future__ import annotations

from pathlib import Path

import torch
from minilm import WIDTH, hidden, load  # training/reader
from torch import Tensor, nn

SHARED = 2  # layers that base.onnx holds: never trained
CLASSES = 3


class Judge(nn.Module):
    """Piece ids of ``[CLS] a [SEP] b [SEP]`` to scores of kept, changed, neither."""

    def __init__(self, backbone: Path, frozen: int = SHARED) -> None:
        super().__init__()
        self.minilm = load(backbone, dropout=0.1)
        self.frozen = max(SHARED, frozen)
        self.kind = nn.Embedding(2, WIDTH)  # which text a piece belongs to; added above the shared layers
        nn.init.normal_(self.kind.weight, std=0.01)
        self.head = nn.Sequential(nn.Linear(2 * WIDTH, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, CLASSES))
        for part in (self.minilm.pieces, self.minilm.places, self.minilm.norm, *self.minilm.layers[: self.frozen]):
            part.requires_grad_(requires_grad=False)
        self.minilm.kind.requires_grad_(requires_grad=False)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, 3)."""
        with torch.no_grad():
            states = self.minilm.embed(ids)
            for layer in self.minilm.layers[:SHARED]:
                states = layer(states, hidden(mask))
        return self.above(states, kinds, mask)

    def above(self, states: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Scores from the states of the shared layers."""
        states = states + self.kind(kinds)
        for layer in self.minilm.layers[SHARED:]:
            states = layer(states, hidden(mask))
        weights = mask.unsqueeze(-1).float()
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.head(torch.cat([states[:, 0], mean], -1))
