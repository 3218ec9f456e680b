# SPDX-License-Identifier: Apache-2.0
"""Train the reading model on the CPU: ``python -m training.train --data DIR --weights FILE --out DIR``.

Deterministic for a seed and a torch version. Writes a checkpoint after every epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.data import (
    NAME_LABELS,
    RE3D,
    TRIGGER_LABELS,
    Example,
    from_conll,
    from_corpus,
    from_gum,
    proper_only,
    training_mix,
)
from training.model import Reader

_HERE = Path(__file__).parent
_MAX_PIECES = 128
_IGNORED = -100


def encode(example: Example, tokenizer: Tokenizer) -> tuple[list[int], list[int], list[int]]:
    """Piece ids with the word's labels on its first piece; the others are ignored."""
    encoded = tokenizer.encode(list(example.words), is_pretokenized=True)
    ids, names, triggers, seen = encoded.ids[:_MAX_PIECES], [], [], set()
    for word in encoded.word_ids[:_MAX_PIECES]:
        first = word is not None and word not in seen
        seen.add(word)
        names.append(_index(example.names[word], NAME_LABELS) if first else _IGNORED)
        triggers.append(_index(example.triggers[word], TRIGGER_LABELS) if first else _IGNORED)
    return ids, names, triggers


def _index(label: str | None, labels: tuple[str, ...]) -> int:
    return _IGNORED if label is None else labels.index(label)


def batches(examples: list[Example], rng: random.Random, pieces: int = 1400) -> list[list[Example]]:
    """Examples of like length together, about ``pieces`` pieces a batch, in random order."""
    ordered = sorted(examples, key=lambda one: (len(one.words), rng.random()))
    out: list[list[Example]] = [[]]
    for one in ordered:
        if out[-1] and (len(out[-1]) + 1) * len(one.words) * 1.3 > pieces:
            out.append([])
        out[-1].append(one)
    rng.shuffle(out)
    return out


def tensors(batch: list[Example], tokenizer: Tokenizer) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    rows = [encode(one, tokenizer) for one in batch]
    width = max(len(row[0]) for row in rows)

    def padded(index: int, filler: int) -> Tensor:
        return torch.tensor([row[index] + [filler] * (width - len(row[index])) for row in rows])

    mask = torch.tensor([[1] * len(row[0]) + [0] * (width - len(row[0])) for row in rows])
    weights = torch.tensor([one.weight for one in batch])
    return padded(0, 0), mask, padded(1, _IGNORED), padded(2, _IGNORED), weights


def free_labels(batch: list[Example]) -> Tensor:
    """(batch, labels): the trigger labels that an O of each example leaves open."""
    return torch.tensor(
        [
            [label == "O" or (one.covered is not None and label[2:] not in one.covered) for label in TRIGGER_LABELS]
            for one in batch
        ]
    )


def weighted_loss(logits: Tensor, labels: Tensor, weights: Tensor, free: Tensor | None = None) -> Tensor:
    """Cross-entropy over labelled words, each sentence by its weight; O pays for all ``free`` labels as one."""
    logs = torch.log_softmax(logits, -1)
    loss = -logs.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    if free is not None:
        open_ = -torch.logsumexp(logs.masked_fill(~free[:, None, :], -torch.inf), -1)
        loss = torch.where(labels == 0, open_, loss)
    known = (labels != _IGNORED).float() * weights[:, None]
    return (loss * known).sum() / known.sum().clamp(min=1.0)


@torch.no_grad()
def span_f1(model: Reader, examples: list[Example], tokenizer: Tokenizer, head: int) -> tuple[float, float, float]:
    """Exact span precision, recall and F1 of head 0 (names) or 1 (triggers with kinds)."""
    model.eval()
    labels = (NAME_LABELS, TRIGGER_LABELS)[head]
    right = found = wanted = 0
    for one in examples:
        ids, mask, names, triggers, _ = tensors([one], tokenizer)
        gold_row = (names, triggers)[head][0]
        out = model(ids, mask)[head][0].argmax(-1)
        kept = gold_row != _IGNORED
        gold = spans([labels[i] for i in gold_row[kept]])
        got = spans([labels[i] for i in out[kept]])
        right, found, wanted = right + len(gold & got), found + len(got), wanted + len(gold)
    model.train()
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Spans of a BIO sequence; an I without a B opens one."""
    out, start, kind = set(), 0, ""
    for index, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if kind and (prefix != "I" or name != kind):
            out.add((start, index, kind))
            kind = ""
        if name and not kind:
            start, kind = index, name
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, default=_HERE / "runs/latest")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = Reader(len(NAME_LABELS), len(TRIGGER_LABELS))
    model.load_encoder(args.weights / "model.safetensors")
    examples = training_mix(args.data, _HERE / "corpus", _HERE / "lexicon.yaml", args.seed)
    rng = random.Random(args.seed)
    dev = list(from_corpus(_HERE / "corpus/dev"))
    news = list(from_gum(args.data / "gum/dev", ("news",)))
    re3d = [proper_only(one) for one in from_conll(args.data / "re3d/dev.txt", RE3D)]
    heads = [p for n, p in model.named_parameters() if "head" in n]
    body = [p for n, p in model.named_parameters() if "head" not in n]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * 10}], weight_decay=0.01
    )
    total = len(batches(examples, random.Random(0))) * args.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * total), max(0.02, 1 - s / total))
    )
    started, step = time.time(), 0
    for epoch in range(args.epochs):
        for batch in batches(examples, rng):
            ids, mask, names, triggers, weights = tensors(batch, tokenizer)
            name_logits, trigger_logits, _ = model(ids, mask)
            loss = weighted_loss(name_logits, names, weights)
            loss = loss + weighted_loss(trigger_logits, triggers, weights, free_labels(batch))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                _say(f"step {step}/{total} loss {loss.item():.3f} {time.time() - started:.0f}s")
        torch.save(model.state_dict(), args.out / f"epoch-{epoch + 1}.pt")
        scores = {
            "own_triggers": span_f1(model, dev, tokenizer, 1),
            "own_names": span_f1(model, dev, tokenizer, 0),
            "gum_news_names": span_f1(model, news, tokenizer, 0),
            "re3d_names": span_f1(model, re3d, tokenizer, 0),
        }
        _say(json.dumps({"epoch": epoch + 1, **{k: [round(x, 3) for x in v] for k, v in scores.items()}}))


def _say(text: str) -> None:
    import sys

    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
