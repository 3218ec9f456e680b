# SPDX-License-Identifier: Apache-2.0
"""Who told whom: the evidence of a proposition grouped by root, the copies under what they copied."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.telling.words import clock, plural
from nightdesk.vocabulary.terms import Dependence
from nightdesk.vocabulary.views import EvidenceView

_RESTS = {
    Dependence.COPY: "repeats an earlier report",
    Dependence.OWNER: "same owner",
    Dependence.EDITION: "an earlier edition",
}
_SURE = 0.995


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


def origins_text(evidence: tuple[EvidenceView, ...]) -> str:
    """The tree in text: "7 reports, 2 origins", then each origin with the reports that go back to it, and how."""
    origins = origin_tree(evidence)
    reports = len({one.uid for one in evidence})
    rows = [f"{plural(reports, 'report')}, {plural(len(origins), 'origin')}"]
    for origin in origins:
        rows.append(f"{origin.label}{'' if origin.claims[0].supports else ' (against)'}")
        for number, one in enumerate(origin.claims):
            last = number == len(origin.claims) - 1
            rows.append(f"{'└─' if last else '├─'} {one.source}, {clock(one.received)}{_how(one)}")
    return "\n".join(rows) + "\n"


def _how(one: EvidenceView) -> str:
    """How a report rests on its root: the kind of dependence, in the report's words where it has some, and how probably."""
    words = [one.via or _RESTS.get(one.dependence, "")]
    if one.dependence_probability < _SURE:
        words.append(f"p = {one.dependence_probability:.2f}")
    if one.withdrawn:
        words.append("withdrawn")
    said = ", ".join(word for word in words if word)
    return f" ({said})" if said else ""


def _label(first: EvidenceView) -> str:
    """The first who is said to know, else the outlet itself."""
    if first.attribution:
        speaker = first.attribution[0]
        return speaker.name or speaker.quote.exact
    return first.source
