# SPDX-License-Identifier: Apache-2.0
"""Links and ties never fall unseen: floors with the digests of their labelled sets."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks import relations

_FLOORS = json.loads((Path(__file__).parent / "floors_relations.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(_FLOORS))
def test_relations(name: str) -> None:
    content = (relations.FOLDER / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == _FLOORS[name]["sha256"], (
        "the data changed: measure anew and write both"
    )
    kind, split, _ = name.split(".")
    assert relations.run(Path(), split)[kind]["f1"] >= _FLOORS[name]["f1"]
