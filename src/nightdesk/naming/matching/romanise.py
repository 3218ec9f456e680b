# SPDX-License-Identifier: Apache-2.0
"""A name in any script → lower-case Latin words, with what the script leaves unsaid.

Abjads (Arabic, Persian, Hebrew) write consonants and some long vowels; their words come out as those letters and
are marked, so that nobody expects the short vowels of a Latin spelling in them. Han characters come out as one
pinyin syllable each. Everything else is left to anyascii.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("اأإآٱىءئؤعە", "a"), "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "چ": "c",
        "ح": "h", "ه": "h", "ہ": "h", "ھ": "h", "ة": "a", "خ": "x", "د": "d", "ذ": "d", "ض": "d", "ر": "r", "ز": "z", "ژ": "j",
        "ظ": "z", "س": "s", "ص": "s", "ش": "S", "غ": "g", "ف": "f", "ڤ": "v", "ق": "k", "ك": "k", "ک": "k", "گ": "g",
        "ل": "l", "م": "m", "ن": "n", "ں": "n", "و": "w", "ي": "y", "ی": "y", "ے": "y", "ټ": "t", "ٹ": "t", "ڈ": "d", "ڑ": "r",
        "ـ": "", "\u200c": " ", "\u200d": "",
    }
)  # fmt: skip
_HEBREW = str.maketrans(
    {
        **dict.fromkeys("אע", "a"), "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "h", "ט": "t", "י": "y",
        **dict.fromkeys("כך", "k"), "ל": "l", **dict.fromkeys("מם", "m"), **dict.fromkeys("נן", "n"), "ס": "s",
        **dict.fromkeys("פף", "p"), **dict.fromkeys("צץ", "z"), "ק": "k", "ר": "r", "ש": "S", "ת": "t", "׳": "", "״": "",
    }
)  # fmt: skip
_GREEK = (("ου", "u"), ("ού", "u"), ("μπ", "b"), ("γι", "y"), ("γκ", "g"), ("αυ", "av"), ("ευ", "ev"))
_TURKIC = (("i̇", "i"), ("ə", "e"))
_SPLIT = re.compile(r"[\s\-‐‑–—_/·•・]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BY_CONSONANTS = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0d7f]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0591-\u05c7]")
_ASCII: dict[int, str | None] = {  # what parts words becomes a blank, other signs go
    **{at: None for at in range(128) if not chr(at).isalnum() and not chr(at).isspace()},
    **dict.fromkeys(map(ord, "-_/"), " "),
}
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class Latin(NamedTuple):
    """One word: ``text`` in a-z and 0-9 (for an abjad also S for sh, c for ch, x for kh); ``abjad`` True where
    short vowels are not written; ``syllable`` True for one Han or Hangul character."""

    text: str
    abjad: bool = False
    syllable: bool = False


def words_of(name: str) -> list[Latin]:
    """The words of a name; an empty list where nothing can be read."""
    if name.isascii():
        return [Latin(word) for word in name.lower().translate(_ASCII).split()]
    return [word for part in _SPLIT.split(unicodedata.normalize("NFKC", name)) if part for word in _read(part)]


@lru_cache(maxsize=16384)
def _read(part: str) -> tuple[Latin, ...]:
    """The words of one run of letters between blanks."""
    if _HAN.search(part):
        pieces = _CAMEL.split(anyascii(part))
        return tuple(Latin(text, syllable=True) for piece in pieces if (text := _NOT_LETTERS.sub("", piece.lower())))
    if not _BY_CONSONANTS.search(part):
        lower = part.lower()
        for letters, sound in _GREEK if "α" <= lower[0] <= "ω" else _TURKIC:
            lower = lower.replace(letters, sound)
        text = _NOT_LETTERS.sub("", anyascii(lower).lower())
        return (Latin(text),) if text else ()
    letters = _MARKS.sub("", part).translate(_ARABIC).translate(_HEBREW)
    kept = "".join(one if one.isascii() else anyascii(one) for one in letters)
    return tuple(Latin(text, abjad=True) for piece in kept.split() if (text := re.sub(r"[^A-Za-z0-9]+", "", piece)))
