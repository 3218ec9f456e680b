# SPDX-License-Identifier: Apache-2.0
"""Accuracy never falls unseen: the floors of ``floors.json`` hold on the data whose digest stands beside them.

Raise a floor when a score rises; lower one only with a reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from benchmarks.reading import run

_ROOT = Path(__file__).parents[2]
_FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


def digest(folder: Path) -> str:
    """Of every file under a folder, in the order of their names."""
    files = sorted(folder.rglob("*.txt"))
    return hashlib.sha256(b"".join(file.name.encode() + b"\n" + file.read_bytes() for file in files)).hexdigest()


def test_the_floors_are_about_this_data() -> None:
    assert digest(_ROOT / _FLOORS["data"]) == _FLOORS["sha256"], "the data changed: measure anew and write both"


def test_no_score_is_below_its_floor(tmp_path: Path) -> None:
    result = run(tmp_path, "dev")
    for name, floor in _FLOORS["f1"].items():
        scores = result[name]
        assert isinstance(scores, dict)
        assert scores["f1"] >= floor, name
