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
    """A pattern and the period that it means; ``broad`` for what only tells the time in the manner of TIMEX3."""

    pattern: re.Pattern[str]
    make: Make
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that can only match where ``head`` does: most sentences need none of them."""

    head: re.Pattern[str]
    rules: tuple[Rule, ...]


def rule(pattern: str, make: Make, *, broad: bool = False, cased: bool = False) -> Rule:
    """A rule; names of months and days are told from other words by their capital (``cased``)."""
    return Rule(re.compile(pattern, 0 if cased else re.IGNORECASE), make, broad)


def family(head: str, *rules: Rule) -> Family:
    """A family of rules behind the words one of which each of them needs."""
    return Family(re.compile(head, re.IGNORECASE), rules)
