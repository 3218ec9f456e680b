# SPDX-License-Identifier: Apache-2.0
"""Claim → root: the independent origin that it goes back to.

Rules (docs/how-it-decides.md): a copy has the root of what it copies; who is quoted is the root, not who
quotes; "X reports that Y reports" has root Y; a text that credits another has its root; outlets of one owner are one root; unnamed
sources are one root for their outlet and its sisters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from nightdesk.merging.owners import SAME_OWNER
from nightdesk.vocabulary.claim import Claim, Speaker
from nightdesk.vocabulary.event import RootEdge
from nightdesk.vocabulary.terms import AttributionKind, Dependence

_HEARSAY = "hearsay"
Owners = Callable[[str], str]
"""Outlet by name → its owner, "" for none known."""


class RootHistory(Protocol):
    """What the desk remembers of earlier roots."""

    def root_for_source(self, actor: str, event: str) -> str | None:
        """The root of what this source itself has published about the event, None where it has not."""

    def sister(self, root: str, actor: str, event: str) -> str | None:
        """A claim of another outlet than ``actor`` about the event that goes back to ``root``."""


class Copied(Protocol):
    """The earlier claim that a claim repeats, with its root."""

    @property
    def claim(self) -> str: ...
    @property
    def root(self) -> str: ...
    @property
    def edition(self) -> bool: ...
    @property
    def probability(self) -> float: ...
    @property
    def quoted(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published the claim: its actor id, its ``owner`` if known, and who its report credits for the text, if anybody."""

    actor: str
    owner: str = ""
    credit: str = ""  # as written
    credit_actor: str = ""


def root_of(
    claim: Claim, event: str, outlet: Publisher, copied: Copied | None, history: RootHistory, owners: Owners
) -> RootEdge:
    """The root of ``claim``; ``owners`` gives the owner of an outlet by its name."""
    if copied is not None:
        return _repeated(claim, outlet, copied)
    first = claim.attribution[0] if claim.attribution else None
    words = f"{first.cue} {first.name or first.quote.exact}".strip() if first is not None else ""
    if first is None or first.actor == outlet.actor:
        return _own(claim, event, outlet, history, owners, words)
    if first.kind is AttributionKind.MEDIA:
        return _cited(claim, event, outlet, first, history, owners, words)
    root, dependence = _speaker_root(first, outlet)
    return _edge(claim, outlet, root, dependence, "", words)


def _repeated(claim: Claim, outlet: Publisher, copied: Copied) -> RootEdge:
    if copied.quoted:
        words = "the same words of a speaker"
        return _edge(claim, outlet, copied.root, Dependence.SPEAKER, copied.claim, words, copied.probability)
    kind = Dependence.EDITION if copied.edition else Dependence.COPY
    words = "an earlier edition" if copied.edition else "repeats an earlier report"
    return _edge(claim, outlet, copied.root, kind, copied.claim, words, copied.probability)


def _own(claim: Claim, event: str, outlet: Publisher, history: RootHistory, owners: Owners, words: str) -> RootEdge:
    """Own reporting, unless the text is credited to another; a house is one root, whichever outlet speaks first."""
    if outlet.credit_actor and outlet.credit_actor != outlet.actor:
        root = _root_of_source(outlet.credit_actor, outlet.credit, event, history, owners)
        return _edge(claim, outlet, root, Dependence.CITED, outlet.credit_actor, f"credited to {outlet.credit}")
    if not outlet.owner:
        return _edge(claim, outlet, f"actor:{outlet.actor}", Dependence.OWN, "", words)
    root = f"owner:{outlet.owner}"
    sister = history.sister(root, outlet.actor, event)
    if sister is None:
        return _edge(claim, outlet, root, Dependence.OWN, "", words)
    return _edge(claim, outlet, root, Dependence.OWNER, sister, f"same owner: {outlet.owner}", SAME_OWNER)


def _cited(
    claim: Claim, event: str, outlet: Publisher, first: Speaker, history: RootHistory, owners: Owners, words: str
) -> RootEdge:
    if first.actor is None:
        return _edge(claim, outlet, _HEARSAY, Dependence.CITED, "", words)
    root = _root_of_source(first.actor, first.name or first.quote.exact, event, history, owners)
    return _edge(claim, outlet, root, Dependence.CITED, first.actor, words)


def _root_of_source(actor: str, name: str, event: str, history: RootHistory, owners: Owners) -> str:
    """Where what another outlet has said of the event comes from: as it published it, else that outlet itself."""
    owner = owners(name)
    return history.root_for_source(actor, event) or (f"owner:{owner}" if owner else f"actor:{actor}")


def _speaker_root(first: Speaker, outlet: Publisher) -> tuple[str, Dependence]:
    house = outlet.owner or outlet.actor
    match first.kind:
        case AttributionKind.ANONYMOUS:
            return f"anonymous:{house}", Dependence.ANONYMOUS
        case AttributionKind.EYEWITNESS:
            return f"eyewitness:{house}", Dependence.ANONYMOUS
        case AttributionKind.UNSPECIFIED:
            return _HEARSAY, Dependence.CITED
        case _:
            key = first.actor or f"text:{' '.join(first.quote.exact.casefold().split())}"
            return f"actor:{key}", Dependence.SPEAKER


def _edge(
    claim: Claim, outlet: Publisher, root: str, kind: Dependence, via: str, words: str, probability: float = 1.0
) -> RootEdge:
    return RootEdge(
        claim=claim.id, root=root, kind=kind, via=via, words=words, outlet=outlet.actor, probability=probability
    )
