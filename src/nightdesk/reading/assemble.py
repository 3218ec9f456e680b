# SPDX-License-Identifier: Apache-2.0
"""Sentences with their tags → claims.

Invariant: every quote's ``exact`` equals ``body[start:end]``: quotes are only ever cut out of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from nightdesk.reading.attribution import Said, is_pronoun, speakers_in
from nightdesk.reading.counts import Counted, counts_in
from nightdesk.reading.cues import Stance, hedges_in, is_correction, is_presupposed, stance_of
from nightdesk.reading.mending import kind_in_context, mended_names
from nightdesk.reading.participants import Mentioned, mentions_in, mortal, place_of, roles_of, spoken_of
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.standing import role_of_speaker
from nightdesk.reading.tagger import TaggedTrigger, Tagging
from nightdesk.reading.times import Found, Reference, times_in
from nightdesk.vocabulary.claim import Claim, Count, Mention, Participant, PlaceMention, Speaker, TimeSpan
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import DAY
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import (
    Act,
    AttributionKind,
    CountOf,
    Granularity,
    Modality,
    NameType,
    Polarity,
    RoleName,
)

VIOLENT = frozenset(
    [
        "attack",
        "shooting",
        "bombing",
        "airstrike",
        "shelling",
        "armed_clash",
        "assassination",
        "explosion",
        "riot",
        "destruction",
    ]
)
_HARMFUL = VIOLENT | frozenset(
    [
        "accident",
        "fire",
        "crash",
        "sinking",
        "collapse",
        "earthquake",
        "flood",
        "storm",
        "outbreak",
        "protest",
        "abduction",
    ]
)
_CONSEQUENCES = frozenset(["death", "injury"])
_COUNT_KINDS: dict[CountOf, tuple[str, ...]] = {
    CountOf.DEATHS: ("death",),
    CountOf.INJURED: ("injury",),
    CountOf.MISSING: ("accident", "sinking"),
    CountOf.RESCUED: ("rescue", "evacuation"),
    CountOf.DETAINED: ("arrest", "abduction"),
    CountOf.DISPLACED: ("evacuation",),
    CountOf.ON_BOARD: ("crash", "sinking", "accident"),
}
_LEAST_SCORE, _SURE_SCORE = 0.34, 0.5
_BACKGROUND_AGE = 4 * DAY


@dataclass(slots=True)
class Scene:
    """What carries over from sentence to sentence of one report."""

    report: Report
    reference: Reference
    reader: str
    speakers: tuple[Speaker, ...] = ()
    harm: Claim | None = None  # the last violent or accidental occurrence, for deaths told after it
    condition: str | None = None  # claim of the last if-clause
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    corrects: list[str] = field(default_factory=list)


def read_sentence(scene: Scene, sentence: Sentence, tagging: Tagging) -> None:
    """Add the claims and mentions of one sentence to the scene."""
    body, text = scene.report.body, sentence.text
    names = mended_names(text, tagging)
    for start, end, kind in names:
        quote = Quote.of(body, sentence.start + start, sentence.start + end)
        scene.mentions.append(Mention(quote=quote, type=NameType(kind)))
    if is_correction(text):
        scene.corrects.append(text[:200])
    triggers = [kind_in_context(text, one) for one in usable_triggers(tagging.triggers, names)]
    said = speakers_in(text, names)
    chain = _chain(scene, sentence, said, {kind for _, _, kind in names})
    triggers = [one for one in triggers if not any(one.start < s.end and one.end > s.start for s in said)]
    if not triggers:
        return
    hedges, times = hedges_in(text), times_in(text, scene.reference)
    counts = [one for one in counts_in(text) if one.what is not CountOf.COUNT and not one.revised]
    banned = [(one.start, one.end) for one in said if one.kind is not AttributionKind.MEDIA or one.order != 3]
    mentions = mentions_in(text, names, banned)
    spans = [(one.start, one.end) for one in triggers]
    made: list[Claim] = []
    denied = False
    for trigger in triggers:
        stance = stance_of(text, trigger.start, trigger.end, hedges)
        if stance.act is Act.DENY:
            if denied and is_presupposed(text, trigger.start):
                continue  # "denied that he was killed in the strike" denies the killing, not the strike
            denied = True
        roles = roles_of(text, trigger.start, trigger.end, trigger.kind, mentions, spans)
        if not any(role is RoleName.PATIENT for role, _ in roles) and (
            owner := spoken_of(text, trigger.start, names, said)
        ):
            roles.append((RoleName.PATIENT, owner))
        roles = mortal(text, trigger.kind, roles)
        place = place_of(text, trigger.start, names, banned)
        made.append(_claim(scene, sentence, trigger, stance, roles, place, times, chain))
    made = _one_each(made)
    made = _with_counts(made, counts, scene, sentence)
    _finish(scene, made)


def usable_triggers(triggers: Sequence[TaggedTrigger], names: list[tuple[int, int, str]]) -> list[TaggedTrigger]:
    """Triggers sure enough to stand; invention is worse than omission. A word inside a name is none."""
    return [
        one for one in triggers
        if one.score >= (_SURE_SCORE if one.kind == "other" else _LEAST_SCORE)
        and not any(s <= one.start and one.end <= e and kind != "event" for s, e, kind in names)
    ]  # fmt: skip


def _chain(scene: Scene, sentence: Sentence, said: list[Said], types: set[str]) -> tuple[Speaker, ...]:
    """The speakers of a sentence; a pronoun, or nobody in a run of reported speech, takes the last ones over."""
    body = scene.report.body
    chain: list[Speaker] = []
    for one in said:
        words = sentence.text[one.start : one.end]
        if is_pronoun(words):
            chain.extend(scene.speakers)
            continue
        quote = Quote.of(body, sentence.start + one.start, sentence.start + one.end)
        if quote.exact.strip().lower() != scene.report.source.lower():
            chain.append(Speaker(quote=quote, kind=one.kind, cue=one.cue))
    if said:
        scene.speakers = tuple(chain)
    elif sentence.title:
        scene.speakers = ()
    return tuple(dict.fromkeys(chain))


def _claim(
    scene: Scene,
    sentence: Sentence,
    trigger: TaggedTrigger,
    stance: Stance,
    roles: list[tuple[RoleName, Mentioned]],
    place: tuple[int, int] | None,
    times: list[Found],
    chain: tuple[Speaker, ...],
) -> Claim:
    report, base = scene.report, sentence.start
    body = report.body

    def quote(start: int, end: int) -> Quote:
        return Quote.of(body, base + start, base + end)

    time = _time_of(trigger, times, sentence, body, chain)
    participants = tuple(
        Participant(role=role, quote=quote(one.start, one.end), type=NameType(one.type), head=one.head)
        for role, one in roles
    )
    start, end = base + trigger.start, base + trigger.end
    background = _is_background(scene, sentence, trigger, time)
    return Claim(
        id=make_id("c", report.uid, trigger.kind, str(start), str(end), scene.reader),
        report=report.uid,
        kind=trigger.kind,
        quote=Quote.of(body, sentence.start, sentence.end),
        trigger=Quote.of(body, start, end),
        roles=participants,
        time=time,
        place=PlaceMention(quote=quote(*place)) if place else None,
        act=stance.act,
        polarity=stance.polarity,
        modality=stance.modality,
        background=background,
        certainty=stance.certainty,
        hedges=tuple(quote(one.start, one.end) for one in stance.hedges),
        attribution=chain,
        speaker_role=role_of_speaker(chain, trigger.kind, stance, participants, sentence.text),
        cites=tuple(one.quote.exact for one in chain if one.kind is AttributionKind.MEDIA),
        targets=tuple(scene.corrects[-1:]) if stance.act in {Act.CORRECT, Act.RETRACT} else (),
        confidence=round(min(1.0, 0.5 + trigger.score / 2), 3),
        reader=scene.reader,
        embedding=trigger.embedding,
    )


def _time_of(
    trigger: TaggedTrigger, times: list[Found], sentence: Sentence, body: str, chain: tuple[Speaker, ...]
) -> TimeSpan | None:
    """The nearest time expression that is not the speaker's own ("said on Friday")."""
    said = [one.quote.end - sentence.start for one in chain]
    usable = [one for one in times if not any(0 <= one.start - end <= 14 for end in said)] or times
    if not usable:
        return None
    nearest = min(usable, key=lambda one: (min(abs(one.start - trigger.end), abs(trigger.start - one.end)), one.start))
    quote = Quote.of(body, sentence.start + nearest.start, sentence.start + nearest.end)
    return TimeSpan(quote=quote, start=nearest.first, end=nearest.last, granularity=nearest.granularity)


