# SPDX-License-Identifier: Apache-2.0
"""PLV (Hu et al. 2024): which of 15 PLOVER categories the source does to the target, the pair given. Macro-F1, also of quads.

``DATA/plv/PLV_SPLIT.tsv``. There is no dev split: with ``--folds`` the train rows are measured, pooled over five folds by sentence.
"""

from __future__ import annotations

from pathlib import Path

from training.sets.plv import load

from benchmarks.metrics import accuracy, bootstrap, macro_f1
from benchmarks.models import Models, by_sentence, refusal

QUADS = {
    "AGREE": "1", "CONSULT": "1", "SUPPORT": "1", "COOPERATE": "2", "AID": "2", "YIELD": "2", "REQUEST": "3", "ACCUSE": "3",
    "REJECT": "3", "THREATEN": "3", "PROTEST": "4", "SANCTION": "4", "MOBILIZE": "4", "COERCE": "4", "ASSAULT": "4",
}  # fmt: skip
"""Quad class of a root (verbal and material cooperation, verbal and material conflict), as PLV's ``gold_penta``."""

ANCHORS = {
    "roots macro-F1": {"tf-idf": 0.685, "MiniLM tuned on PLV alone": 0.789, "RoBERTa-large NLI, zero-shot": 0.821},
    "quads macro-F1": {"tf-idf": 0.827, "MiniLM tuned on PLV alone": 0.933, "RoBERTa-large NLI, zero-shot": 0.892},
}


def run(data: Path, split: str = "dev", folds: Path | None = None, models: Models | None = None) -> dict[str, object]:
    """Macro-F1 of roots and quads with 95 % intervals over sentences."""
    split = "train" if folds else split
    path = data / f"plv/PLV_{split}.tsv"
    if why := refusal(path, split, folds):
        return {"plv": why}
    models = models or Models.at(folds)
    examples = list(load(path))
    pairs = []
    for one, (encoder, encoded) in zip(examples, models.read(examples), strict=True):
        (pair,) = one.pairs
        fits = max(pair.source[1], pair.target[1]) <= encoded.length
        scores = encoder.pair(encoded, pair.source, pair.target) if fits else None
        pairs.append((pair.label, "" if scores is None else encoder.labels["plover"][int(scores.argmax())]))
    quads = [(QUADS[gold], QUADS.get(got, "")) for gold, got in pairs]
    return {
        "plv": {
            "model": models.version,
            "split": f"{split}, 5-fold by sentence" if folds else split,
            "rows": len(pairs),
            "roots macro-F1": round(macro_f1(pairs), 4),
            "roots interval": bootstrap(by_sentence(examples, pairs), macro_f1),
            "roots accuracy": round(accuracy(pairs), 4),
            "quads macro-F1": round(macro_f1(quads), 4),
            "quads interval": bootstrap(by_sentence(examples, quads), macro_f1),
            "quads accuracy": round(accuracy(quads), 4),
            "anchors": ANCHORS,
        }
    }
