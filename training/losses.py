# SPDX-License-Identifier: Apache-2.0
"""The losses of the heads; a masked label costs nothing, and every example counts by its weight."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.batching import IGNORED, Batch
from training.heads import CLASSES, ENDS, VALUES
from training.model import Reader

_FACTUALITY = 3.0
"""Half the width of the factuality scale; values are learned divided by it."""

_TEMPERATURE = 0.1  # of the supervised contrastive loss (Khosla et al. 2020)
SHARES = {
    "names": 1.0, "triggers": 3.0, "cues": 0.5, "hedges": 0.5, "dyad": 0.5, "muc": 0.4, "kairos": 0.6, "frames": 0.3,
    "actions": 0.5, "causes": 0.3, "cameo": 0.6, "causal": 0.3, "polarity": 0.4, "modality": 0.6, "act": 0.4,
    "background": 0.4, "speaker": 0.3, "certainty": 2.0, "factuality": 1.5, "roles": 1.5, "frame": 1.5, "links": 0.5,
    "quote": 1.0, "kairos_roles": 1.5, "frame_roles": 0.7, "plover": 1.0, "embedding": 0.3,
}  # fmt: skip
"""What each head adds to the loss."""

EMPHASIS = {
    "triggers": 4.0,
    "names": 1.5,
    "roles": 2.5,
    "frame": 2.5,
    "links": 2.5,
    "kairos_roles": 2.0,
    "frame_roles": 2.0,
}
"""How much more a word that is something counts than a word that is nothing: most words are nothing, and there are 54 kinds to tell apart."""


def losses(model: Reader, batch: Batch, shares: dict[str, float] = SHARES) -> dict[str, Tensor]:
    """Head → weighted mean loss over what the batch labels."""
    states = model(batch.ids, batch.shapes, batch.mask)
    dropped = model.dropout(states)
    out: dict[str, Tensor] = {}
    for head, labels in (*batch.tags.items(), *batch.sentences.items()):
        free = batch.free if head == "triggers" else None
        out[head] = token_loss(model.tag_heads[head](dropped), labels, batch.weights, free, EMPHASIS.get(head, 1.0))
    judged = model.judged(dropped)
    for head, rows in batch.judged.items():
        places = rows[:, :2].long()
        scores = model.judge_heads[head](judged[places[:, 0], places[:, 1]])
        weights = batch.weights[places[:, 0]]
        out[head] = _judge_loss(head, scores, rows[:, 2], weights)
    for group, heads in ENDS.items():
        if any(head in batch.views for head in heads):
            projected = model.end_heads[group].project(dropped)
            for head in heads:
                if head in batch.views:
                    out[head] = _view_loss(model, group, head, projected, batch.views[head], batch.weights)
    if len(batch.pairs):
        out["plover"] = nn.functional.cross_entropy(pair_scores(model, dropped, batch.pairs), batch.pairs[:, 5])
    if len(batch.clusters) > 1:
        out["embedding"] = contrastive(
            model.embed_head(states[batch.clusters[:, 0], batch.clusters[:, 1]]), batch.clusters[:, 2]
        )
    return {head: loss * shares[head] for head, loss in out.items()}


def token_loss(
    logits: Tensor, labels: Tensor, weights: Tensor, free: Tensor | None = None, emphasis: float = 1.0
) -> Tensor:
    """Cross-entropy over labelled words; O pays for all ``free`` labels (batch, labels) as one, other labels count ``emphasis`` times."""
    logs = torch.log_softmax(logits, -1)
    loss = -logs.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    if free is not None:
        open_ = -torch.logsumexp(logs.masked_fill(~free[:, None, :], -torch.inf), -1)
        loss = torch.where(labels == 0, open_, loss)
    known = (labels != IGNORED).float() * weights[:, None] * torch.where(labels > 0, emphasis, 1.0)
    return (loss * known).sum() / known.sum().clamp(min=1.0)


def _judge_loss(head: str, scores: Tensor, wanted: Tensor, weights: Tensor) -> Tensor:
    if head in CLASSES:
        loss = nn.functional.cross_entropy(scores, wanted.long(), reduction="none")
    elif head == VALUES[0]:
        loss = (torch.sigmoid(scores[:, 0]) - wanted).abs()
    else:
        loss = nn.functional.smooth_l1_loss(scores[:, 0], wanted / _FACTUALITY, reduction="none", beta=0.2)
    return (loss * weights).sum() / weights.sum().clamp(min=1e-6)


def _view_loss(
    model: Reader, group: str, head: str, projected: Tensor, view: tuple[Tensor, Tensor, Tensor], weights: Tensor
) -> Tensor:
    anchors, labels, far = view
    hidden = model.end_heads[group](projected[anchors[:, 0], anchors[:, 1]][:, None], projected[anchors[:, 0]], far)
    scores = model.view_heads[head](model.dropout(hidden))
    return token_loss(scores, labels, weights[anchors[:, 0]], emphasis=EMPHASIS.get(head, 1.0))


def pair_scores(model: Reader, states: Tensor, pairs: Tensor) -> Tensor:
    """(n, 15) scores of marked pairs; an end is the mean of its first and last word."""
    ends = model.end_heads["pair"].project(states)
    row = pairs[:, 0]
    source = (ends[row, pairs[:, 1]] + ends[row, pairs[:, 2]]) / 2
    target = (ends[row, pairs[:, 3]] + ends[row, pairs[:, 4]]) / 2
    hidden = model.end_heads["pair"](source, target, torch.zeros_like(row))
    scores: Tensor = model.view_heads["plover"](model.dropout(hidden))
    return scores


def contrastive(vectors: Tensor, clusters: Tensor) -> Tensor:
    """Supervised contrastive loss: mentions of one event come near, all others of the batch go away."""
    unit = nn.functional.normalize(vectors, dim=-1)
    scores = unit @ unit.T / _TEMPERATURE
    itself = torch.eye(len(unit), dtype=torch.bool, device=unit.device)
    same = (clusters[:, None] == clusters[None]) & ~itself
    logs = scores - torch.logsumexp(scores.masked_fill(itself, -torch.inf), -1, keepdim=True)
    has = same.any(1)
    if not has.any():
        return scores.sum() * 0.0
    per_mention: Tensor = -(logs.masked_fill(~same, 0.0).sum(1)[has] / same.sum(1)[has])
    return per_mention.mean()
