# SPDX-License-Identifier: Apache-2.0
"""May two names be one person's?

The rules, in their order: a name's words must find each other in order; a word left over on both sides is a
contradiction; one left over on one side is a second surname, a middle name or a father's name, if what is shared
is enough; initials fit the names they begin; a junior is not his father; two words in the other order are two people,
unless the language writes the family name first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from nightdesk.naming.matching import chinese
from nightdesk.naming.matching.align import Alignment, align, joined
from nightdesk.naming.matching.romanise import Latin, words_of
from nightdesk.naming.matching.spoken import GENERATIONS, JAPANESE_SURNAMES, PARTICLES, TITLES, given_group
from nightdesk.naming.matching.words import Word, alike, word_of
from nightdesk.naming.places import country_of
from nightdesk.naming.tables import countries

_ASIDE = re.compile(r"\([^)]*\)|[\"“”«»„][^\"“”«»„]*[\"“”«»„]")
_DOTTED = re.compile(r"\b(?:U\.S\.|U\.K\.|U\.N\.)\s*")
_INITIAL = re.compile(r"\b([A-Z])\.\s?")
_OF = re.compile(r"^(.*?),? of (?:the )?([A-Z][\w. ]+)$")
_TAIL = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV)\b)")
_POSSESSIVE = re.compile(r"['’]s\b")
_PATRONYMIC = ("ovich", "evich", "ovych", "evych", "ovic", "ovna", "evna", "ivna")
_SERVANT = re.compile(r"^abd(?:[aeou]l)?$")
_SERVANT_OF = re.compile(r"^abd[aeou]l(?=[^l])")
_CHRISTENED = 0.9  # likeness of two given names that stand for one another


class PersonName(NamedTuple):
    """A name taken apart. ``words`` in the order written, initials as one-letter words."""

    words: tuple[Word, ...]
    generation: str = ""
    realm: str = ""  # "JO" in "Abdullah of Jordan"
    titles: frozenset[str] = frozenset()


@lru_cache(maxsize=16384)
def parse(name: str) -> PersonName:
    """Take a name apart: titles, asides and particles go, initials and generations are told."""
    text, realm = name, ""
    if " of " in name or not name.replace(" ", "").replace("-", "").isalpha():
        text = _DOTTED.sub("", _ASIDE.sub(" ", _POSSESSIVE.sub("", name)))
        text, realm = _realm(_TAIL.sub(" ", text))
        if text.count(",") == 1:
            last, first = text.split(",")
            text = f"{first} {last}"
        text = _INITIAL.sub(r"\1 ", text)
    words = words_of(text)
    titles = []
    while len(words) > 1 and (words[0].text in TITLES or words[0].text in _countries()):
        titles.append(words.pop(0).text)
    generation = ""
    if len(words) > 1 and (len(words[-1].text) > 1 and words[-1].text in GENERATIONS):
        generation = GENERATIONS[words.pop().text]
    return PersonName(tuple(map(word_of, _kept(words))), generation, realm, frozenset(titles))


def likeness(left: PersonName, right: PersonName) -> tuple[float, str]:
    """(0 … 1, the rule that decided); from .8 on the two may be one person."""
    if left.generation != right.generation:
        return 0.4, "generation"
    if left.realm and right.realm and left.realm != right.realm:
        return 0.3, "realm"
    if not left.words or not right.words:
        return 0.0, "unreadable"
    if (verdict := _chinese(left.words, right.words)) is not None:
        return (0.96, "syllables") if verdict else (0.3, "syllables")
    return _in_order(left, right)


def _in_order(left: PersonName, right: PersonName) -> tuple[float, str]:
    one, other = (
        joined(left.words, right.words)
        if len(left.words) != len(right.words) or left.words[0].abjad is not right.words[0].abjad
        else (list(left.words), list(right.words))
    )
    found = align(one, other, _fit)
    if found.left and found.right:
        return _contradicted(one, other)
    if found.left or found.right:
        if _second_initial(one, found.left) or _second_initial(other, found.right):
            return _initials_left(one, other, found)
        shorter, longer, pairs, extra = (
            (one, other, found.pairs, found.right)
            if found.right
            else (other, one, tuple((j, i, fit) for i, j, fit in found.pairs), found.left)
        )
        same_title = bool(left.titles & right.titles)
        return _shortened(shorter, longer, pairs, extra, same_title)
    if len(found.pairs) == 1:
        return (
            (found.likeness - 0.02, "one word")
            if min(len(one[0].text), len(other[0].text)) > 1
            else (0.5, "one initial")
        )
    weakest = min(fit for _, _, fit in found.pairs)
    across = one[0].abjad is not other[0].abjad
    score = found.likeness - (0.06 if weakest < 0.86 and found.likeness < 0.9 and not across else 0)
    return score, "spelling" if found.likeness < 1 else "same words"


def _shortened(
    shorter: Sequence[Word],
    longer: Sequence[Word],
    pairs: Sequence[tuple[int, int, float]],
    extra: Sequence[int],
    titled: bool,
) -> tuple[float, str]:
    """One name has words more than the other."""
    mean = sum(fit for _, _, fit in pairs) / len(pairs)
    full = [one for one in pairs if len(shorter[one[0]].text) > 1]
    if len(full) < 2:
        return (0.82, "short with title") if titled and pairs[0][1] == 0 and len(shorter) == 1 else (0.6, "short name")
    leads = [j for j in extra if j < pairs[0][1]]
    if leads and len(shorter) > 2 and not all(given_group(longer[j].text) == _MOHAMMED for j in leads):
        return 0.55, "name of a child"
    return min(mean, 0.9) - (0.06 if leads else 0.02), "fewer words"


_MOHAMMED = given_group("mohammed")


def _second_initial(words: Sequence[Word], left: Sequence[int]) -> bool:
    return any(len(words[i].text) == 1 for i in left)


def _initials_left(one: Sequence[Word], other: Sequence[Word], found: Alignment) -> tuple[float, str]:
    """A middle initial on one side only is left out; next to another middle initial it contradicts."""
    left, words, rest = (found.left, one, other) if found.left else (found.right, other, one)
    if any(len(words[i].text) > 1 for i in left):
        return 0.6, "short name"
    if any(len(word.text) == 1 for word in rest) or left[0] == 0:
        return 0.5, "other initials"
    return (found.likeness - 0.03, "initial left out") if len(found.pairs) > 1 else (0.5, "short name")


def _contradicted(one: Sequence[Word], other: Sequence[Word]) -> tuple[float, str]:
    """Words left over on both sides: the same name turned round, or another."""
    if len(one) == len(other) == 2 and alike(one[0], other[1]) >= 0.93 and alike(one[1], other[0]) >= 0.93:
        surname = {one[0].text, one[1].text} & JAPANESE_SURNAMES
        return (0.9, "family name first") if surname else (0.55, "other order")
    return 0.3, "another name"


def _fit(one: Word, other: Word) -> float:
    if len(one.text) == 1 or len(other.text) == 1:
        return 0.9 if one.text[0] == other.text[0] or one.key[:1] == other.key[:1] else 0.0
    group = given_group(one.text)
    if group is not None and group == given_group(other.text):
        return max(_CHRISTENED, alike(one, other))
    return alike(one, other)


def _chinese(left: Sequence[Word], right: Sequence[Word]) -> bool | None:
    """Are two Chinese names one? None where they are not both Chinese."""
    one, other = [word.text for word in left], [word.text for word in right]
    if chinese.is_name(one) and chinese.is_name(other):
        return chinese.same_syllables(one, other)
    if (chinese.is_name(one) and chinese.same_syllables(one, other)) or (
        chinese.is_name(other) and chinese.same_syllables(other, one)
    ):
        return True
    return None


def _kept(words: Sequence[Latin]) -> list[Latin]:
    """Without particles and patronymics; ``abd`` runs into the name of God that follows."""
    kept: list[Latin] = []
    servant = False
    for word in words:
        text = _article_off(word) if word.abjad else word.text
        if text in PARTICLES and len(words) > 1 and not word.syllable and (len(text) > 1 or not word.abjad):
            continue
        if servant:
            kept[-1] = Latin("abd" + text, word.abjad)
            servant = False
        elif not text.startswith("abd"):
            kept.append(word if text is word.text else Latin(text, word.abjad, word.syllable))
        elif _SERVANT.match(text):
            kept.append(Latin("abd", word.abjad))
            servant = True
        else:
            kept.append(Latin(_SERVANT_OF.sub("abd", text), word.abjad))
    if len(kept) > 2:
        kept = [kept[0], *(word for word in kept[1:-1] if not word.text.endswith(_PATRONYMIC)), kept[-1]]
    return kept or list(words)


def _article_off(word: Latin) -> str:
    return word.text[2:] if word.text.startswith("al") and len(word.text) > 3 else word.text


def _realm(text: str) -> tuple[str, str]:
    match = _OF.match(text)
    country = country_of(match[2].strip()) if match else None
    return (match[1], country.code) if match and country else (text, "")


@cache
def _countries() -> frozenset[str]:
    """Names and demonyms of one word, and what stands before a title in their place."""
    return frozenset(name for name in countries() if " " not in name) | {"us", "uk"}


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """The name as written, without the titles before it and a possessive after it; the whole where nothing is left."""
    words = _POSSESSIVE.sub("", name).split()
    while len(words) > 1 and (_plain(words[0]) in TITLES or _plain(words[0]) in _countries() or words[0] == "U.S."):
        words.pop(0)
    return " ".join(words).strip(" ,.") or " ".join(name.split())


def _plain(word: str) -> str:
    return word.casefold().strip(".,")
