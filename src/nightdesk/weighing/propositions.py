# SPDX-License-Identifier: Apache-2.0
"""Which propositions a claim speaks to, and on which side.

A denial goes against what it denies and no more: whoever denies that *they* did it denies the agent;
whoever denies that it happened denies the event.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from nightdesk.vocabulary.belief import Evidence, Proposition, PropositionValue
from nightdesk.vocabulary.claim import Claim, Participant
from nightdesk.vocabulary.event import Event, RootEdge
from nightdesk.vocabulary.kinds import kind_of
from nightdesk.vocabulary.moments import DAY, Moment, to_datetime
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    CountOf,
    Granularity,
    Modality,
    NameType,
    Polarity,
    RoleName,
    SourceKind,
    SpeakerRole,
)

_SILENT = {Modality.FUTURE, Modality.QUESTION, Modality.OPINION}
_MEANS = frozenset(["airstrike", "shelling", "bombing", "explosion", "shooting", "attack", "armed_clash"])
_HEDGED_CAUSE = 0.55
_NAMED_TYPES = {NameType.PERSON, NameType.ORGANISATION, NameType.FACILITY, NameType.PLACE, NameType.VEHICLE}

_SORTS = {
    word: sort
    for sort, words in {
        "civilians": "civilian civilians villagers residents bystanders worshippers shoppers tourists",
        "soldiers": "soldier soldiers troops servicemen personnel marines conscripts sailors guards",
        "fighters": "fighter fighters militants gunmen insurgents rebels attackers extremists militiamen",
        "police officers": "police policeman policemen officer officers",
        "children": "child children boys girls schoolchildren pupils students infants babies",
        "women": "woman women",
        "crew": "crew pilots",
        "rescuers": "rescuers firefighters medics paramedics",
        "journalists": "journalist journalists reporters",
        "protesters": "protester protesters demonstrators",
        "prisoners": "prisoner prisoners inmates detainees hostages",
    }.items()
    for word in words.split()
}

Statement = tuple[Proposition, Evidence]


def statements(
    claim: Claim,
    event: Event,
    root: RootEdge,
    report: Report,
    received: Moment,
    toll_event: str,
    condition: str = "",
    chain: str = "",
) -> list[Statement]:
    """Every proposition that ``claim`` speaks to. Counts go to ``toll_event``: a toll belongs to one occurrence.

    A conditional claim speaks only on ``condition``, the proposition that it hangs on; without one it says nothing.
    ``chain`` is who commands the speaker.
    """
    if claim.modality in _SILENT or claim.act is Act.QUERY:
        return []
    if claim.modality is Modality.CONDITIONAL and not condition:
        return []
    affirmed = (claim.polarity is Polarity.POSITIVE) == (claim.certainty >= 0.5)
    role = speaker_role(claim, event, affirmed, report)
    country = event.place.country if event.place is not None and event.place.country else ""
    about = list(_about(claim, event, affirmed, toll_event))
    return [
        (
            proposition,
            msgspec.structs.replace(
                _of_cause(_evidence(proposition, claim, root, report, received, affirmed, role), proposition, claim),
                topic=kind_of(event.kind).family,
                country=country,
                chain=chain,
                condition=condition if claim.modality is Modality.CONDITIONAL else "",
            ),
        )
        for proposition in about
    ]


def _of_cause(evidence: Evidence, proposition: Proposition, claim: Claim) -> Evidence:
    """A cause may be denied or hedged though the event itself is not."""
    if claim.cause is None or proposition.attribute is not Attribute.CAUSE:
        return evidence
    certainty = min(evidence.certainty, _HEDGED_CAUSE) if claim.cause.hedged else evidence.certainty
    if not claim.cause.denied:
        return msgspec.structs.replace(evidence, certainty=certainty)
    return msgspec.structs.replace(evidence, certainty=certainty, supports=False, act=Act.DENY)


def occurrence(event: str) -> Proposition:
    """The proposition that an event occurred."""
    return Proposition.of(event, Attribute.OCCURRED, PropositionValue(ref="true"))


def speaker_role(claim: Claim, event: Event, affirmed: bool, report: Report) -> SpeakerRole:
    """What the speaker is to the event, with what the desk knows of it beyond the sentence.

    Whoever suffered a thing knows whether it happened; whoever is said to have done it has a stake in
    denying it and none in admitting it.
    """
    if claim.speaker_role is not SpeakerRole.NEUTRAL:
        return claim.speaker_role
    speakers = {one.actor for one in claim.attribution[:1] if one.actor}
    agents = {one.actor for one in event.fillers if one.role is RoleName.AGENT and one.actor}
    patients = {one.actor for one in event.fillers if one.role is RoleName.PATIENT and one.actor}
    if speakers & patients and not affirmed:
        return SpeakerRole.AUTHORITY
    if speakers & agents:
        return SpeakerRole.AGAINST_INTEREST if affirmed else SpeakerRole.INTERESTED
    if report.source_kind is SourceKind.OFFICIAL and not claim.attribution and not affirmed:
        return SpeakerRole.AUTHORITY
    return claim.speaker_role


def _about(claim: Claim, event: Event, affirmed: bool, toll_event: str) -> Iterator[Proposition]:
    if affirmed or not _denies_agency_alone(claim, event):
        yield occurrence(event.id)
    for one in claim.roles:
        if one.role is RoleName.AGENT and (value := _named(one)) is not None:
            yield Proposition.of(event.id, Attribute.AGENT, value)
        elif one.role is RoleName.PATIENT and affirmed and (value := _named(one)) is not None:
            yield Proposition.of(event.id, Attribute.PATIENT, value)
    if not affirmed:
        return
    if claim.identity is not None and (value := _named(claim.identity)) is not None:
        yield Proposition.of(event.id, Attribute.IDENTITY, value)
    if claim.cause is not None:
        yield Proposition.of(event.id, Attribute.CAUSE, PropositionValue(ref=claim.cause.name, name=claim.cause.name))
    if (day := _day(claim)) is not None:
        yield Proposition.of(event.id, Attribute.TIME, PropositionValue(ref=day, name=day))
    if claim.kind in _MEANS and event.kind in _MEANS:
        yield Proposition.of(event.id, Attribute.MEANS, PropositionValue(ref=claim.kind, name=claim.kind))
    if claim.place is not None and claim.place.place is not None and claim.place.name:
        value = PropositionValue(ref=claim.place.place, name=claim.place.name)
        yield Proposition.of(event.id, Attribute.PLACE, value)
    for count in claim.counts:
        if not count.part:
            counted = _narrower(count.group)
            value = PropositionValue(op=count.op, n=count.best, ref=counted, name=counted)
            yield Proposition.of(toll_event, _attribute(count.what), value)


def _day(claim: Claim) -> str | None:
    """The day that a claim names, in the zone that it was read in; None for what is vaguer, finer or only inferred."""
    time = claim.time
    if time is None or time.quote is None or time.granularity is not Granularity.DAY or claim.background:
        return None
    return to_datetime((time.start + time.end) // 2).date().isoformat() if time.end - time.start <= DAY else None


def _narrower(group: str) -> str:
    """Whom a figure counts where that is fewer than everybody: figures of different definitions are kept apart."""
    words = group.casefold().split()
    return next((_SORTS[word] for word in reversed(words) if word in _SORTS), "")


def _attribute(what: CountOf) -> Attribute:
    return Attribute(what.value)


def _denies_agency_alone(claim: Claim, event: Event) -> bool:
    """The speaker denies having done it, while others are said to have done it or nobody is."""
    speakers = {one.actor for one in claim.attribution[:1] if one.actor}
    denied = {one.actor for one in claim.roles if one.role is RoleName.AGENT and one.actor}
    known = {one.actor for one in event.fillers if one.role is RoleName.AGENT and one.actor}
    return bool(speakers & denied) and not known <= denied


def _named(one: Participant) -> PropositionValue | None:
    """Actors, and names that are clear though nobody has resolved them; nominal mentions are no values."""
    if one.actor is not None:
        return PropositionValue(ref=one.actor, name=one.name or one.quote.exact)
    if one.head or one.type not in _NAMED_TYPES:
        return None
    return PropositionValue(ref=f"name:{one.quote.exact.casefold()}", name=one.quote.exact)


def _evidence(
    proposition: Proposition,
    claim: Claim,
    root: RootEdge,
    report: Report,
    received: Moment,
    affirmed: bool,
    role: SpeakerRole,
) -> Evidence:
    first = claim.attribution[0] if claim.attribution else None
    certainty = claim.certainty if claim.certainty >= 0.5 else 1 - claim.certainty
    act = Act.DENY if not affirmed and claim.act is Act.ASSERT else claim.act
    return Evidence(
        proposition=proposition.id,
        claim=claim.id,
        report=report.uid,
        source=report.source,
        source_kind=report.source_kind,
        root=root.root,
        dependence=root.kind,
        dependence_probability=root.probability,
        received=received,
        supports=affirmed,
        act=act,
        certainty=certainty,
        modality=claim.modality,
        speaker_role=role,
        speaker_kind=first.kind if first is not None else None,
        extraction=claim.confidence,
        relays=len(claim.attribution),
        speaker=(first.name or first.quote.exact) if first is not None else "",
    )
