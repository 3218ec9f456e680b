# SPDX-License-Identifier: Apache-2.0
"""Train the reading model on the CPU: ``python -m training.train --data DIR --weights DIR --out DIR``.

Deterministic for a seed and a torch version. Writes a checkpoint every five minutes and at the end; ``--start`` goes on from one.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from nightdesk.reading.pieces import LOWER, NONE, SHOUTED, SIGN, Pieces
from training.batching import Batch, Encoded, batches, encode, tensors
from training.losses import SHARES, losses
from training.mix import Mix, mix_of
from training.model import Reader

_SAVE_EVERY = 300.0  # seconds
_CASELESS, _SHOUTING = 0.05, 0.05  # share of batches told in lower case, as posts are, and in capitals, as flashes are
_MASK = 103  # the published tokenizer's [MASK]
_VEILED, _VEILED_TRIGGERS = 0.04, 0.2
"""Share of words, and of words of triggers, that are hidden at a step: the kind of an event has to be read from who did what to whom as well,
not from the verb alone (without this: kinds .89 right on verbs seen with the kind, .23 on verbs seen with another)."""


def tokenizer_of(weights: Path) -> Tokenizer:
    """The published tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


class Average:
    """Exponential moving average of the weights: steadier than the last step (Polyak and Juditsky 1992)."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.keep = keep
        self.kept = {name: tensor.detach().clone() for name, tensor in model.state_dict().items()}
        self.steps = 0

    @torch.no_grad()
    def add(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for name, tensor in model.state_dict().items():
            self.kept[name].lerp_(tensor, 1 - keep)


def recased(batch: Batch, rng: random.Random) -> Batch:
    """Now and then a batch whose case says nothing."""
    drawn = rng.random()
    if drawn < _CASELESS + _SHOUTING:
        lettered = (batch.shapes != NONE) & (batch.shapes < SIGN - 1)
        batch.shapes = torch.where(lettered, LOWER if drawn < _CASELESS else SHOUTED, batch.shapes)
    return batch


def veiled(one: Encoded, rng: random.Random) -> Encoded:
    """The example with some words hidden behind the mask piece."""
    triggers = one.example.tags.get("triggers")
    ids, bounds = list(one.pieces.ids), sorted((*one.pieces.firsts, *one.pieces.closings))
    following = dict(pairwise(bounds))
    for word, first in enumerate(one.pieces.firsts):
        named = triggers is not None and triggers[word] not in {None, "O"}
        if rng.random() < (_VEILED_TRIGGERS if named else _VEILED):
            last = following[first]
            ids[first:last] = [_MASK] * (last - first)
    pieces = one.pieces
    return Encoded(one.example, Pieces(tuple(ids), pieces.shapes, pieces.firsts, pieces.closings))


def train(
    model: Reader, examples: list[Encoded], *, epochs: float, rate: float, seed: int, out: Path | None = None,
    shares: dict[str, float] = SHARES, pieces: int = 2048, keep: float = 0.998,
) -> Average:  # fmt: skip
    """Train in place and give the average of the weights; ``out`` is the folder for checkpoints."""
    rng = random.Random(seed)
    heads = [p for n, p in model.named_parameters() if "head" in n or "judging" in n or n.startswith("shapes")]
    body = [p for n, p in model.named_parameters() if not ("head" in n or "judging" in n or n.startswith("shapes"))]
    optimiser = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": rate * 5}], weight_decay=0.01)
    total = max(1, int(len(batches(examples, random.Random(0), pieces)) * epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * total + 1), max(0.02, 1 - s / total))
    )
    average, started, saved, step = Average(model, keep), time.time(), time.time(), 0
    running: Counter[str] = Counter()
    model.train()
    while step < total:
        for group in batches(examples, rng, pieces):
            if step >= total:
                break
            found = losses(model, recased(tensors([veiled(one, rng) for one in group]), rng), shares)
            optimiser.zero_grad()
            _summed(found).backward()  # type: ignore[no-untyped-call]  # torch's stub
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.add(model)
            step += 1
            running.update({head: loss.item() for head, loss in found.items()})
            running.update({f"n {head}": 1 for head in found})
            if step % 100 == 0:
                means = {h: round(running[h] / running[f"n {h}"], 3) for h in running if not h.startswith("n ")}
                say(f"step {step}/{total} {time.time() - started:.0f}s {json.dumps(means)}")
                running.clear()
            if out is not None and time.time() - saved > _SAVE_EVERY:
                torch.save(average.kept, out / "latest.pt")
                saved = time.time()
    if out is not None:
        torch.save(average.kept, out / "final.pt")
    return average


def _summed(found: dict[str, Tensor]) -> Tensor:
    return torch.stack(list(found.values())).sum()


def say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, instead of the published encoder")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "runs/latest")
    parser.add_argument(
        "--mix", choices=[*Mix], default=Mix.BROAD, type=Mix, help="which examples, see training/mix.py"
    )
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument(
        "--keep", type=float, default=0.998, help="share of the running average of weights kept at a step"
    )
    parser.add_argument("--without", nargs="*", default=[], help="public sets to leave out")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    args.out.mkdir(parents=True, exist_ok=True)
    model = Reader()
    if args.start is None:
        model.load_encoder(args.weights / "model.safetensors")
    else:
        model.load_state_dict(torch.load(args.start))
    examples = encode(mix_of(args.mix, args.data, args.seed, frozenset(args.without)), tokenizer_of(args.weights))
    say(f"{len(examples)} examples, {sum(len(one.pieces.ids) for one in examples)} pieces")
    train(model, examples, epochs=args.epochs, rate=args.rate, seed=args.seed, out=args.out, keep=args.keep)


if __name__ == "__main__":
    main()
