# SPDX-License-Identifier: Apache-2.0
"""Learn the pair scorer of merging from ECB+'s train topics: ``python -m training.coreference --data DIR [--model DIR]``.

Needs scikit-learn. Run it again whenever the reading model changes: triggers' kinds, roles and the event embedding come from it. Pairs are
those of one topic that are worth a look (``comparable``); the rest count as different without being scored.

The embedding was itself taught on these topics and looks surer there than it is elsewhere; without it dev is .002 lower.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from nightdesk.merging.agreement import FEATURES, agreement, comparable
from nightdesk.merging.told import Told
from nightdesk.naming import Namer
from nightdesk.reading.encoder import Encoder
from training.sets.ecbplus import DEV_TOPICS, TEST_TOPICS
from training.sets.ecbplus_documents import documents
from training.tellings import gold

_OUT = Path(__file__).parent.parent / "src/nightdesk/merging/data/coreference.json"
Rows = NDArray[np.float32]


def main() -> int:
    """Write the trees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=None, help="folder of the reading model (default: the package's)")
    parser.add_argument("--out", type=Path, default=_OUT)
    args = parser.parse_args()
    folder = args.data / "ecbplus"
    topics = {one.name for one in (folder / "ECB+").iterdir()} - DEV_TOPICS - TEST_TOPICS
    encoder = Encoder(args.model)
    by_topic: dict[str, list[tuple[Told, str]]] = {}
    for document, told in gold(documents(folder, topics), encoder, Namer()):
        chains = [one.chain for one in document.mentions]
        by_topic.setdefault(document.topic, []).extend(zip(told, chains, strict=True))
    rows, right = pairs(list(by_topic.values()))
    card = {"reader": encoder.version, "pairs": len(rows), "features": FEATURES, **learned(rows, right)}
    args.out.write_text(json.dumps(card, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


def pairs(topics: Sequence[Sequence[tuple[Told, str]]]) -> tuple[Rows, NDArray[np.bool_]]:
    """Features of the pairs that are worth a look, and whether both mean one event."""
    rows, right = [], []
    for members in topics:
        for index, (one, chain) in enumerate(members):
            for other, known in members[:index]:
                if comparable(one, other):
                    rows.append(agreement(one, other))
                    right.append(chain == known)
    return np.array(rows, np.float32), np.array(right)


def learned(rows: Rows, right: NDArray[np.bool_]) -> dict[str, object]:
    """Bias and trees of a boosted classifier, as plain numbers."""
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=60, early_stopping=False, random_state=0
    ).fit(rows, right)
    trees = []
    for (predictor,) in model._predictors:  # the library has no public way to its trees
        trees.append([
            [-1 if one["is_leaf"] else int(one["feature_idx"]), round(float(one["num_threshold"]), 7), int(one["left"]),
             int(one["right"]), round(float(one["value"]), 6) if one["is_leaf"] else 0]
            for one in predictor.nodes
        ])  # fmt: skip
    return {"bias": round(float(np.ravel(model._baseline_prediction)[0]), 6), "trees": trees}


if __name__ == "__main__":
    raise SystemExit(main())
