# SPDX-License-Identifier: Apache-2.0
"""Which language a text is in. Short Latin texts are taken at the input's word, or as English."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
_COMMON = re.compile(
    r"\b(the|of|in|and|to|was|were|at|said|says|by|for|on|after|killed|police|has|have|is)\b", re.IGNORECASE
)
_SHORT = 40
_NOISE = re.compile(r"\S{60,}")  # addresses and encoded data are in no language


def detect(text: str, declared: str = "") -> str:
    """ISO 639-1 code; ``und`` for a text without letters."""
    words = " ".join(_LETTERS.findall(_NOISE.sub(" ", text)[:4000]))
    if not words:
        return "und"
    latin = len(_LATIN.findall(words)) / len(words.replace(" ", ""))
    if latin > 0.9 and len(_COMMON.findall(words)) >= max(1, len(words.split()) // 12):
        return "en"
    if latin > 0.9 and len(words) < _SHORT:
        return declared[:2] or "en"
    import py3langid  # loads its model when first imported

    return str(py3langid.classify(words.lower())[0])
