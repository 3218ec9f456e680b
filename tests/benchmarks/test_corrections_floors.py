# SPDX-License-Identifier: Apache-2.0
"""What notices speak of and who has not followed never falls unseen: floors with the digests of both streams."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks import corrections

_FLOORS = json.loads((Path(__file__).parent / "floors_corrections.json").read_text("utf-8"))


@pytest.mark.parametrize("split", sorted(_FLOORS))
def test_corrections(split: str) -> None:
    floor = dict(_FLOORS[split])
    names = [f"{split}.jsonl", f"{split}-links.csv", f"{split}-open.csv"]
    content = b"".join(name.encode() + b"\n" + (corrections.FOLDER / name).read_bytes() for name in names)
    assert hashlib.sha256(content).hexdigest() == floor.pop("sha256"), "the data changed: measure anew and write both"
    found = corrections.run(Path(), split)
    assert {(name, key): found[name][key] >= least for name, row in floor.items() for key, least in row.items()} == {
        (name, key): True for name, row in floor.items() for key in row
    }
