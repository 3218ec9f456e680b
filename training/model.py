# SPDX-License-Identifier: Apache-2.0
"""The reading model: one MiniLM encoder (6 layers, 384 wide) and a linear head each for names and triggers.

The encoder is BERT as published (Devlin et al. 2019), written out so that its weights load from the
safetensors file alone and its graph exports without surprises.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


class Layer(nn.Module):
    """One transformer layer, norms after the residuals."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.norm_1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        weights = torch.softmax(scores + bias, dim=-1)
        context = (self.dropout(weights) @ split(self.value(x))).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_1(x + self.dropout(self.mixed(context)))
        return self.norm_2(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Encoder and heads. Input: ids and mask (batch, length); output: name and trigger logits, states."""

    def __init__(self, names: int, triggers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.name_head, self.trigger_head = nn.Linear(WIDTH, names), nn.Linear(WIDTH, triggers)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(places)[None] + self.kinds.weight[0])
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        states = self.dropout(x)
        return self.name_head(states), self.trigger_head(states), x

    def load_encoder(self, weights: Path) -> None:
        """Start from the published sentence encoder."""
        published = load_file(str(weights))
        state = {}
        for name, tensor in published.items():
            if ours := _our_name(name):
                state[ours] = tensor
        missing, unexpected = self.load_state_dict(state, strict=False)
        assert not unexpected, unexpected
        assert all("head" in name for name in missing), missing


def _our_name(name: str) -> str | None:
    fixed = {
        "embeddings.word_embeddings.weight": "words.weight",
        "embeddings.position_embeddings.weight": "positions.weight",
        "embeddings.token_type_embeddings.weight": "kinds.weight",
        "embeddings.LayerNorm.weight": "norm.weight",
        "embeddings.LayerNorm.bias": "norm.bias",
    }
    if name in fixed:
        return fixed[name]
    if not name.startswith("encoder.layer."):
        return None
    _, _, number, *rest = name.split(".")
    parts = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "mixed", "attention.output.LayerNorm": "norm_1",
        "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "norm_2",
    }  # fmt: skip
    return f"layers.{number}.{parts['.'.join(rest[:-1])]}.{rest[-1]}"
