# SPDX-License-Identifier: Apache-2.0
"""Which outlets belong to one house: what two of them report on their own is one origin until shown otherwise.

The list that is shipped holds public facts of ownership and is far from complete; a person at the desk adds to it by a judgement
(``own``), which is in the ledger and can be undone like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

SAME_OWNER = 0.8
"""Chance that a sister outlet's "own" report rests on the same work: newsrooms of one house share desks, not always."""


def owner_of(source: str, judged: Mapping[str, str]) -> str:
    """The owner of an outlet, "" where nobody has said.

    Args:
        source: the outlet as reports name it.
        judged: outlet → owner, as people at the desk have judged; it wins over the list.
    """
    known = {normalised(outlet): owner for outlet, owner in judged.items()}
    key = normalised(source)
    return known.get(key) or _listed().get(key, "")


def normalised(outlet: str) -> str:
    """An outlet's name without case, article and blanks too many."""
    return " ".join(outlet.casefold().split()).removeprefix("the ")


@cache
def _listed() -> dict[str, str]:
    rows = (files("nightdesk.merging") / "data/owners.tsv").read_text("utf-8").splitlines()
    out: dict[str, str] = {}
    for row in rows:
        if row and not row.startswith("#"):
            owner, outlets = row.split("\t")
            out.update(dict.fromkeys(map(normalised, outlets.split(";")), owner))
    return out