def _is_background(scene: Scene, sentence: Sentence, trigger: TaggedTrigger, time: TimeSpan | None) -> bool:
    published = scene.reference.published
    if time is not None:
        coarse = time.granularity in {Granularity.YEAR, Granularity.MONTH, Granularity.VAGUE}
        return published - time.end > (DAY if coarse else _BACKGROUND_AGE)
    clause = sentence.text[max(0, trigger.start - 40) : trigger.end]
    return bool(
        re.search(
            r"\b(?:years? ago|in the past|previously|last (?:month|year)|the (?:\w+ ){0,2}war\b.*since)\b",
            clause,
        )
    )


def _one_each(claims: list[Claim]) -> list[Claim]:
    """One claim an occurrence: the same kind twice in one sentence, meant alike, is one."""
    out: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (claim.kind, claim.polarity, claim.modality, claim.background)
        held = out.get(key)
        if held is None or re.search(r"\b(?:second|another|third)\b", claim.quote.exact, re.IGNORECASE):
            out[key if held is None else (*key, claim.id)] = claim
            continue
        known = {(one.role, one.quote.start) for one in held.roles}
        extra = tuple(one for one in claim.roles if (one.role, one.quote.start) not in known)
        out[key] = msgspec.structs.replace(
            held, roles=held.roles + extra, time=held.time or claim.time, place=held.place or claim.place
        )
    return list(out.values())


