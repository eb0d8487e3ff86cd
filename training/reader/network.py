"""The reader: MiniLM token states, told how words are written, under heads for names, tags and dependencies.

Heads after Dozat and Manning (2017), Deep Biaffine Attention for Neural Dependency Parsing.
"""

from __future__ import annotations

from pathlib import Path

import torch
from minilm import WIDTH, hidden, load
from torch import Tensor, nn

from retold.models.namewords import KINDS
from retold.models.reader import SHAPES

FROZEN = 2  # layers that stay as published; shapes are added above them


class Biaffine(nn.Module):
    """Scores of every pair of a word and a possible head (``labels`` scores a pair)."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))

    def forward(self, word: Tensor, head: Tensor) -> Tensor:
        one = torch.ones_like(word[..., :1])
        word, head = torch.cat([word, one], -1), torch.cat([head, torch.ones_like(head[..., :1])], -1)
        return torch.einsum("bxi,lij,byj->blxy", word, self.weight, head)


def projection(out: int, dropout: float = 0.2) -> nn.Sequential:
    """A hidden layer over word states."""
    return nn.Sequential(nn.Linear(2 * WIDTH, out), nn.GELU(), nn.Dropout(dropout))


class Reader(nn.Module):
    """Windows of pieces in; for each word: name label, tag and fine tag scores, arc scores, label vectors, sentence starts out."""

    def __init__(self, backbone: Path, names: int, tags: int, fine: int, deps: int) -> None:
        super().__init__()
        self.minilm = load(backbone, dropout=0.1)
        self.shape = nn.Embedding(SHAPES * KINDS, WIDTH)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.mix = nn.Parameter(torch.zeros(2, 4))
        self.drop = nn.Dropout(0.15)
        self.names = nn.Sequential(projection(256), nn.Linear(256, names))
        self.tags = nn.Linear(2 * WIDTH, tags)
        self.fine = nn.Linear(2 * WIDTH, fine)
        self.starts = nn.Linear(2 * WIDTH, 1)
        self.arc_word, self.arc_head = projection(256), projection(256)
        self.label_word, self.label_head = projection(96), projection(96)
        self.arc, self.label = Biaffine(256, 1), Biaffine(96, deps)

    def train(self, mode: bool = True) -> Reader:
        """As torch has it, but the frozen layers never drop anything."""
        super().train(mode)
        self.minilm.layers[:FROZEN].eval()
        return self

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Scores for batches of windows; see :meth:`above` for what comes out."""
        with torch.no_grad():
            states = self.minilm.embed(ids)
            for layer in self.minilm.layers[:FROZEN]:
                states = layer(states, hidden(mask))
        return self.above(states, shapes, mask, first, last)

    def above(self, states: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Scores: names (b, w, n), tags, fine tags, arcs (b, w, 1 + w; column 0 is the root), label vectors of word and head, and
        (b, w) how much each word looks like the first of a sentence (a logit)."""
        for_names, for_syntax = (self.drop(state) for state in self.mixed(states + self.shape(shapes), hidden(mask)))
        names = self.names(words(for_names, first, last))
        syntax = words(for_syntax, first, last)
        heads = torch.cat([torch.cat([for_syntax[:, :1], for_syntax[:, :1]], -1), syntax], 1)
        arcs = self.arc(self.arc_word(syntax), self.arc_head(heads))[:, 0]
        starts = self.starts(syntax)[..., 0]
        return names, self.tags(syntax), self.fine(syntax), arcs, self.label_word(syntax), self.label_head(heads), starts

    def mixed(self, state: Tensor, adding: Tensor) -> tuple[Tensor, Tensor]:
        """Piece states for names and for syntax: each its own mix of the last four layers."""
        layers = [state := layer(state, adding) for layer in self.minilm.layers[FROZEN:]]
        weights = self.mix.softmax(-1)
        for_names, for_syntax = (sum(weights[task, number] * layer for number, layer in enumerate(layers)) for task in range(2))
        return for_names, for_syntax  # type: ignore[return-value]


def words(states: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Word states: those of the first and of the last piece, side by side."""

    def at(places: Tensor) -> Tensor:
        return torch.gather(states, 1, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))

    return torch.cat([at(first), at(last)], -1)


def widened(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights of a reader that did not know the lists of names: what is written alike looks alike, listed or not."""
    shapes = state["shape.weight"]
    return state | {"shape.weight": shapes.repeat(KINDS, 1)} if len(shapes) == SHAPES else state
