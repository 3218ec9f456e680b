# SPDX-License-Identifier: Apache-2.0
"""UDS-IH2 (Rudinger et al. 2018) and MEANTIME's factuality: did the event happen, -3 … 3. Mean absolute error and Pearson's r.

``DATA/uds_ih2/SPLIT.jsonl`` and ``DATA/meantime_factuality/SPLIT.jsonl``. The constant beside ours is the median of the train part.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from training.example import Example
from training.sets.factuality import load

from benchmarks.metrics import bootstrap, mean_absolute_error, pearson
from benchmarks.models import Models, refusal

ANCHORS = {"uds_ih2": {"constant MAE": 1.92, "best MAE": 0.722, "best r": 0.912}}


def run(data: Path, split: str = "dev", models: Models | None = None) -> dict[str, object]:
    """MAE and r of each set, with the constant's MAE;"""
    out: dict[str, object] = {}
    for name in ("uds_ih2", "meantime_factuality"):
        path = data / name / f"{split}.jsonl"
        if why := refusal(path, split):
            out[name] = why
            continue
        models = models or Models.at(None)
        out[name] = {
            "model": models.version,
            "split": split,
            **_scores(list(load(path)), models),
            "constant MAE": _constant(path),
            "anchors": ANCHORS.get(name, "not found"),
        }
    return out


def _scores(examples: list[Example], models: Models) -> dict[str, object]:
    units: list[list[tuple[float, float]]] = []
    for one, (_, encoded) in zip(examples, models.read(examples), strict=True):
        said = encoded.values["factuality"]
        graded = one.values["factuality"].items()
        units.append([(gold, float(said[word]) if word < encoded.length else 0.0) for word, gold in graded])
    pairs = [pair for unit in units for pair in unit]
    return {
        "events": len(pairs),
        "MAE": round(mean_absolute_error(pairs), 4),
        "MAE interval": bootstrap(units, mean_absolute_error, 400),
        "r": round(pearson(pairs), 4),
    }


def _constant(path: Path) -> float | str:
    train = path.with_name("train.jsonl")
    if not train.exists():
        return "the train part is missing"
    middle = median(_golds(train))
    return round(mean_absolute_error([(gold, middle) for gold in _golds(path)]), 4)


def _golds(path: Path) -> list[float]:
    return [gold for one in load(path) for gold in one.values["factuality"].values()]
