# SPDX-License-Identifier: Apache-2.0
"""CAMEO actors (Parolin et al. 2022): spans of source, target and the reciprocal, found in the bare sentence. Exact span F1.

``DATA/cameo_ner/SPLIT.txt``. No dev split: with ``--folds`` the train rows, pooled over five folds.
"""

from __future__ import annotations

from pathlib import Path

from training.sets.cameo import load_spans
from training.sets.joined import spans

from benchmarks.metrics import Tally, bootstrap
from benchmarks.models import Models, refusal, tagged

KINDS = {"source": "S", "target": "T", "reciprocal": "R"}
Span = tuple[int, int, str]


def run(data: Path, split: str = "dev", folds: Path | None = None, models: Models | None = None) -> dict[str, object]:
    """Span F1 of all and of each kind; the interval is over sentences."""
    split = "train" if folds else split
    path = data / f"cameo_ner/{split}.txt"
    if why := refusal(path, split, folds):
        return {"cameo_ner": why}
    models = models or Models.at(folds)
    examples = list(load_spans(path))
    read = models.read(examples)
    rows = [
        (set(spans(one.tags["dyad"])), tagged(encoder, encoded, "dyad"))
        for one, (encoder, encoded) in zip(examples, read, strict=True)
    ]
    return {
        "cameo_ner": {
            "model": models.version,
            "split": f"{split}, 5-fold by sentence" if folds else split,
            "sentences": len(rows),
            "all": tally(rows).scores(),
            "interval": bootstrap([[row] for row in rows], lambda drawn: tally(drawn).f1),
            **{name: tally(rows, kind).scores() for name, kind in KINDS.items()},
            "anchors": "not found",
        }
    }


def tally(rows: list[tuple[set[Span], set[Span]]], kind: str = "") -> Tally:
    """Spans right, found and wanted over sentences (gold, got); of one kind where it is given."""
    out = Tally()
    for gold, got in rows:
        wanted, found = ({span for span in side if not kind or span[2] == kind} for side in (gold, got))
        out.add(len(wanted & found), len(found), len(wanted))
    return out
