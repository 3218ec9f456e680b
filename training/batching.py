# SPDX-License-Identifier: Apache-2.0
"""Examples → tensors: word pieces, shapes of words, and the labels of every head at the pieces that carry them.

Invariant: a word is represented by its first piece, a sentence by the separator that closes it; the packaged reader
(`nightdesk.reading.encoder`) cuts and joins words by the same rules.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from nightdesk.reading.pieces import LIMIT, Pieces, cut, distances
from training.example import Example
from training.heads import CLASSES, PLOVER, SENTENCES, TAGS, VALUES, VIEWS

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example with its pieces; labels are looked up when a batch is made."""

    example: Example
    pieces: Pieces


@dataclass(slots=True)
class Batch:
    """Tensors of some examples; ``rows`` of a head are (row in the batch, position of the piece, label)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    weights: Tensor
    free: Tensor  # (batch, trigger labels): what an O of each example leaves open
    tags: dict[str, Tensor]  # head -> (batch, length), IGNORED where masked
    sentences: dict[str, Tensor]
    judged: dict[str, Tensor]  # head -> (n, 3): row, position, label or value
    views: dict[str, tuple[Tensor, Tensor, Tensor]]  # head -> (n, 2) row and anchor; (n, length) labels; distances
    pairs: Tensor  # (n, 6): row, source from, to, target from, to, label
    clusters: Tensor  # (n, 3): row, position, cluster


def encode(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Encoded]:
    """Cut into pieces; what is longer than the limit loses its end."""
    encodings = tokenizer.encode_batch(
        [list(one.words) for one in examples], is_pretokenized=True, add_special_tokens=False
    )
    return [
        Encoded(one, cut(one.words, one.starts, encoding.ids, encoding.word_ids))
        for one, encoding in zip(examples, encodings, strict=True)
    ]


def batches(encoded: list[Encoded], rng: random.Random, pieces: int = 2048) -> list[list[Encoded]]:
    """Examples of like length together, about ``pieces`` pieces a batch, in random order."""
    ordered = sorted(encoded, key=lambda one: (len(one.pieces.ids) // 4, rng.random()))
    out: list[list[Encoded]] = [[]]
    for one in ordered:
        if out[-1] and (len(out[-1]) + 1) * len(one.pieces.ids) > pieces:
            out.append([])
        out[-1].append(one)
    rng.shuffle(out)
    return out


def tensors(batch: Sequence[Encoded]) -> Batch:
    """All tensors of a batch."""
    width = max(len(one.pieces.ids) for one in batch)

    def padded(rows: list[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (width - len(row)) for row in rows])

    sentences: dict[str, Tensor] = {}
    for head, labels in SENTENCES.items():
        if any(head in one.example.sentences for one in batch):
            sentences[head] = padded([_sentence_row(one, head, labels) for one in batch], IGNORED)
    return Batch(
        ids=padded([list(one.pieces.ids) for one in batch], 0),
        shapes=padded([list(one.pieces.shapes) for one in batch], 0),
        mask=padded([[1] * len(one.pieces.ids) for one in batch], 0),
        weights=torch.tensor([one.example.weight for one in batch]),
        free=_free(batch),
        tags={
            head: padded([_tag_row(one, head, labels) for one in batch], IGNORED)
            for head, labels in TAGS.items()
            if any(head in one.example.tags for one in batch)
        },
        sentences=sentences,
        judged=_judged(batch),
        views=_views(batch, width),
        pairs=_pairs(batch),
        clusters=_clusters(batch),
    )


def _free(batch: Sequence[Encoded]) -> Tensor:
    labels = TAGS["triggers"]
    return torch.tensor(
        [
            [
                label == "O" or (one.example.covered is not None and label[2:] not in one.example.covered)
                for label in labels
            ]
            for one in batch
        ]
    )


def _tag_row(one: Encoded, head: str, labels: tuple[str, ...]) -> list[int]:
    row = [IGNORED] * len(one.pieces.ids)
    given = one.example.tags.get(head)
    if given is not None:
        for position, label in zip(one.pieces.firsts, given, strict=False):
            if label is not None:
                row[position] = labels.index(label)
    return row


def _sentence_row(one: Encoded, head: str, labels: tuple[str, ...]) -> list[int]:
    row = [IGNORED] * len(one.pieces.ids)
    for position, label in zip(one.pieces.closings, one.example.sentences.get(head, ()), strict=False):
        if label is not None:
            row[position] = labels.index(label)
    return row


def _judged(batch: Sequence[Encoded]) -> dict[str, Tensor]:
    found: dict[str, list[tuple[float, float, float]]] = {}
    for row, one in enumerate(batch):
        firsts = one.pieces.firsts
        for head, labels in CLASSES.items():
            for word, label in one.example.classes.get(head, {}).items():
                if word < len(firsts):
                    found.setdefault(head, []).append((row, firsts[word], labels.index(label)))
        for head in VALUES:
            for word, value in one.example.values.get(head, {}).items():
                if word < len(firsts):
                    found.setdefault(head, []).append((row, firsts[word], value))
    return {head: torch.tensor(rows) for head, rows in found.items()}


def _views(batch: Sequence[Encoded], width: int) -> dict[str, tuple[Tensor, Tensor, Tensor]]:
    found: dict[str, tuple[list[list[int]], list[list[int]], list[list[int]]]] = {}
    for row, one in enumerate(batch):
        firsts = one.pieces.firsts
        for view in one.example.views:
            if view.anchor >= len(firsts):
                continue
            labels = VIEWS[view.head]
            line, far = [IGNORED] * width, [0] * width
            away = distances(len(firsts), view.anchor)
            for word, (position, label) in enumerate(zip(firsts, view.labels, strict=False)):
                far[position] = int(away[word])
                if label is not None:
                    line[position] = labels.index(label)
            anchors, lines, fars = found.setdefault(view.head, ([], [], []))
            anchors.append([row, firsts[view.anchor]])
            lines.append(line)
            fars.append(far)
    return {head: tuple(torch.tensor(part) for part in parts) for head, parts in found.items()}  # type: ignore[misc]


def _pairs(batch: Sequence[Encoded]) -> Tensor:
    rows = []
    for row, one in enumerate(batch):
        firsts = one.pieces.firsts
        for pair in one.example.pairs:
            if max(pair.source[1], pair.target[1]) <= len(firsts):
                ends = [
                    firsts[pair.source[0]],
                    firsts[pair.source[1] - 1],
                    firsts[pair.target[0]],
                    firsts[pair.target[1] - 1],
                ]
                rows.append([row, *ends, PLOVER.index(pair.label)])
    return torch.tensor(rows, dtype=torch.long).reshape(-1, 6)


def _clusters(batch: Sequence[Encoded]) -> Tensor:
    numbers: dict[str, int] = {}
    rows = []
    for row, one in enumerate(batch):
        for word, name in one.example.clusters.items():
            if word < len(one.pieces.firsts):
                rows.append([row, one.pieces.firsts[word], numbers.setdefault(name, len(numbers))])
    return torch.tensor(rows, dtype=torch.long).reshape(-1, 3)


__all__ = ["IGNORED", "LIMIT", "Batch", "Encoded", "batches", "encode", "tensors"]
