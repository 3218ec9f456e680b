# SPDX-License-Identifier: Apache-2.0
"""CAMEO classes of sentences (Parolin et al. 2022): neutral, verbal and material cooperation, verbal and material conflict.

``DATA/cameo_class/SPLIT.tsv``; macro-F1 of five classes. No dev split: with ``--folds`` the train rows, pooled over five folds.
"""

from __future__ import annotations

from pathlib import Path

from training.sets.cameo import load_classes

from benchmarks.metrics import accuracy, bootstrap, macro_f1
from benchmarks.models import Models, best, by_sentence, refusal

ANCHORS = {"macro-F1": {"UniversalPetrarch": 0.524, "tf-idf": 0.620}}


def run(data: Path, split: str = "dev", folds: Path | None = None, models: Models | None = None) -> dict[str, object]:
    """Macro-F1 with its 95 % interval over sentences."""
    split = "train" if folds else split
    path = data / f"cameo_class/{split}.tsv"
    if why := refusal(path, split, folds):
        return {"cameo_class": why}
    models = models or Models.at(folds)
    examples = list(load_classes(path))
    pairs = [
        (str(one.sentences["cameo"][0]), best(encoded.sentences["cameo"], encoder.labels["cameo"])[-1])
        for one, (encoder, encoded) in zip(examples, models.read(examples), strict=True)
    ]
    return {
        "cameo_class": {
            "model": models.version,
            "split": f"{split}, 5-fold by sentence" if folds else split,
            "rows": len(pairs),
            "macro-F1": round(macro_f1(pairs), 4),
            "interval": bootstrap(by_sentence(examples, pairs), macro_f1),
            "accuracy": round(accuracy(pairs), 4),
            "anchors": ANCHORS,
        }
    }
