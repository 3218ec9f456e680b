# SPDX-License-Identifier: Apache-2.0
"""Fit a temperature for each head of a model folder: ``python -m training.calibrate --model DIR``.

Temperature scaling (Guo et al. 2017) changes how sure a head says that it is, never what it says. Fitted on the corpus's dev part by
negative log-likelihood over the decisions that matter: words that are, or are taken for, something.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nightdesk.reading.encoder import Encoded, Encoder, Floats, Window
from training.example import Example, Label
from training.sets import own

_DEV = Path(__file__).parent / "corpus/dev"
_GRID = np.round(np.exp(np.linspace(np.log(0.5), np.log(4.0), 43)), 3)
HEADS = (
    "names",
    "triggers",
    "cues",
    "hedges",
    "polarity",
    "modality",
    "act",
    "background",
    "speaker",
    "roles",
    "frame",
    "links",
)


def decisions(encoder: Encoder, examples: list[Example]) -> dict[str, tuple[Floats, NDArray[np.int64]]]:
    """Head → logits (n, labels) and true labels (n,) of the decisions that matter."""
    rows: dict[str, tuple[list[Floats], list[int]]] = {head: ([], []) for head in HEADS}
    windows = [Window(one.words, one.starts) for one in examples]
    for example, encoded in zip(examples, encoder.encode(windows), strict=True):
        for head, logits, gold in _labelled(encoder, example, encoded):
            labels = encoder.labels[head]
            for row, label in zip(logits, gold, strict=False):
                if label is None:
                    continue
                truth = labels.index(label)
                if labels[0] != "O" or truth or row.argmax():
                    rows[head][0].append(row)
                    rows[head][1].append(truth)
    return {head: (np.array(logits), np.array(truth)) for head, (logits, truth) in rows.items() if truth}


def _labelled(
    encoder: Encoder, example: Example, encoded: Encoded
) -> Iterator[tuple[str, Floats, list[Label] | tuple[Label, ...]]]:
    for head, tags in example.tags.items():
        if head in HEADS:
            yield head, encoded.tags[head], tags
    for head, given in example.classes.items():
        words = [word for word in given if word < encoded.length]
        yield head, encoded.classes[head][words], [given[word] for word in words]
    for view in example.views:
        if view.head in HEADS and view.anchor < encoded.length:
            yield view.head, encoder.view(encoded, view.anchor, view.head)[view.head], view.labels


def best_temperature(logits: Floats, truth: NDArray[np.int64]) -> float:
    """The temperature of the grid with the least negative log-likelihood."""
    return float(min(_GRID, key=lambda t: _loss(logits / t, truth)))


def _loss(logits: Floats, truth: NDArray[np.int64]) -> float:
    peak = logits.max(1, keepdims=True)
    logs = logits - peak - np.log(np.exp(logits - peak).sum(1, keepdims=True))
    return float(-logs[np.arange(len(truth)), truth].mean())


def expected_calibration_error(logits: Floats, truth: NDArray[np.int64], bins: int = 10) -> float:
    """ECE of the stated confidence in ``bins`` of equal width (Naeini et al. 2015)."""
    exps = np.exp(logits - logits.max(1, keepdims=True))
    scores = exps / exps.sum(1, keepdims=True)
    sure, right = scores.max(1), scores.argmax(1) == truth
    bin_of = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        abs(float(sure[bin_of == b].mean() - right[bin_of == b].mean())) * float((bin_of == b).mean())
        for b in range(bins)
        if (bin_of == b).any()
    ]
    return sum(gaps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="a model folder; its labels.json is written anew")
    folder = parser.parse_args().model
    file = folder / "labels.json"
    card = json.loads(file.read_text("utf-8")) | {"temperatures": {}}
    file.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    found = decisions(Encoder(folder), list(own.load(_DEV)))
    card["temperatures"] = {head: best_temperature(*pair) for head, pair in found.items()}
    file.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
