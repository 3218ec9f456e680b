# SPDX-License-Identifier: Apache-2.0
"""kinds.yaml → kinds.json (shipped) and docs/codebook.md. ``--check`` fails where they differ."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

_ROOT = Path(__file__).parents[1]
_SOURCE = _ROOT / "src/nightdesk/vocabulary/kinds.yaml"
_DATA = _ROOT / "src/nightdesk/vocabulary/kinds.json"
_PAGE = _ROOT / "docs/codebook.md"
_HEAD = """# Codebook: the kinds of event

Made by `scripts/make_kinds.py` from `src/nightdesk/vocabulary/kinds.yaml`; edit that file, not this page.
Quad classes follow PLOVER 2.0 (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict,
0 none). CAMEO gives the root. The ACLED column is our nearest match, not an official crosswalk.

| kind | what it is | examples | PLOVER | CAMEO | quad | ACLED | IPTC |
|---|---|---|---|---|---|---|---|
"""


def main() -> int:
    kinds = yaml.safe_load(_SOURCE.read_text("utf-8"))
    made = {_DATA: json.dumps(kinds, indent=1, ensure_ascii=False) + "\n", _PAGE: _page(kinds)}
    if "--check" in sys.argv:
        stale = [path.name for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
        if stale:
            sys.stderr.write(f"{', '.join(stale)}: not what kinds.yaml gives; run scripts/make_kinds.py\n")
        return 1 if stale else 0
    for path, text in made.items():
        path.write_text(text, "utf-8")
    return 0


def _page(kinds: dict[str, dict[str, object]]) -> str:
    return _HEAD + "".join(_row(name, kind) for name, kind in kinds.items())


def _row(name: str, kind: dict[str, object]) -> str:
    examples = kind["examples"]
    assert isinstance(examples, list)
    mode = f" / {kind['plover_mode']}" if kind["plover_mode"] else ""
    cells = [
        f"`{name}`", kind["definition"], " ".join(f"*{one}*" for one in examples),
        f"{kind['plover']}{mode}" if kind["plover"] else "–", kind["cameo"] or "–", kind["quad"],
        kind["acled"] or "–", kind["iptc"] or "–",
    ]  # fmt: skip
    return "| " + " | ".join(str(cell) for cell in cells) + " |\n"


if __name__ == "__main__":
    sys.exit(main())
