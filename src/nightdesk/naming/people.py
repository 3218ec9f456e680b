# SPDX-License-Identifier: Apache-2.0
"""Names inside one report: titles taken off, short names led back to the full ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nightdesk.naming.skeleton import skeleton

_TITLES = re.compile(
    r"^(?:(?:the|mr|mrs|ms|dr|prof|professor|sir|lord|lady|gen|general|maj|major|lt|lieutenant|col|colonel|capt|captain|"
    r"sgt|brig|brigadier|adm|admiral|cmdr|commander|cdr|president|vice-president|prime|minister|secretary|defen[cs]e|"
    r"foreign|interior|chancellor|king|queen|prince|princess|pope|sheikh|shaikh|sheik|ayatollah|grand|sayyid|sayyed|hajj|haji|"
    r"imam|mullah|senator|sen|rep|governor|gov|mayor|ambassador|deputy|chief|spokesman|spokeswoman|spokesperson|"
    r"leader|top|senior|iranian|iraqi|us|u\.s\.|militia|late|slain)\.?\s+)+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")


def bare(name: str) -> str:
    """The name without titles, article and possessive; the whole where nothing else is left."""
    stripped = _POSSESSIVE.sub("", " ".join(name.split()))
    return _TITLES.sub("", stripped).strip(" ,.") or stripped


class NamesOfReport:
    """The full names of a report; a short one resolves where exactly one full name ends or begins with it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._full = sorted({bare(name) for name in names if " " in bare(name)})
        self._skeletons = {name: skeleton(name).split() for name in self._full}

    def full(self, name: str) -> str:
        """The full name that ``name`` is short for, else itself without titles."""
        short = bare(name)
        if short in self._skeletons:
            return short
        words = skeleton(short).split()
        if not words:
            return short
        found = [
            full for full, full_words in self._skeletons.items()
            if full_words[-len(words) :] == words or (len(words) == 1 and words[0] == full_words[0])
        ]  # fmt: skip
        return found[0] if len({tuple(self._skeletons[one]) for one in found}) == 1 else short
