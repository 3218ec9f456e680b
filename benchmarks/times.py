# SPDX-License-Identifier: Apache-2.0
"""Times: our own set, WikiWars, other libraries beside us in the same run, and speed. ``python -m benchmarks times``."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.phrases import OWN, accuracy, cases
from benchmarks.time_peers import NOT_MEASURED, beside
from benchmarks.timex import documents, measure
from nightdesk.reading.times import phrases_in


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Accuracy of both halves of our own set, WikiWars by folds, the peers, and sentences and phrases a second.

    Args:
        data: folder with ``wikiwars/tml`` in the published format, or that folder itself.
        split: not used; WikiWars has no split of ours and both halves of our own set are measured.
    """
    out: dict[str, object] = {
        f"own times, {half}": accuracy(cases(OWN / f"times.{half}.csv")) for half in ("dev", "test")
    }
    folders = (data / "wikiwars/tml", data / "tml", data)
    docs = next((found for folder in folders if (found := documents(folder))), [])
    out["wikiwars"] = measure(docs) if docs else NOT_MEASURED
    out |= {f"side by side, {name}": result for name, result in beside(cases(OWN / "times.test.csv")).items()}
    return out | {"speed": speed()}


def speed() -> dict[str, object]:
    """Distinct sentences of our own set, all patterns compiled, processor time."""
    distinct = {case.sentence: case.reference for half in ("dev", "test") for case in cases(OWN / f"times.{half}.csv")}
    phrases, seconds = 0, 0.0
    for _ in range(2):
        began = time.process_time()
        phrases = sum(len(phrases_in(sentence, reference)) for sentence, reference in distinct.items())
        seconds = time.process_time() - began
    return {"sentences/s": round(len(distinct) / seconds), "phrases/s": round(phrases / seconds)}
