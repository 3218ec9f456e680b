# SPDX-License-Identifier: Apache-2.0
"""Accuracy never falls unseen: the floors of ``floors.json`` hold on the data whose digest stands beside them.

Raise a floor when a score rises; lower one only with a reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.own import run

_ROOT = Path(__file__).parents[2]
_FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


def digest(folder: Path) -> str:
    """Of every file under a folder, in the order of their names."""
    files = sorted(folder.rglob("*.txt"))
    return hashlib.sha256(b"".join(file.name.encode() + b"\n" + file.read_bytes() for file in files)).hexdigest()


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return run(Path(), "dev")


def test_the_floors_are_about_this_data() -> None:
    assert digest(_ROOT / _FLOORS["data"]) == _FLOORS["sha256"], "the data changed: measure anew and write both"


@pytest.mark.parametrize(("name", "key"), [tuple(one.split(":")) for one in _FLOORS["floors"]])
def test_no_score_is_below_its_floor(measured: dict[str, Any], name: str, key: str) -> None:
    assert measured[name][key] >= _FLOORS["floors"][f"{name}:{key}"]


def test_certainty_is_as_near_as_it_was(measured: dict[str, Any]) -> None:
    assert measured["certainty"]["mae"] <= _FLOORS["certainty_mae_at_most"]
