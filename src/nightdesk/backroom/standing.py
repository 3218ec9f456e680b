# SPDX-License-Identifier: Apache-2.0
"""The judgements that stand, as rules for the fold.

Invariant: the rules are a function of the standing judgements alone, in their order. An undone
judgement leaves no trace in them, which is why undoing restores the picture exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from nightdesk.naming.identities import Edge, Identities, Verdict
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.terms import JudgementKind


@dataclass(frozen=True, slots=True)
class Ruling:
    """Where a claim must go: to the event of another claim, or out together with its split group."""

    judgement: str
    with_claim: str = ""  # merge: the event that this claim belongs to
    group: str = ""  # split: all claims of one group found and share an event of their own


@dataclass(slots=True)
class Standing:
    """Rules read off the judgements that stand."""

    placements: dict[str, Ruling] = field(default_factory=dict)  # claim -> where it goes
    identities: Identities = field(default_factory=Identities)  # which actors people judged to be one
    names: dict[str, str] = field(default_factory=dict)  # event, story or actor -> name
    ratings: dict[str, str] = field(default_factory=dict)  # source -> Admiralty letter
    owners: dict[str, str] = field(default_factory=dict)  # source -> who owns it
    settled: dict[str, tuple[bool, str]] = field(default_factory=dict)  # proposition -> (truth, judgement)
    dismissed: dict[str, str] = field(default_factory=dict)  # event or story -> judgement
    withdrawn: dict[str, str] = field(default_factory=dict)  # report uid or claim -> judgement

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Standing:
        """The rules of ``judgements`` (in order of seq); a later one wins over an earlier one."""
        stand = standing(judgements)
        rules = cls(identities=identities_of(stand))
        for judgement in stand:
            rules._add(judgement)
        return rules

    def actor(self, actor: str) -> str:
        """The actor that ``actor`` was judged to be, through as many judgements as were made."""
        return self.identities.actor(actor)

    def judged(self, claim: Claim) -> Claim:
        """The claim with its actors as people at the desk have judged them."""
        if not self.identities and not self.names:
            return claim
        roles = tuple(
            msgspec.structs.replace(one, actor=(actor := self.actor(one.actor)), name=self.names.get(actor, one.name))
            if one.actor
            else one
            for one in claim.roles
        )
        speakers = tuple(
            msgspec.structs.replace(one, actor=self.actor(one.actor)) if one.actor else one for one in claim.attribution
        )
        return msgspec.structs.replace(claim, roles=roles, attribution=speakers)

    def settles(self, judgement: Judgement) -> bool:
        """Whether this judgement is the one that settles its proposition."""
        return (
            judgement.kind is JudgementKind.SETTLE
            and self.settled.get(judgement.subjects[0], (None, ""))[1] == judgement.id
        )

    def _add(self, judgement: Judgement) -> None:
        match judgement.kind:
            case JudgementKind.MERGE:
                anchor, *claims = judgement.detail
                self.placements.update(dict.fromkeys(claims, Ruling(judgement.id, with_claim=anchor)))
            case JudgementKind.SPLIT:
                self.placements.update(dict.fromkeys(judgement.detail, Ruling(judgement.id, group=judgement.id)))
            case JudgementKind.RENAME:
                self.names[judgement.subjects[0]] = judgement.value
            case JudgementKind.RATE:
                self.ratings[judgement.subjects[0]] = judgement.value
            case JudgementKind.OWN:
                self.owners.update(dict.fromkeys(judgement.subjects, judgement.value))
            case JudgementKind.SETTLE:
                self.settled[judgement.subjects[0]] = (judgement.value == "true", judgement.id)
            case JudgementKind.DISMISS:
                self.dismissed.update(dict.fromkeys(judgement.subjects, judgement.id))
            case JudgementKind.WITHDRAW:
                self.withdrawn.update(dict.fromkeys(judgement.subjects, judgement.id))
            case JudgementKind.SAME | JudgementKind.DIFFERENT | JudgementKind.UNDO:
                pass  # the graph of identities is built from all of them; an undo is that another does not stand


def identities_of(judgements: Iterable[Judgement], rules: Iterable[Edge] = ()) -> Identities:
    """The graph of what people judged to be the same or different actors, over the edges that rules propose."""
    people = [
        Edge(
            one=judgement.subjects[0], other=judgement.subjects[1], verdict=Verdict(judgement.kind.value),
            by=judgement.by, why=judgement.reason, judgement=judgement.id, order=order,
        )
        for order, judgement in enumerate(standing(judgements))
        if judgement.kind in {JudgementKind.SAME, JudgementKind.DIFFERENT}
    ]  # fmt: skip
    return Identities.of([*rules, *people])


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that no standing undo speaks of; an undo can itself be undone."""
    ordered = list(judgements)
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.kind is JudgementKind.UNDO and judgement.id not in undone:
            undone.add(judgement.subjects[0])
    return [judgement for judgement in ordered if judgement.id not in undone]
