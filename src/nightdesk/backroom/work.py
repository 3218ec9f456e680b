# SPDX-License-Identifier: Apache-2.0
"""What a fold carries from step to step: the reading under way, and the input that its rows come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nightdesk import merging
from nightdesk.ledger import Ledger, StoredReport
from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value


@dataclass(frozen=True, slots=True)
class Cause:
    """The input that rows come from."""

    seq: int
    received: Moment
    layer: str


@dataclass(frozen=True, slots=True)
class Original:
    """The earlier claim that a claim repeats."""

    claim: str
    root: str
    event: str
    edition: bool = False
    probability: float = 1.0  # that it was written from it
    quoted: bool = False  # both report the same words of a speaker


@dataclass(slots=True)
class Work:
    """One reading under way."""

    stored: StoredReport
    reading: Reading
    cause: Cause
    outlet: merging.Publisher
    copies: list[merging.CopyOf] = field(default_factory=list)
    events: dict[str, str] = field(default_factory=dict)  # claim -> event
    considered: dict[str, tuple[str, ...]] = field(default_factory=dict)  # claim -> events that it was compared with
    remade: set[str] = field(default_factory=set)  # claims of the earlier edition that this one makes again

    @property
    def published(self) -> Moment:
        """When the report speaks from: an undated one speaks when it comes in."""
        published = self.stored.report.published
        return self.cause.received if published is None else published


def put(ledger: Ledger, table: str, key: str, value: Value, cause: Cause, **index: str) -> None:
    """Write a derived row that follows from ``cause``."""
    ledger.put(table, key, value, seq=cause.seq, received=cause.received, layer=cause.layer, **index)


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """In the order in which it came in: what was carried here from another event stands where it was said."""
    return sorted(evidence, key=lambda one: one.received)


def wholes_first(claims: Iterable[Claim]) -> list[Claim]:
    """In order of the text, but what contains another claim's occurrence before what only lies in it: a toll finds its attack."""
    told = list(claims)
    wholes = {one.part_of for one in told if one.part_of}
    return sorted(told, key=lambda one: one.part_of is not None and one.id not in wholes)
