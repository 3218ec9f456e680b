# SPDX-License-Identifier: Apache-2.0
"""Claim → root: the independent origin that it goes back to.

Rules (docs/how-it-decides.md): a copy has the root of what it copies; who is quoted is the root, not who
quotes; "X reports that Y reports" has root Y; unnamed sources are one root for their outlet.
"""

from __future__ import annotations

from typing import Protocol

from nightdesk.vocabulary.claim import Claim, Speaker
from nightdesk.vocabulary.event import RootEdge
from nightdesk.vocabulary.terms import AttributionKind, Dependence

_HEARSAY = "hearsay"


class RootHistory(Protocol):
    """What the desk remembers of earlier roots."""

    def root_for_source(self, actor: str, event: str) -> str | None:
        """The root of what this source itself has published about the event, None where it has not."""


class Copied(Protocol):
    """The earlier claim that a claim repeats, with its root."""

    @property
    def claim(self) -> str: ...
    @property
    def root(self) -> str: ...
    @property
    def edition(self) -> bool: ...


def root_of(claim: Claim, event: str, outlet: str, copied: Copied | None, history: RootHistory) -> RootEdge:
    """The root of ``claim``, published by the source with actor id ``outlet``."""
    if copied is not None:
        kind = Dependence.EDITION if copied.edition else Dependence.COPY
        words = "an earlier edition" if copied.edition else "repeats an earlier report"
        return _edge(claim, outlet, copied.root, kind, copied.claim, words)
    first = claim.attribution[0] if claim.attribution else None
    if first is None:
        return _edge(claim, outlet, f"actor:{outlet}", Dependence.OWN, "", "")
    words = f"{first.cue} {first.name or first.quote.exact}".strip()
    if first.actor == outlet:
        return _edge(claim, outlet, f"actor:{outlet}", Dependence.OWN, "", words)
    if first.kind is AttributionKind.MEDIA:
        return _cited(claim, event, outlet, first, history, words)
    root, dependence = _speaker_root(first, outlet)
    return _edge(claim, outlet, root, dependence, "", words)


def _cited(claim: Claim, event: str, outlet: str, first: Speaker, history: RootHistory, words: str) -> RootEdge:
    if first.actor is None:
        return _edge(claim, outlet, _HEARSAY, Dependence.CITED, "", words)
    root = history.root_for_source(first.actor, event) or f"actor:{first.actor}"
    return _edge(claim, outlet, root, Dependence.CITED, first.actor, words)


def _speaker_root(first: Speaker, outlet: str) -> tuple[str, Dependence]:
    match first.kind:
        case AttributionKind.ANONYMOUS:
            return f"anonymous:{outlet}", Dependence.ANONYMOUS
        case AttributionKind.EYEWITNESS:
            return f"eyewitness:{outlet}", Dependence.ANONYMOUS
        case AttributionKind.UNSPECIFIED:
            return _HEARSAY, Dependence.CITED
        case _:
            key = first.actor or f"text:{' '.join(first.quote.exact.casefold().split())}"
            return f"actor:{key}", Dependence.SPEAKER


def _edge(claim: Claim, outlet: str, root: str, kind: Dependence, via: str, words: str) -> RootEdge:
    return RootEdge(claim=claim.id, root=root, kind=kind, via=via, words=words, outlet=outlet)
