# SPDX-License-Identifier: Apache-2.0
"""Learn the pair scorer of merging from ECB+'s train topics: ``python -m training.coreference --data DIR``.

Needs scikit-learn. Run it again whenever the reading model changes: its event embedding is one of the features. Pairs are those of one
topic that are worth a look (``comparable``); the rest count as different without being scored.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from nightdesk.merging.agreement import FEATURES, agreement, comparable
from nightdesk.merging.told import Told
from nightdesk.reading.encoder import Encoder
from training.sets.ecbplus import DEV_TOPICS, TEST_TOPICS
from training.tellings import tellings

_OUT = Path(__file__).parent.parent / "src/nightdesk/merging/data/coreference.json"


def main() -> int:
    """Write the trees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=None, help="folder of the reading model (default: the package's)")
    args = parser.parse_args()
    folder = args.data / "ecbplus"
    topics = {one.name for one in (folder / "ECB+").iterdir()} - DEV_TOPICS - TEST_TOPICS
    encoder = Encoder(args.model)
    by_topic: dict[str, list[tuple[Told, str]]] = {}
    for document, told in tellings(folder, topics, encoder):
        chains = [one.chain for one in document.mentions]
        by_topic.setdefault(document.topic, []).extend(zip(told, chains, strict=True))
    rows, right = [], []
    for members in by_topic.values():
        for index, (one, chain) in enumerate(members):
            for other, known in members[:index]:
                if comparable(one, other):
                    rows.append(agreement(one, other))
                    right.append(chain == known)
    model = GradientBoostingClassifier(
        n_estimators=150,
        max_depth=4,
        learning_rate=0.08,
        subsample=0.5,
        min_samples_leaf=60,
        max_features=0.4,
        random_state=0,
    ).fit(np.array(rows, np.float32), np.array(right))
    _OUT.write_text(
        json.dumps(_card(model, encoder.version, len(rows)), separators=(",", ":")) + "\n", encoding="utf-8"
    )
    return 0


def _card(model: GradientBoostingClassifier, reader: str, pairs: int) -> dict[str, object]:
    share = float(model.init_.class_prior_[1])
    rate = model.learning_rate
    trees = []
    for (one,) in model.estimators_:
        tree = one.tree_
        trees.append([
            [int(tree.feature[n]) if tree.children_left[n] >= 0 else -1, round(float(tree.threshold[n]), 7),
             int(tree.children_left[n]), int(tree.children_right[n]), round(float(tree.value[n][0][0]) * rate, 6)]
            for n in range(tree.node_count)
        ])  # fmt: skip
    bias = round(float(np.log(share / (1 - share))), 6)
    return {"reader": reader, "pairs": pairs, "features": FEATURES, "bias": bias, "trees": trees}


if __name__ == "__main__":
    raise SystemExit(main())
