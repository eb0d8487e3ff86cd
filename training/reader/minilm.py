"""The MiniLM encoder (BERT, 6 layers of 384) as plain modules, loaded from the published weights after a hash check."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # sha256 of model.safetensors
WIDTH, HEADS, LAYERS = 384, 12, 6


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT does."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is added to the attention scores: 0 where a piece may be attended to, very low elsewhere."""
        batch, length, _ = states.shape

        def split(linear: nn.Linear) -> Tensor:
            return linear(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        met = functional.scaled_dot_product_attention(split(self.query), split(self.key), split(self.value), attn_mask=mask)
        met = met.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.attention_norm(states + self.drop(self.out(met)))
        return self.norm(states + self.drop(self.down(functional.gelu(self.up(states)))))


class MiniLM(nn.Module):
    """Piece ids to states. ``embed`` gives layer 0; ``layers`` run in order over it."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def embed(self, ids: Tensor) -> Tensor:
        """States before the first layer."""
        return self.norm(self.pieces(ids) + self.places.weight[: ids.shape[1]] + self.kind)


def hidden(mask: Tensor) -> Tensor:
    """What is added to attention scores, from a mask of 1 (piece) and 0 (padding)."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


def load(folder: Path, dropout: float = 0.0) -> MiniLM:
    """The published weights. Exits when the file is not the one this was written for."""
    from safetensors.torch import load_file

    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS:
        raise SystemExit(f"{path.name} is not all-MiniLM-L6-v2 as published")
    saved = load_file(path)
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
    }  # fmt: skip
    state = {
        "pieces.weight": saved["embeddings.word_embeddings.weight"],
        "places.weight": saved["embeddings.position_embeddings.weight"],
        "kind": saved["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": saved["embeddings.LayerNorm.weight"],
        "norm.bias": saved["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = saved[f"encoder.layer.{layer}.{theirs}.{part}"]
    model = MiniLM(dropout)
    model.load_state_dict(state)
    return model
