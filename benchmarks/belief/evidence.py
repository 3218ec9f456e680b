# SPDX-License-Identifier: Apache-2.0
"""Simulated claims → the evidence that merging and reading would make of them.

What reading cannot know stays out: whether an unattributed report copies, how reliable a source is, what is true.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.simulation.world import Item, Move, Part, SimClaim, World
from nightdesk.vocabulary.belief import Evidence, Proposition, PropositionValue
from nightdesk.vocabulary.moments import HOUR, Moment
from nightdesk.vocabulary.terms import Act, Attribute, Dependence, Modality, SpeakerRole

_PLAIN, _HEDGED = 0.95, 0.55
_ROLES = {
    Part.NEUTRAL: SpeakerRole.NEUTRAL,
    Part.INTERESTED: SpeakerRole.INTERESTED,
    Part.ADMITS: SpeakerRole.AGAINST_INTEREST,
    Part.KNOWS: SpeakerRole.AUTHORITY,
}
AWAITED, ORDINARY = "death", "protest"


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the evidence that it makes."""

    claim: SimClaim
    evidence: Evidence


def proposition_of(item: Item) -> Proposition:
    return Proposition.of(f"item {item.number}", Attribute.OCCURRED, PropositionValue(ref="true"))


def kind_of(item: Item) -> str:
    """A kind on which those who know would speak soon, or another."""
    return AWAITED if item.checkable else ORDINARY


def moment(hours: float) -> Moment:
    return round(hours * HOUR)


def root_of(claim: SimClaim) -> str:
    """The root as far as reports tell: through every origin that is named."""
    while claim.attributed and claim.origin is not None:
        claim = claim.origin
    return claim.source.name


def told(world: World) -> list[Told]:
    """Every claim of a world in order of time, as evidence."""
    propositions = {item.number: proposition_of(item).id for item in world.items}
    topics = {item.number: f"topic {item.topic}" for item in world.items}
    return [
        Told(claim, _evidence(claim, number, propositions[claim.item], topics[claim.item]))
        for number, claim in enumerate(world.stream())
    ]


def _evidence(claim: SimClaim, number: int, proposition: str, topic: str) -> Evidence:
    retracts = claim.move is Move.RETRACT
    supports = claim.says if retracts else claim.read_as
    act = Act.RETRACT if retracts else Act.ASSERT if supports else Act.DENY
    return Evidence(
        proposition=proposition, claim=f"c{number}", report=f"r{number}", source=claim.source.name,
        source_kind=claim.source.kind,
        root=root_of(claim), dependence=Dependence.CITED if claim.attributed else Dependence.OWN,
        dependence_probability=1.0, received=moment(claim.at), supports=supports, act=act,
        certainty=1.0 if retracts else _HEDGED if claim.hedged else _PLAIN, modality=Modality.ASSERTED,
        speaker_role=_ROLES[claim.part], speaker_kind=None, extraction=claim.extraction, topic=topic,
    )  # fmt: skip
