# SPDX-License-Identifier: Apache-2.0
"""Who told whom: the evidence of a proposition grouped by root, the copies under what they copied."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.vocabulary.views import EvidenceView


@dataclass(frozen=True, slots=True)
class Origin:
    """A root with the claims that go back to it, in the order of their receipt."""

    root: str
    label: str
    weight: float
    claims: tuple[EvidenceView, ...]


def origin_tree(evidence: tuple[EvidenceView, ...]) -> list[Origin]:
    """Origins by weight; within one, the claims in order."""
    groups: dict[str, list[EvidenceView]] = {}
    for one in evidence:
        groups.setdefault(one.root, []).append(one)
    origins = [
        Origin(root, _label(claims[0]), sum(one.weight for one in claims), tuple(claims))
        for root, claims in groups.items()
    ]
    return sorted(origins, key=lambda one: (-abs(one.weight), one.claims[0].received, one.root))


def _label(first: EvidenceView) -> str:
    """The first who is said to know, else the outlet itself."""
    if first.attribution:
        speaker = first.attribution[0]
        return speaker.name or speaker.quote.exact
    return first.source
