# SPDX-License-Identifier: Apache-2.0
"""Models for the sets that have no dev split: ``python -m training.crossval --base FILE --data DIR --weights DIR --out DIR``.

PLV, CAMEO classes and CAMEO spans are measured by five-fold cross-validation by sentence: each fold's model has seen none of its sentences, in
no set. ``--base`` is a checkpoint trained without the three sets (``training.train --mix final --without plv cameo_class cameo_ner``).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from training.batching import encode
from training.example import Example
from training.export import export
from training.folds import FOLDS, without
from training.mix import CORPUS, PUBLIC
from training.model import Reader
from training.sets import own
from training.train import say, tokenizer_of, train

_OWN = 0.15  # share of the own corpus that a fold sees beside the sets: enough not to forget it
_MEASURED = ("plv", "cameo_class", "cameo_ner")


def fold_examples(data: Path, fold: int) -> list[Example]:
    """What a fold's model learns from: the other folds' rows of the three sets, and a part of the own corpus."""
    public = [one for name in _MEASURED for one in without(PUBLIC[name](data), fold)]
    mine = list(own.load(CORPUS, 45))
    return [*public, *random.Random(fold).sample(mine, int(len(mine) * _OWN))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    args = parser.parse_args()
    torch.set_num_threads(2)
    tokenizer = tokenizer_of(args.weights)
    for fold in range(FOLDS):
        torch.manual_seed(fold)
        model = Reader()
        model.load_state_dict(torch.load(args.base))
        examples = encode(fold_examples(args.data, fold), tokenizer)
        say(f"fold {fold}: {len(examples)} examples")
        average = train(model, examples, epochs=args.epochs, rate=args.rate, seed=fold, keep=0.98)
        model.load_state_dict(average.kept)
        export(model, args.out / str(fold), args.weights, f"fold-{fold}", None)


if __name__ == "__main__":
    main()
