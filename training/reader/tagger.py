"""The tagger of sentence starts: the layers of MiniLM above the shared ones under a head that sees the words on both sides of a place."""

from __future__ import annotations

from pathlib import Path

import torch
from minilm import LAYERS, WIDTH, hidden, load
from network import FROZEN
from network import words as states_of
from torch import Tensor, nn

from retold.models.namewords import KINDS
from retold.models.reader import SHAPES


class Tagger(nn.Module):
    """Windows of pieces in; for each word a logit that a sentence begins there out."""

    def __init__(self, backbone: Path, frozen: int = FROZEN, layers: int = LAYERS) -> None:
        super().__init__()
        self.minilm = load(backbone, dropout=0.1)
        self.minilm.layers = self.minilm.layers[:layers]
        self.frozen = frozen
        self.shape = nn.Embedding(SHAPES * KINDS, WIDTH)
        self.inner = nn.Linear(4 * WIDTH, 256)
        self.outer = nn.Linear(256, 1)
        self.drop = nn.Dropout(0.15)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(b, w) logits."""
        with torch.no_grad():
            states = self.minilm.embed(ids)
            for layer in self.minilm.layers[: self.frozen]:
                states = layer(states, hidden(mask))
        return self.above(states, shapes, mask, first, last)

    def above(self, states: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """The same from the states after the frozen layers; how a word is written is added above layer :data:`FROZEN`."""
        adding = hidden(mask)
        for number, layer in enumerate(self.minilm.layers[self.frozen :], self.frozen):
            states = layer(states + self.shape(shapes) if number == FROZEN else states, adding)
        here = states_of(self.drop(states), first, last)
        before = torch.cat([torch.zeros_like(here[:, :1]), here[:, :-1]], 1)
        return self.outer(self.drop(nn.functional.gelu(self.inner(torch.cat([before, here], -1)))))[..., 0]
