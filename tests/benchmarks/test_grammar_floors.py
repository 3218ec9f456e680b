# SPDX-License-Identifier: Apache-2.0
"""The grammars of times and counts never fall unseen: the floors of ``floors-grammars.json`` and the digests of their data.

The frozen halves never change. WikiWars is measured where ``NIGHTDESK_DATA`` names the folder that holds it.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from benchmarks.timex import documents, measure

from benchmarks import counts, phrases

_FLOORS = json.loads((Path(__file__).parent / "floors-grammars.json").read_text("utf-8"))
_DATA = Path(os.environ.get("NIGHTDESK_DATA", "no such folder")) / "wikiwars/tml"


def digest(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.name.encode() + b"\n" + file.read_bytes() for file in files)).hexdigest()


@pytest.mark.parametrize("name", sorted(_FLOORS["own"]))
def test_our_own_sets(name: str) -> None:
    floor = _FLOORS["own"][name]
    path = phrases.OWN / name
    assert digest(path) == floor["sha256"], "the data changed: measure anew and write both"
    found = phrases.accuracy(phrases.cases(path)) if name.startswith("times") else counts.accuracy(counts.cases(path))
    assert found["right"] >= floor["right"]


@pytest.mark.skipif(not _DATA.is_dir(), reason="NIGHTDESK_DATA names no folder with wikiwars/tml")
def test_wikiwars() -> None:
    floor = _FLOORS["wikiwars"]
    assert digest(*sorted(_DATA.glob("*.tml"))) == floor["sha256"], "another edition of the data"
    scores = measure(documents(_DATA))
    assert {name: scores[name] >= floor[name] for name in ("strict", "relaxed", "value")} == dict.fromkeys(
        ("strict", "relaxed", "value"), True
    )
