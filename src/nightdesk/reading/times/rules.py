# SPDX-License-Identifier: Apache-2.0
"""What a rule of the grammar is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from nightdesk.reading.times.context import Context
from nightdesk.reading.times.periods import Period

Make = Callable[[re.Match[str], Context], Period | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the period that it means.

    Attributes:
        broad: finds what only TIMEX3 calls a time ("now", a year without a preposition).
        narrow: makes one period of what TIMEX3 calls two ("11-13 November").
    """

    pattern: re.Pattern[str]
    make: Make
    broad: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that can only match where ``head`` does: most sentences need none of them."""

    head: re.Pattern[str]
    rules: tuple[Rule, ...]


def rule(pattern: str, make: Make, *, broad: bool = False, narrow: bool = False, cased: bool = False) -> Rule:
    """A rule; names of months and days are told from other words by their capital (``cased``)."""
    return Rule(re.compile(pattern, 0 if cased else re.IGNORECASE), make, broad, narrow)


def family(head: str, *rules: Rule) -> Family:
    """A family of rules behind the words one of which each of them needs."""
    return Family(re.compile(head, re.IGNORECASE), rules)
