# SPDX-License-Identifier: Apache-2.0
"""The findings of a sentence → claims.

Invariant: every quote's ``exact`` equals ``body[start:end]``: quotes are only ever cut out of the body.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nightdesk.reading.attribution import speakers_in
from nightdesk.reading.causes import CAUSED, cause_in
from nightdesk.reading.chain import chain_of, remember, ruled
from nightdesk.reading.correcting import is_correction
from nightdesk.reading.counting import with_counts
from nightdesk.reading.counts import counts_in
from nightdesk.reading.families import CONSEQUENCES, HARMFUL, VIOLENT
from nightdesk.reading.finding import FoundEvent
from nightdesk.reading.hedging import hedges_in
from nightdesk.reading.identified import is_identified
from nightdesk.reading.linking import linked
from nightdesk.reading.means import by_means
from nightdesk.reading.occurrences import one_each
from nightdesk.reading.participants import participants_of
from nightdesk.reading.placing import is_old, place_of, time_of
from nightdesk.reading.scene import Line, Named, Scene
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.stance import stance_of
from nightdesk.reading.standing import role_of_speaker
from nightdesk.reading.times import times_in
from nightdesk.vocabulary.claim import Cause, Claim, Mention, Participant, Speaker
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.terms import Act, AttributionKind, CountOf, NameType, RoleName

_SURE_SCORE = 0.6
_NO_SPEAKERS = frozenset([RoleName.AGENT, RoleName.PATIENT, RoleName.PLACE, RoleName.ORIGIN, RoleName.DESTINATION])


def read_sentence(scene: Scene, sentence: Sentence, names: list[Named], events: Sequence[FoundEvent]) -> None:
    """Add the claims and mentions of one sentence to the scene."""
    text = sentence.text
    for start, end, kind in names:
        quote = scene.quote(sentence.start + start, sentence.start + end)
        scene.mentions.append(Mention(quote=quote, type=NameType(kind)))
    if is_correction(text):
        scene.corrects.append(text[:200])
    usable = [one for one in by_means(text, sentence.start, events) if _usable(one, sentence, names)]
    line = Line(
        sentence,
        names,
        speakers_in(text, names),
        hedges_in(text),
        times_in(text, scene.reference) if scene.reference.published else [],  # an undated report says no day
        [one for one in counts_in(text) if one.what is not CountOf.COUNT and not one.revised],
        usable,
    )
    made: list[Claim] = []
    chains: list[tuple[Speaker, ...]] = []
    body_names = [(s + sentence.start, e + sentence.start, kind) for s, e, kind in names]
    for event in usable:
        made.append(_claim(scene, line, event, body_names))
        chains.append(made[-1].attribution)
    remember(scene, line, chains or [ruled(scene, line)])
    claims, told = one_each(victims_are_no_agents(made), usable)
    linked(scene, with_counts(scene, line, claims), told)


def victims_are_no_agents(made: Sequence[Claim]) -> list[Claim]:
    """Who is said to be dead or hurt in a sentence did not do the violence that it tells of."""
    fatal = CONSEQUENCES | {"assassination"}
    hit = [one.quote for c in made if c.kind in fatal for one in c.roles if one.role is RoleName.PATIENT]
    out = []
    for claim in made:
        if claim.kind in VIOLENT:
            kept = tuple(
                one
                for one in claim.roles
                if one.role is not RoleName.AGENT
                or not any(q.start < one.quote.end and one.quote.start < q.end for q in hit)
            )
            claim = msgspec.structs.replace(claim, roles=kept)
        out.append(claim)
    return out


def told_of_are_no_speakers(
    chain: tuple[Speaker, ...], participants: Sequence[Participant], line: Line
) -> tuple[Speaker, ...]:
    """Without those who only take part, or where it happened: "officials suspect X of the attack" is not on X's word.

    Who says of himself what he did stands where the grammar of attribution sees a speaker.
    """
    base = line.sentence.start
    seen = [(one.start + base, one.end + base) for one in line.said]
    acting = [one.quote for one in participants if one.role in _NO_SPEAKERS]
    return tuple(
        one
        for one in chain
        if not any(q.start < one.quote.end and one.quote.start < q.end for q in acting)
        or any(start < one.quote.end and one.quote.start < end for start, end in seen)
    )


def _usable(event: FoundEvent, sentence: Sentence, names: Sequence[Named]) -> bool:
    """Sure enough to stand: invention is worse than omission. A word inside a name is no trigger."""
    start, end = event.trigger.start - sentence.start, event.trigger.end - sentence.start
    unsure = event.trigger.label == "other" and event.trigger.score < _SURE_SCORE
    return not unsure and not any(s <= start and end <= e and kind != "event" for s, e, kind in names)


def _claim(scene: Scene, line: Line, event: FoundEvent, names: Sequence[Named]) -> Claim:
    report, trigger = scene.report, event.trigger
    stance = stance_of(line, event)
    participants = participants_of(scene, event, names)
    chain = told_of_are_no_speakers(chain_of(scene, line, event), participants, line)
    base = line.sentence.start
    time = time_of(scene, line, event, chain)
    return Claim(
        id=make_id("c", report.uid, trigger.label, str(trigger.start), str(trigger.end), scene.reader),
        report=report.uid,
        kind=trigger.label,
        quote=scene.quote(line.sentence.start, line.sentence.end),
        trigger=scene.quote(trigger.start, trigger.end),
        roles=participants,
        time=time,
        place=place_of(scene, line, event, participants),
        cause=_cause(scene, line, event),
        identity=_identity(scene, line, event),
        act=stance.act,
        polarity=stance.polarity,
        modality=stance.modality,
        background=stance.background or is_old(scene, time),
        certainty=stance.certainty,
        hedges=tuple(scene.quote(base + start, base + end) for start, end in stance.hedges),
        attribution=chain,
        speaker_role=role_of_speaker(chain, trigger.label, stance, participants, line.text),
        cites=tuple(one.quote.exact for one in chain if one.kind is AttributionKind.MEDIA),
        targets=tuple(scene.corrects[-1:]) if stance.act in {Act.CORRECT, Act.RETRACT} else (),
        confidence=round(trigger.score, 3),
        reader=scene.reader,
        embedding=event.embedding,
    )


def _cause(scene: Scene, line: Line, event: FoundEvent) -> Cause | None:
    said = cause_in(line.text) if event.trigger.label in CAUSED else None
    if said is None or said.start <= line.within(event)[0] < said.end:
        return None
    base = line.sentence.start
    return Cause(
        quote=scene.quote(base + said.start, base + said.end), name=said.name, denied=said.denied, hedged=said.hedged
    )


def _identity(scene: Scene, line: Line, event: FoundEvent) -> Participant | None:
    if event.trigger.label not in HARMFUL | CONSEQUENCES:
        return None
    base = line.sentence.start
    for start, end, kind in line.names:
        if kind == NameType.PERSON and is_identified(line.text, start):
            return Participant(role=RoleName.AGENT, quote=scene.quote(base + start, base + end), type=NameType.PERSON)
    return None
