# SPDX-License-Identifier: Apache-2.0
"""ANETAC (Arabic-English names) as labelled pairs.

The set holds only pairs that belong together. The negatives follow one rule: each English name is paired with the
Arabic side of the entry of the same type whose English name is the most like it (ratio of the longest common
subsequence, in lower case) among those that are less than .85 like it. So there are as many negatives as positives,
they are the hardest there are, and none is a spelling variant.
"""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.name_pairs import Pair
from nightdesk.vocabulary.terms import NameType

_TYPES = {"PERSON": NameType.PERSON, "LOCATION": NameType.PERSON, "ORGANIZATION": NameType.ORGANISATION}
"""Single transliterated place names follow the rules of persons' names: word by word, in order."""
_MOST_ALIKE = 0.85


def entries(file: Path) -> list[tuple[NameType, str, str, str]]:
    """(how to compare, type of the set, English, Arabic) of each line of the published format."""
    out = []
    for line in file.read_text("utf-8").splitlines():
        kind, _, rest = line.strip().partition(" ")
        words = rest.split()
        cut = next((at for at, word in enumerate(words) if any("\u0600" <= one <= "\u06ff" for one in word)), 0)
        if kind in _TYPES and cut > 0:
            out.append((_TYPES[kind], kind, " ".join(words[:cut]), " ".join(words[cut:])))
    return out


def pairs(file: Path) -> list[Pair]:
    """The positives of a file, each followed by its negative."""
    known = entries(file)
    out = []
    for kind, type_, english, arabic in known:
        out.append(Pair(kind, english, arabic, True))
        others = [one for one in known if one[1] == type_ and one[3] != arabic]
        ratios = process.cdist([english.lower()], [one[2].lower() for one in others], scorer=fuzz.ratio)[0] / 100
        unlike = [(-ratio, at) for at, ratio in enumerate(ratios) if ratio < _MOST_ALIKE]
        if unlike:
            out.append(Pair(kind, english, others[min(unlike)[1]][3], False))
    return out
