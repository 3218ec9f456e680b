# SPDX-License-Identifier: Apache-2.0
"""RumourEval 2017: the veracity of rumours from the text of their first post alone, one event left out at a time.

Reported, not gated, as macro-F1 over true, false and unverified with a bootstrap interval. Nothing of the replies is
used. What the desk would read is what is used: hedges, questions, quoted speakers, links; and who posts.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np

LABELS = ("true", "false", "unverified")
_PATTERNS = {
    "hedged": r"\b(reports?|reportedly|unconfirmed|rumou?rs?|may|might|possibl[ey]|appears?|believed|alleged(ly)?)\b",
    "confirmed": r"\b(confirm(s|ed)?|official(ly)?|statement)\b",
    "attributed": r"\b(says?|said|told|tells|according|via|police|ministry|officials?)\b",
    "question": r"\?",
    "urgent": r"\b(breaking|update|latest|just in|live)\b",
    "denied": r"\b(not|no|never|false|hoax|den(y|ies|ied))\b",
    "count": r"\b(\d+|one|two|three|dozens?|several)\b.*\b(dead|killed|injured|hostages?|shot|wounded)\b",
    "picture": r"\b(photos?|pictures?|pics?|video|footage|images?)\b|pic\.twitter",
    "link": r"https?://",
    "shouted": r"\b[A-Z]{4,}\b",
}
_REGULARISED = 1.0


def run(data: Path, split: str) -> dict[str, object]:
    """Leave-one-event-out over train and dev; NOT MEASURED where the set is missing."""
    folder = data / "rumoureval2017"
    if not (folder / "train.threads.jsonl").is_file():
        return {"RumourEval-2017": "NOT MEASURED"}
    features, labels, events = _load(folder)
    guessed, common = np.zeros(len(labels), dtype=int), np.zeros(len(labels), dtype=int)
    for event in sorted(set(events)):
        out = np.array([one == event for one in events])
        guessed[out] = _predict(features[~out], labels[~out], features[out])
        common[out] = np.bincount(labels[~out], minlength=3).argmax()
    return {
        "RumourEval-2017 | ours, text alone": _row(guessed, labels),
        "RumourEval-2017 | majority": _row(common, labels),
    }


def _row(guessed: np.ndarray, labels: np.ndarray) -> dict[str, object]:
    rng = np.random.default_rng(0)
    n = len(labels)
    drawn = [rng.integers(0, n, n) for _ in range(500)]
    low, high = np.quantile([_macro(guessed[one], labels[one]) for one in drawn], [0.025, 0.975])
    return {"macro-F1": round(_macro(guessed, labels), 3), "95 %": f"{low:.3f}-{high:.3f}", "threads": n}


def _macro(guessed: np.ndarray, labels: np.ndarray) -> float:
    scores = []
    for one in range(3):
        right = int(((guessed == one) & (labels == one)).sum())
        total = int((guessed == one).sum() + (labels == one).sum())
        scores.append(2 * right / total if total else 0.0)
    return float(np.mean(scores))


def _load(folder: Path) -> tuple[np.ndarray, np.ndarray, list[str]]:
    rows: list[list[float]] = []
    labels: list[int] = []
    events: list[str] = []
    for split in ("train", "dev"):
        truth = json.loads((folder / f"{split}-annotations/subtaskB.json").read_text("utf-8"))
        for line in (folder / f"{split}.threads.jsonl").read_text("utf-8").splitlines():
            thread = json.loads(line)
            label = truth.get(thread["id"])
            if label not in LABELS:
                continue
            rows.append(_features(thread["source_tweet"]))
            labels.append(LABELS.index(label))
            events.append(thread["event"])
    return np.array(rows), np.array(labels), events


def _features(post: dict[str, object]) -> list[float]:
    text, user = str(post["text"]), post["user"]
    assert isinstance(user, dict)
    found = [
        float(bool(re.search(pattern, text, re.I if name != "shouted" else 0))) for name, pattern in _PATTERNS.items()
    ]
    return [
        *found,
        float(bool(user.get("verified"))),
        np.log1p(float(user.get("followers_count", 0))) / 10,
        len(text) / 140,
    ]


def _predict(features: np.ndarray, labels: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Multinomial logistic regression by gradient steps, classes weighed alike."""
    mean, spread = features.mean(0), features.std(0) + 1e-6
    x = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    y = np.eye(3)[labels]
    weight = (len(labels) / (3 * np.maximum(np.bincount(labels, minlength=3), 1)))[labels][:, None]
    beta = np.zeros((x.shape[1], 3))
    for _ in range(400):
        p = _softmax(x @ beta)
        beta -= 0.3 * (x.T @ (weight * (p - y)) / len(x) + _REGULARISED * beta / len(x))
    z = np.hstack([(others - mean) / spread, np.ones((len(others), 1))])
    return np.asarray(_softmax(z @ beta).argmax(1))


def _softmax(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(e / e.sum(1, keepdims=True))
