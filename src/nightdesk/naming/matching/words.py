# SPDX-License-Identifier: Apache-2.0
"""How alike two words of names are, whatever romanised them.

A word has two forms: its ``key`` (spellings of one sound fall together) and its ``bones`` (the key without
vowels). For a look across scripts a Latin word is written as an abjad would (long vowels as w and y). Vowels count,
since they tell Hassan from Hussein, but a and e are confused cheaply and a and u dearly.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import eq
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from nightdesk.naming.matching.romanise import Latin

_WITH_H = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("ch", "C"), ("kh", "x"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("th", "t"),
    ("dh", "d"),
)  # fmt: skip
_ONE_SIGN = str.maketrans("cqwuy", "kkvoi")  # ck, ou and oo become doubles, which fall together
_GLIDE = re.compile(r"([ao])w(?![aeiouy])")
_DOUBLE = re.compile(r"(.)\1+")
_NO_VOWELS = str.maketrans("", "", "aeio")
_COARSE = str.maketrans({"S": "s", "C": "s", "x": "h", "g": "k", "z": "s"})
_LETTERS = (
    ("x", "ks"), ("tsch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "S"), ("ch", "S"), ("kh", "x"), ("gh", "g"), ("zh", "j"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ce", "s"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"),
    ("ou", "w"), ("oo", "w"), ("ee", "y"),
)  # fmt: skip
_FIRST = {"C": "s", "S": "s", "z": "s", "x": "h", "g": "k", "j": "k"}  # first letters that may stand for one another
_TO_ABJAD = str.maketrans({"a": None, "e": None, "i": "y", "o": "w", "u": "w", "p": "b", "g": "k", "j": "k"})
_ABJAD_ALIKE = str.maketrans({"a": None, "v": "f", "p": "b", "c": "S", "g": "k", "j": "k"})
_NO_WEAK = str.maketrans("", "", "wyh")
_COST: dict[tuple[str, str], float] = {
    ("a", "e"): 0.1, ("e", "i"): 0.05, ("a", "i"): 0.2, ("a", "o"): 0.25, ("e", "o"): 0.3, ("i", "o"): 0.35,
}  # fmt: skip
_MOST_VOWEL_COST = (0.0, 0.12, 0.22, 0.32, 0.46)
_WEAK = 0.22
_SAME, _VOWELS_DIFFER, _COARSELY, _ONE_LETTER = 1.0, 0.93, 0.87, 0.84


class Word(NamedTuple):
    """A word of a name in the forms that it is compared by."""

    text: str
    key: str
    bones: str
    abjad: bool


def word_of(latin: Latin) -> Word:
    """The forms of a word."""
    return _abjad_word(latin.text) if latin.abjad else _word(latin.text)


@lru_cache(maxsize=32768)
def _word(text: str) -> Word:
    key = _GLIDE.sub(r"\1o", text) if "w" in text else text
    if "x" in key:
        key = key.replace("x", "ks")
    if "h" in key:
        for sound, sign in _WITH_H:
            if sound in key:
                key = key.replace(sound, sign)
    if "t" in key:
        key = key.replace("tz", "z").replace("ts", "z")
    if "ee" in key:
        key = key.replace("ee", "i")
    key = key.translate(_ONE_SIGN)
    if any(map(eq, key, key[1:])):
        key = _DOUBLE.sub(r"\1", key)
    if len(key) > 2 and key[-1] == "h":
        key = key[:-1]
    return Word(text, key, key.translate(_NO_VOWELS), False)


@lru_cache(maxsize=32768)
def _abjad_word(text: str) -> Word:
    return Word(text, text, _DOUBLE.sub(r"\1", text.translate(_ABJAD_ALIKE).replace("tS", "S")) or text, True)


@lru_cache(maxsize=8192)
def _as_abjad(text: str) -> tuple[str, ...]:
    """A Latin word as an abjad may write it; v is waw in Persian, fa in Arabic, waw or bet in Hebrew."""
    for sound, sign in _LETTERS:
        if sound in text:
            text = text.replace(sound, sign)
    text = _DOUBLE.sub(r"\1", text.translate(_TO_ABJAD))
    return tuple(text.replace("v", one) for one in "wfb") if "v" in text else (text,)


def alike(one: Word, other: Word) -> float:
    """0 … 1; at least .84 where one may be a spelling of the other."""
    if one.abjad is not other.abjad:
        return _across(one, other)
    if one.key == other.key:
        return _SAME
    if one.abjad:
        return _one_letter(one.bones, other.bones)
    if one.bones == other.bones:
        return _VOWELS_DIFFER if _same_vowels(one.key, other.key, len(one.bones)) else 0.5
    if abs(len(one.key) - len(other.key)) > 3:
        return 0.0
    first, first_other = one.key[:1], other.key[:1]
    if first != first_other and _FIRST.get(first, first) != _FIRST.get(first_other, first_other):
        return 0.0
    coarse, coarse_other = one.key.translate(_COARSE), other.key.translate(_COARSE)
    if coarse == coarse_other or one.key.replace("g", "j") == other.key.replace("g", "j"):
        return _COARSELY
    return max(_one_letter(one.key, other.key), _one_letter(coarse, coarse_other) - 0.01)


def _one_letter(one: str, other: str) -> float:
    """A letter more, less or other is forgiven in a long word; two in a very long one."""
    length = min(len(one), len(other))
    if length < 5 or one[0] != other[0]:
        return 0.0
    distance = Levenshtein.distance(one, other, score_cutoff=2)
    return _ONE_LETTER if distance <= 1 or (distance == 2 and length >= 9) else 0.0


def _same_vowels(one: str, other: str, consonants: int) -> bool:
    limit = _MOST_VOWEL_COST[min(consonants, 4)]
    pairs = zip(_slots(one), _slots(other), strict=True)
    return sum(_vowel_cost(a, b) for a, b in pairs if a != b) <= limit


def _slots(key: str) -> list[str]:
    """The vowels before, between and after the consonants of a key."""
    out = [""]
    for letter in key:
        if letter in "aeio":
            out[-1] += letter
        else:
            out.append("")
    return out


def _vowel_cost(one: str, other: str) -> float:
    if not one or not other:
        return 0.15 if len(one + other) == 1 else 0.25
    if one in other or other in one:
        return 0.1
    a, b = sorted((one[0], other[0]))
    return _COST.get((a, b), 0.1) if len(one) == len(other) == 1 else min(_COST.get((a, b), 0.0) + 0.1, 0.35)


def _across(one: Word, other: Word) -> float:
    """A Latin spelling against an abjad's: consonants must agree, long vowels may."""
    latin, abjad = (other, one) if one.abjad else (one, other)
    return max(_by_letters(letters, abjad.bones) for letters in _as_abjad(latin.text))


def _by_letters(latin: str, abjad: str) -> float:
    if latin == abjad:
        return 0.97
    core, core_other = latin.translate(_NO_WEAK), abjad.translate(_NO_WEAK)
    apart = Levenshtein.distance(core, core_other)
    weak = max(Levenshtein.distance(latin, abjad) - apart, 0)
    return max(0.0, 1 - (apart + _WEAK * weak) / max(len(core), len(core_other), 2))
