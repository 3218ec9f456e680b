# SPDX-License-Identifier: Apache-2.0
"""What a simulated world consists of: sources, propositions and the claims about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from nightdesk.vocabulary.terms import SourceKind

HORIZONS: dict[str, float] = {"1 h": 1.0, "6 h": 6.0, "24 h": 24.0, "end": 24.0 * 25}
"""Ages in hours at which beliefs are looked at; the last is after every report."""


class Move(Enum):
    """What a claim does."""

    SAY = "say"
    RETRACT = "retract"


class Part(Enum):
    """What its speaker is to the matter, as the report tells it."""

    NEUTRAL = "neutral"
    INTERESTED = "interested"
    ADMITS = "admits"
    KNOWS = "knows"


@dataclass(slots=True)
class SimSource:
    """A source. ``accuracy`` is the chance that its own reporting is right; ``copying`` that it has none."""

    name: str
    kind: SourceKind
    accuracy: float
    copying: float
    prominence: float
    of_state: bool = False
    by_topic: dict[int, float] = field(default_factory=dict)  # shift of log-odds
    later: float = 0.0  # shift of log-odds after mid-stream


@dataclass(slots=True)
class SimClaim:
    """One claim. ``origin`` is the claim that it truly repeats, None for own reporting."""

    item: int
    at: float  # hours
    source: SimSource
    says: bool  # as written; ``read_as`` is what reading made of it
    hedged: bool = False
    origin: SimClaim | None = None
    attributed: bool = False  # reading knows the origin
    move: Move = Move.SAY
    part: Part = Part.NEUTRAL
    target: SimClaim | None = None  # of a retraction
    right: float = 0.5  # true chance that it was right when it was made, for the oracle
    misread: bool = False
    extraction: float = 1.0

    @property
    def read_as(self) -> bool:
        return self.says != self.misread


@dataclass(slots=True)
class Item:
    """A proposition."""

    number: int
    true: bool
    start: float
    topic: int
    checkable: bool  # of a kind on which those who know speak soon
    settled_at: float | None
    claims: list[SimClaim] = field(default_factory=list)


@dataclass(slots=True)
class World:
    """All of it; claims of all items in the order of time come from :meth:`stream`."""

    scenario: str
    sources: list[SimSource]
    items: list[Item]

    def stream(self) -> list[SimClaim]:
        return sorted((claim for item in self.items for claim in item.claims), key=lambda one: (one.at, one.item))