def _with_counts(claims: list[Claim], counts: list[Counted], scene: Scene, sentence: Sentence) -> list[Claim]:
    """Each count to the nearest claim that it can belong to."""
    given: dict[str, list[Count]] = {}
    for one in counts:
        kinds = _COUNT_KINDS.get(one.what, ())
        fitting = [claim for claim in claims if claim.kind in kinds] or [c for c in claims if c.kind in _HARMFUL]
        if not fitting:
            continue
        start, end = sentence.start + one.number.start, sentence.start + one.number.end
        target = min(fitting, key=lambda claim: (abs(claim.trigger.start - start), claim.id))
        given.setdefault(target.id, []).append(
            Count(
                what=one.what, quote=Quote.of(scene.report.body, start, end), op=one.number.op, low=one.number.low,
                best=one.number.best, high=one.number.high, group=one.group, part=one.part,
            )
        )  # fmt: skip
    return [
        msgspec.structs.replace(claim, counts=tuple(given[claim.id])) if claim.id in given else claim
        for claim in claims
    ]


def _finish(scene: Scene, made: list[Claim]) -> None:
    """Consequences belong to the occurrence that brought them; conditionals hang on their condition."""
    harm = [one for one in made if one.kind in _HARMFUL and one.polarity is Polarity.POSITIVE]
    for claim in made:
        done = claim
        if claim.kind in _CONSEQUENCES and not claim.background:
            parent = min(harm, key=lambda one: abs(one.trigger.start - claim.trigger.start), default=None)
            if parent is None and scene.harm is not None and claim.place is None:
                parent = scene.harm
            if parent is not None and parent.background == claim.background:
                done = msgspec.structs.replace(done, part_of=parent.id)
        if claim.modality is Modality.CONDITIONAL:
            done = msgspec.structs.replace(done, depends_on=scene.condition or _last_asserted(scene))
            scene.condition = scene.condition or done.id
        scene.claims.append(done)
    sure = [one for one in harm if one.modality is Modality.ASSERTED and not one.background]
    if sure:
        scene.harm = sure[0]


def _last_asserted(scene: Scene) -> str | None:
    return next((one.id for one in reversed(scene.claims) if one.modality is Modality.ASSERTED), None)
