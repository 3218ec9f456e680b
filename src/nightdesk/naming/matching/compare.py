# SPDX-License-Identifier: Apache-2.0
"""One comparison of two names, with its reason."""

from __future__ import annotations

from typing import NamedTuple

from nightdesk.naming.matching import organisations, persons
from nightdesk.vocabulary.terms import NameType

SAME = 0.8
"""From this likeness on two names are taken for one actor's. Chosen on the dev half of the labelled pairs."""


class Match(NamedTuple):
    """``score`` 0 … 1, ``rule`` the word of the rule that decided."""

    score: float
    rule: str

    @property
    def same(self) -> bool:
        """May the two be one actor?"""
        return self.score >= SAME


def compare(left: str, right: str, kind: NameType) -> Match:
    """Compare two names of one kind, in either order alike; any string is taken, none raises."""
    if left > right:
        left, right = right, left
    if kind is NameType.PERSON:
        return Match(*persons.likeness(persons.parse(left), persons.parse(right)))
    return Match(*organisations.likeness(organisations.parse(left), organisations.parse(right)))
