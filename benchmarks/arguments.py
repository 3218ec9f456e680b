# SPDX-License-Identifier: Apache-2.0
"""Scoring of event arguments as the makers of WikiEvents and the event extraction literature do it.

An argument is identified when its event and its place agree with one of the truth, classified when the role agrees as well. Counts are pooled.
The place is a span, the head of a span, or the entity that is mentioned there.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.metrics import Tally

Span = tuple[int, int]
_ARTICLES = frozenset(["a", "an", "the"])
_BREAKS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "from",
        "to",
        "for",
        "with",
        "near",
        "who",
        "which",
        "that",
        ",",
        "(",
        ")",
        ":",
        ";",
        "-",
        "–",
        "—",
    ]
)


class Argument(NamedTuple):
    """An argument: which event (or which type of event) it belongs to, where it stands, and its role."""

    event: Hashable
    place: Hashable
    role: str


def compared(tally: Tally, gold: Set[Hashable], got: Set[Hashable]) -> None:
    """Count what two sets share."""
    tally.add(len(gold & got), len(got), len(gold))


@dataclass(slots=True)
class Matched:
    """Counts of arguments identified and classified."""

    identified: Tally = field(default_factory=Tally)
    classified: Tally = field(default_factory=Tally)

    def add(self, gold: Set[Argument], got: Set[Argument], same: Mapping[Hashable, Hashable] | None = None) -> None:
        """Count some events. With ``same`` (place → entity), a place of the same entity is as good as the place itself.

        As in the published scorer each prediction is counted for itself, so that two mentions of one entity may both be right.
        """
        entity = same or {}
        places = {(one.event, p) for one in gold for p in {one.place, entity.get(one.place, one.place)}}
        roles = {(one.event, p, one.role) for one in gold for p in {one.place, entity.get(one.place, one.place)}}
        names = {one: {one.place, entity.get(one.place, one.place)} for one in got}
        identified = sum(any((one.event, name) in places for name in names[one]) for one in got)
        classified = sum(any((one.event, name, one.role) in roles for name in names[one]) for one in got)
        self.identified.add(identified, len(got), len(gold))
        self.classified.add(classified, len(got), len(gold))

    def scores(self) -> dict[str, object]:
        """The figures of both."""
        return {"identified": self.identified.scores(), "classified": self.classified.scores()}


def trimmed(words: Sequence[str], span: Span) -> Span:
    """The span without its leading article."""
    start, end = span
    return (start + 1, end) if end - start > 1 and words[start].lower() in _ARTICLES else (start, end)


def head_of(words: Sequence[str], span: Span) -> int:
    """The head of a span by rule: its last word before the first preposition, comma, dash, bracket or relative pronoun."""
    start, end = trimmed(words, span)
    stop = next((i for i in range(start + 1, end) if words[i].lower() in _BREAKS), end)
    lettered = [i for i in range(start, stop) if words[i][:1].isalnum()]
    return lettered[-1] if lettered else stop - 1
