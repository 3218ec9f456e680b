# SPDX-License-Identifier: Apache-2.0
"""Chinese names: pinyin, Wade-Giles and Han characters meet syllable by syllable.

Pinyin is exact: Li Peng and Li Ping are two men. Wade-Giles is brought to pinyin first; as its apostrophes are often
left out, a syllable may have two readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

_INITIALS = [
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "zh",
    "ch",
    "sh",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
]
_FINALS = [
    "a",
    "o",
    "e",
    "ai",
    "ei",
    "ao",
    "ou",
    "an",
    "en",
    "ang",
    "eng",
    "ong",
    "i",
    "ia",
    "ie",
    "iao",
    "iu",
    "ian",
    "in",
    "iang",
    "ing",
    "iong",
    "u",
    "ua",
    "uo",
    "uai",
    "ui",
    "uan",
    "un",
    "uang",
    "ueng",
    "ue",
    "v",
    "ve",
    "er",
]
_SURNAMES = frozenset(
    [
        "wang",
        "li",
        "zhang",
        "liu",
        "chen",
        "yang",
        "huang",
        "zhao",
        "wu",
        "zhou",
        "xu",
        "sun",
        "ma",
        "zhu",
        "hu",
        "guo",
        "he",
        "gao",
        "lin",
        "luo",
        "zheng",
        "liang",
        "xie",
        "song",
        "tang",
        "han",
        "feng",
        "deng",
        "cao",
        "peng",
        "zeng",
        "xiao",
        "tian",
        "dong",
        "yuan",
        "pan",
        "yu",
        "jiang",
        "cai",
        "du",
        "ye",
        "cheng",
        "su",
        "wei",
        "lu",
        "ding",
        "ren",
        "shen",
        "yao",
        "fu",
        "zhong",
        "tan",
        "wen",
        "qin",
        "bo",
        "mao",
        "xi",
        "bai",
        "cui",
        "kang",
        "qian",
        "lai",
        "tsai",
        "hou",
        "ji",
        "jia",
        "jin",
        "gu",
        "hua",
        "tao",
        "meng",
        "dai",
        "xia",
        "xue",
        "yan",
        "lei",
        "long",
        "shi",
        "wan",
        "qiu",
        "hao",
        "mo",
        "bao",
        "ling",
        "ai",
        "rao",
        "jiao",
    ]
)
_WADE_INITIALS = (
    ("ch'", "ch q"), ("ts'", "c"), ("tz'", "c"), ("p'", "p"), ("t'", "t"), ("k'", "k"), ("ch", "zh j ch q"), ("tz", "z c"),
    ("ts", "z c"), ("hs", "x"), ("ss", "s"), ("sz", "s"), ("p", "b p"), ("t", "d t"), ("k", "g k"), ("j", "r"),
)  # fmt: skip
_WADE_FINALS = {
    "ieh": "ie", "ien": "ian", "ung": "ong", "iung": "iong", "o": "uo e o", "uei": "ui", "ueh": "ue", "eh": "e ie", "ih": "i",
    "u": "u i ou", "iu": "iu u", "en": "en", "erh": "er", "ü": "u", "ün": "un", "ueng": "ong", "jeou": "iu",
}  # fmt: skip
_IRREGULAR = {
    "kai": {"jie", "kai"},
    "shek": {"shi"},
    "ying": {"ying"},
    "jeou": {"jiu"},
    "yat": {"yi"},
    "sen": {"xian", "sen"},
}


@cache
def _pinyin() -> frozenset[str]:
    """Every string that an initial and a final make, without the pairs that clash with English words' ends."""
    joined = {first + last for first in _INITIALS for last in _FINALS}
    return frozenset(joined | {"a", "ai", "an", "ang", "ao", "e", "en", "er", "o", "ou"})


@lru_cache(maxsize=8192)
def syllables(word: str) -> tuple[str, ...]:
    """The pinyin syllables of a word of at most two, () where it is no pinyin; ``jinping`` → jin, ping."""
    if word in _pinyin():
        return (word,)
    cuts = [(word[:at], word[at:]) for at in range(len(word) - 1, 0, -1)]
    found = [cut for cut in cuts if cut[0] in _pinyin() and cut[1] in _pinyin() and cut[1][0] not in "aeo"]
    return found[0] if found else ()


@lru_cache(maxsize=8192)
def readings(word: str) -> frozenset[str]:
    """The pinyin syllables that a Wade-Giles (or already pinyin) syllable may stand for."""
    out = {word} if word in _pinyin() else set()
    out |= _IRREGULAR.get(word, set())
    for wade, initials in _WADE_INITIALS:
        if word.startswith(wade):
            out |= {one + last for one in initials.split() for last in _finals(word[len(wade) :])}
            break
    else:
        first = next((one for one in sorted(_INITIALS, key=len, reverse=True) if word.startswith(one)), "")
        out |= {first + last for last in _finals(word[len(first) :])}
    return frozenset(out & _pinyin())


def _finals(rest: str) -> set[str]:
    return {rest, *_WADE_FINALS.get(rest, "").split()}


def is_name(words: Sequence[str]) -> bool:
    """Do the words read as family name and given name (of at most two syllables each part) in pinyin?"""
    if words[0] not in _SURNAMES and words[-1] not in _SURNAMES:
        return False
    parts = [syllables(word) for word in words]
    return 2 <= sum(map(len, parts)) <= 4 and all(parts)


def joined(words: Sequence[str]) -> str:
    """A Chinese name as one word, family name first: lijian zhao and zhao lijian are zhaolijian."""
    return "".join(words if words[0] in _SURNAMES else (words[-1], *words[:-1]))


def same_syllables(one: Sequence[str], other: Sequence[str]) -> bool:
    """Is it one name, ``one`` in pinyin or Han and ``other`` in pinyin, Han or Wade-Giles, family name first or last?"""
    spoken = [syllable for word in one for syllable in syllables(word)]
    for words in (other, (*other[1:], other[0]), (other[-1], *other[:-1])):
        pinyin = [syllable for word in words for syllable in syllables(word)]
        if pinyin == spoken:
            return True
        if len(words) == len(spoken) and all(a in readings(b) for a, b in zip(spoken, words, strict=True)):
            return True
    return False
