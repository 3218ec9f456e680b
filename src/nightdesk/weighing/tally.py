# SPDX-License-Identifier: Apache-2.0
"""What the status ladder looks at, kept up claim by claim: who stands for a value, and who against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.terms import Act, AttributionKind, Dependence, SourceKind, SpeakerRole

_SOCIAL = frozenset([SourceKind.SOCIAL, SourceKind.BLOG, SourceKind.UNKNOWN])
_NAMED = frozenset([AttributionKind.NAMED, AttributionKind.OFFICIAL, AttributionKind.DOCUMENT, AttributionKind.MEDIA])
_KNOWING = frozenset([SpeakerRole.AUTHORITY, SpeakerRole.AGAINST_INTEREST])
_MOST_FLAGS = 8  # denials that are named; the rest stand among the evidence
_SILENT = frozenset(["copy", "withdrawn", "changed"])


@dataclass(slots=True)
class Tally:
    """Running counts of one value of an account."""

    origins: float = 0.0  # effective independent origins for it
    roots_for: int = 0
    roots_against: int = 0
    neutral_against: bool = False  # denied by a neutral speaker or by one who can know
    named: bool = False  # an accountable origin: a named or official speaker, or a professional outlet
    not_social: bool = False
    knowing: bool = False  # affirmed by somebody who can know
    word: bool = False  # somebody who can know has spoken, either way
    unconditional: bool = False  # some support hangs on nothing
    supported: bool = False
    ever: bool = False
    taken_back: bool = False
    weight: float = 0.0  # Σ|λ|
    standing: float = 0.0  # effective own reports for it less those against it, which nobody took back
    standing_at: float = 0.0  # Σ of their moments of receipt, each with its share
    standing_by: float = 0.0  # Σ of those shares
    flags: dict[str, None] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)

    def add(self, one: Evidence, type_: str, log_odds: float, independence: float) -> None:
        """Enter one claim with what it brought."""
        self.reports.add(one.report)
        self.ever |= one.supports and one.act is not Act.RETRACT
        if not one.supports and one.act is Act.DENY and len(self.flags) < _MOST_FLAGS:
            self.flags[f"denied by {one.speaker or one.source}"] = None
        if type_ == "withdrawn" or (type_ == "retraction" and not one.supports):
            self.taken_back = True
        if type_ in _SILENT:
            return
        self.weight += abs(log_odds)
        if type_ == "retraction":
            return
        self.word |= one.speaker_role in _KNOWING
        if one.dependence is Dependence.OWN and one.speaker_role is SpeakerRole.NEUTRAL:
            self.standing += independence if one.supports else -independence
            self.standing_at += independence * one.received
            self.standing_by += independence
        if not one.supports:
            self.roots_against += 1
            self.neutral_against |= one.speaker_role is not SpeakerRole.INTERESTED and log_odds < 0
        elif log_odds > 0:
            self.roots_for += 1
            self.origins += independence
            self.supported = True
            self.named |= _is_named(one)
            self.not_social |= one.source_kind not in _SOCIAL
            self.knowing |= one.speaker_role in _KNOWING
            self.unconditional |= not one.condition


def _is_named(one: Evidence) -> bool:
    if one.dependence is Dependence.OWN:
        return one.source_kind not in _SOCIAL or one.speaker_role in _KNOWING
    return one.speaker_kind in _NAMED
