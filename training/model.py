# SPDX-License-Identifier: Apache-2.0
"""The reading model: one MiniLM encoder (6 layers, 384 wide) and a head for each thing to read.

The encoder is BERT as published (Devlin et al. 2019), written out so that its weights load from the safetensors file
alone and its graph exports without surprises. The published tokenizer folds case; the shapes of words (``SHAPES``) give it back.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.heads import CLASSES, DISTANCES, EMBEDDING, ENDS, HIDDEN, PLOVER, SENTENCES, TAGS, VALUES, VIEWS

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS, SHAPES = 384, 6, 12, 1536, 30522, 512, 10
JUDGED = {**{head: len(labels) for head, labels in CLASSES.items()}, **dict.fromkeys(VALUES, 1)}
"""Heads that judge a trigger: they share a hidden layer."""


class Layer(nn.Module):
    """One transformer layer, norms after the residuals."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.norm_1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)  # not on attention weights: a fifth of the time for nothing measurable

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        weights = torch.softmax(scores + bias, dim=-1)
        context = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_1(x + self.dropout(self.mixed(context)))
        return self.norm_2(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Ends(nn.Module):
    """Two-ended hidden layer: relu(a_from + b_to + c_from * d_to + distance).

    The four projections are computed once a word, so that seeing a window from one more anchor costs next to nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.project = nn.Linear(WIDTH, 4 * HIDDEN)
        self.distance = nn.Embedding(DISTANCES, HIDDEN)

    def forward(self, anchors: Tensor, others: Tensor, distance: Tensor) -> Tensor:
        """(…, HIDDEN) from the projections of anchors and others, broadcast against each other."""
        a, _, c, _ = anchors.chunk(4, -1)
        _, b, _, d = others.chunk(4, -1)
        return torch.relu(a + b + c * d + self.distance(distance))


class Reader(nn.Module):
    """Encoder and heads. Input: ids, shapes and mask, each (batch, length); ``forward`` gives the states (batch, length, 384)."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        flat = {**TAGS, **SENTENCES}
        self.tag_heads = nn.ModuleDict({head: nn.Linear(WIDTH, len(labels)) for head, labels in flat.items()})
        self.judging = nn.Linear(WIDTH, HIDDEN)
        self.judge_heads = nn.ModuleDict({head: nn.Linear(HIDDEN, n) for head, n in JUDGED.items()})
        self.end_heads = nn.ModuleDict({group: Ends() for group in ENDS})
        two_ended = {**VIEWS, "plover": PLOVER}
        self.view_heads = nn.ModuleDict({head: nn.Linear(HIDDEN, len(labels)) for head, labels in two_ended.items()})
        self.embed_head = nn.Linear(WIDTH, EMBEDDING)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places)[None] + self.kinds.weight[0] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def judged(self, states: Tensor) -> Tensor:
        """Hidden layer of the heads that judge a trigger."""
        return torch.relu(self.judging(states))

    def load_encoder(self, weights: Path) -> None:
        """Start from the published sentence encoder."""
        published = load_file(str(weights))
        state = {ours: tensor for name, tensor in published.items() if (ours := _our_name(name))}
        missing, unexpected = self.load_state_dict(state, strict=False)
        assert not unexpected, unexpected
        assert not any(name.startswith(("layers", "words", "positions", "norm")) for name in missing), missing
        self.words.weight.requires_grad_(False)  # few examples: rare words keep the places that pretraining gave them


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
