# SPDX-License-Identifier: Apache-2.0
"""What a rule of the grammar is, and which rules a text can need at all.

Patterns are dear and words are cheap: a rule runs only where the text has one of its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from nightdesk.reading.times.context import Context
from nightdesk.reading.times.periods import Period


class Make(Protocol):
    """From a match and what it is read against to the period that it means, None for no time at all."""

    __name__: str

    def __call__(self, match: re.Match[str], context: Context, /) -> Period | None: ...


_WORD = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the period that it means.

    Attributes:
        needs: words one of which must be in the text; empty for none.
        broad: finds what only TIMEX3 calls a time ("now", a year without a preposition).
        narrow: makes one period of what TIMEX3 calls two ("11-13 November").
    """

    pattern: re.Pattern[str]
    make: Make
    needs: frozenset[str]
    broad: bool = False
    narrow: bool = False

    @property
    def name(self) -> str:
        """What the rule reads, in words."""
        return self.make.__name__.strip("_").replace("_", " ")


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that share the words one of which each of them needs; "#" is any number, "####" one of four figures."""

    heads: frozenset[str]
    rules: tuple[Rule, ...]


def rule(
    pattern: str, make: Make, needs: str = "", *, broad: bool = False, narrow: bool = False, cased: bool = False
) -> Rule:
    """A rule; names of months and days are told from other words by their capital (``cased``)."""
    return Rule(re.compile(pattern, 0 if cased else re.IGNORECASE), make, frozenset(needs.split()), broad, narrow)


def family(heads: str, *rules: Rule) -> Family:
    """A family of rules behind its words, separated by blanks."""
    return Family(frozenset(heads.split()), rules)


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, with "#" and "####" for its numbers and ":" for a colon."""
    words = set(_WORD.findall(text.lower()))
    numbers = [word for word in words if word[0] <= "9"]
    if ":" in text:
        words.add(":")
    if numbers:
        words.add("#")
        if any(len(number) == 4 for number in numbers):
            words.add("####")
    return words
