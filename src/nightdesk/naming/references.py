# SPDX-License-Identifier: Apache-2.0
"""Who is meant inside one report: short names, roles, acronyms and pronouns lead back to full names.

Invariant: an answer is given only where exactly one full name of the report fits; two that fit are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from nightdesk.naming.heads import head_of
from nightdesk.naming.matching import SAME, organisations, persons
from nightdesk.naming.matching.words import Word, alike
from nightdesk.naming.offices import Office, office_before, office_of
from nightdesk.vocabulary.claim import Mention
from nightdesk.vocabulary.terms import NameType

_OPENING = 25  # characters before a name that opens its sentence: a title, "On Friday"
_MOST_WORDS = 6  # of a role: "the first Iranian deputy foreign minister"
_CLOSE = 0.9  # likeness of a surname inside one report: a desk spells a name one way
_AFTER = re.compile(r"^,? (?:the |a |an |who is (?:the )?)?([^.;!?\n,]{3,60})(?:,|\.)")
_PRONOUN = re.compile(r"(?:he|she|him|his|her|himself|herself)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘]?[A-Z])|\n+")
_COMMON = re.compile(
    r"(?:the|this|that) (?:[\w-]+ ){0,2}?(party|ministry|movement|group|army|militia|organi[sz]ation|agency|company|court|force|council|union|commission)",
    re.IGNORECASE,
)


class _Named(NamedTuple):
    start: int
    full: str


class References:
    """The full names of a report, and what leads back to them.

    Args:
        body: the report's text, which the spans of ``mentions`` point into.
        mentions: every name that was found in it.
    """

    def __init__(self, body: str, mentions: Iterable[Mention]) -> None:
        ordered = sorted(mentions, key=lambda one: (one.quote.start, one.quote.end))
        people = [one for one in ordered if one.type is NameType.PERSON]
        self._body = body
        self._people = _full_names((one.quote.exact for one in people), _is_full_person)
        self._bodies = _full_names(
            (one.quote.exact for one in ordered if one.type is NameType.ORGANISATION), lambda name: " " in name.strip()
        )
        self._named = [_Named(one.quote.start, self.person(one.quote.exact)) for one in people]
        self._roles = [
            (office, _led(words), named.full)
            for one, named in zip(people, self._named, strict=True)
            for words, office in self._office_beside(one)
        ]

    def person(self, name: str) -> str:
        """The full name that a person's name is short for, else the name itself."""
        mine = persons.parse(name)
        if not mine.words or len(mine.words) > 1:
            return name
        word = mine.words[0]
        found = [
            full
            for full in self._people
            if (words := persons.parse(full).words) and (_is(word, words[-1]) or _is(word, words[0]))
        ]
        return _only(found, _same_person) or name

    def organisation(self, name: str) -> str:
        """The full name that an acronym or "the ministry" stands for, else the name itself."""
        short = organisations.parse(name)
        if short.acronym:
            found = [
                full
                for full in self._bodies
                if organisations.likeness(short, organisations.parse(full))[1] == "acronym"
            ]
            return _only(found, _same_body) or name
        if (match := _COMMON.fullmatch(name.strip())) is not None:
            noun = match[1].casefold()
            return _only([full for full in self._bodies if noun in _ends(full)], _same_body) or name
        return name

    def role(self, words: str) -> str | None:
        """The person whom "the minister" or "the Iranian president" names in this report."""
        office = office_before(words) if len(words.split()) <= _MOST_WORDS else None
        if office is None or not office.current:
            return None
        body = _led(words)
        found = [
            full
            for other, led, full in self._roles
            if other.office == office.office
            and (not office.realm or not other.realm or office.realm == other.realm)
            and (not body or not led or not body.isdisjoint(led))
        ]
        return _only(list(dict.fromkeys(found)), _same_person)

    def pronoun(self, words: str, start: int) -> str | None:
        """The person that a pronoun at ``start`` points to.

        That is the only one named in its sentence and the one before, if the name opens a sentence: whoever is
        named further on may be anybody's friend. "X asked him" never means X.
        """
        if not _PRONOUN.fullmatch(words.strip()):
            return None
        cuts = [0, *(one.end() for one in _SENTENCE.finditer(self._body, 0, start))]
        low, mine = cuts[-2] if len(cuts) > 1 else 0, cuts[-1]
        near = [one for one in self._named if low <= one.start < start]
        if words.strip().casefold() == "him" and any(one.start >= mine for one in near):
            return None
        if not any(one.start - max(cut for cut in cuts if cut <= one.start) <= _OPENING for one in near):
            return None
        return _only(list(dict.fromkeys(one.full for one in near)), _same_person)

    def _office_beside(self, one: Mention) -> Iterator[tuple[str, Office]]:
        """The office in a person's own mention, before it or in apposition after it, with its words."""
        exact = one.quote.exact
        if office_of(" ".join(sorted(persons.parse(exact).titles))) and (inside := office_of(exact)):
            yield exact, inside
            return
        words = self._body[max(0, one.quote.start - 70) : one.quote.start]
        if (before := office_before(words)) is not None:
            yield " ".join(words.split()[-_MOST_WORDS:]), before
            return
        after = _AFTER.match(self._body[one.quote.end : one.quote.end + 80])
        if after is not None and (office := office_of(after[1])) is not None:
            yield after[1], office


def _led(words: str) -> frozenset[str]:
    """The last words of the bodies that are led, where the words name one: "quds force" of "Iran's Quds Force commander"."""
    head = head_of(words)
    return frozenset(one.casefold().removeprefix("the ") for one in head.bodies) if head is not None else frozenset()


def _ends(full: str) -> set[str]:
    """The word that says what a body is: the last, or the first of "Ministry of Defence"."""
    words = full.casefold().split()
    return {words[-1], words[0]} if len(words) > 2 and words[1] in {"of", "for"} else {words[-1]}


def _is(one: Word, other: Word) -> bool:
    return len(one.text) > 1 and one.text[:1] == other.text[:1] and alike(one, other) >= _CLOSE


def _is_full_person(name: str) -> bool:
    return len(persons.parse(name).words) > 1


def _full_names(names: Iterable[str], is_full: Callable[[str], bool]) -> list[str]:
    return list(dict.fromkeys(name for name in names if is_full(name)))


def _same_person(one: str, other: str) -> bool:
    return persons.likeness(persons.parse(one), persons.parse(other))[0] >= SAME


def _same_body(one: str, other: str) -> bool:
    return organisations.likeness(organisations.parse(one), organisations.parse(other))[0] >= SAME


def _only(found: Sequence[str], same: Callable[[str, str], bool]) -> str | None:
    """The first of ``found`` if all are spellings of it, else None."""
    return found[0] if found and all(same(found[0], other) for other in found[1:]) else None
