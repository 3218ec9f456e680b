# SPDX-License-Identifier: Apache-2.0
"""Event profiles: what founds one, what a further claim adds, and under which keys it is found."""

from __future__ import annotations

import re

import msgspec

from nightdesk.merging.families import CONSEQUENCES, HARMFUL, PERSONAL, family_of
from nightdesk.merging.signature import signature
from nightdesk.vocabulary.claim import Claim, PlaceMention
from nightdesk.vocabulary.event import Event, Filler, event_id
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import Granularity, NameType, PlacePrecision, Polarity, RoleName

_ORDINAL = re.compile(r"\b(second|third|fourth|another|new|fresh|further)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PRECISION = {None: 9, PlacePrecision.COUNTRY: 5, PlacePrecision.SEA: 4, PlacePrecision.REGION: 3,
              PlacePrecision.CITY: 2, PlacePrecision.DISTRICT: 1, PlacePrecision.POINT: 0}  # fmt: skip
_MOST_DAYS = 4
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "him",
        "her",
        "it",
        "they",
        "them",
        "we",
        "us",
        "who",
        "i",
        "you",
        "his",
        "their",
        "which",
        "that",
        "this",
    ]
)
_ROLES = {RoleName.AGENT, RoleName.PATIENT}


def found(claim: Claim, received: Moment) -> Event:
    """The event that ``claim`` founds."""
    return Event(
        id=event_id(claim.id),
        kind=claim.kind,
        founder=claim.id,
        first_received=received,
        fillers=fillers_of(claim),
        start=claim.time.start if claim.time else None,
        end=claim.time.end if claim.time else None,
        granularity=claim.time.granularity if claim.time else None,
        place=claim.place,
        places=_places(claim.place),
        ordinals=ordinals(claim),
        background=claim.background,
        embedding=claim.embedding,
    )


def absorb(event: Event, claim: Claim) -> Event:
    """The event with what ``claim`` adds. Denials and questions add nothing but their number."""
    counted = msgspec.structs.replace(event, claims=event.claims + 1)
    if claim.polarity is Polarity.NEGATIVE:
        return counted
    known = {_identity(one) for one in event.fillers}
    added = tuple(one for one in fillers_of(claim) if _identity(one) not in known)
    changes: dict[str, object] = {"fillers": event.fillers + added}
    if claim.place is not None:
        if _PRECISION[claim.place.precision] < _PRECISION[event.place.precision if event.place else None]:
            changes["place"] = claim.place
        changes["places"] = tuple(dict.fromkeys(event.places + _places(claim.place)))
    if claim.time is not None and _narrower(event, claim.time.start, claim.time.end):
        changes |= {"start": claim.time.start, "end": claim.time.end, "granularity": claim.time.granularity}
    return msgspec.structs.replace(counted, **changes)


def fillers_of(claim: Claim) -> tuple[Filler, ...]:
    """Participants as fillers, each once."""
    seen: dict[tuple[RoleName, str], Filler] = {}
    for one in claim.roles:
        if one.head in _PRONOUNS and one.actor is None:
            continue  # nobody is told as "he"
        filler = Filler(role=one.role, name=one.name or one.quote.exact, type=one.type, actor=one.actor, head=one.head)
        seen.setdefault(_identity(filler), filler)
    return tuple(seen.values())


def ordinals(claim: Claim) -> tuple[str, ...]:
    """``second`` in "a second blast": it is not the first one."""
    before = claim.quote.exact[: max(0, claim.trigger.start - claim.quote.start)]
    match = _ORDINAL.search(before)
    return (match[1].lower(),) if match else ()


def days_of(start: Moment | None, end: Moment | None, published: Moment) -> list[int]:
    """The days that an event may have happened on, few enough to be looked up."""
    if start is None or end is None:
        return [published // DAY - 1, published // DAY]
    first, last = start // DAY, (end - 1) // DAY
    return list(range(first, min(last, first + _MOST_DAYS - 1) + 1)) if last - first < 40 else [first]


def keys(event: Event, published: Moment) -> tuple[str, ...]:
    """Blocking keys: family × (participant, place or how it is told) × day; personal kinds also by the person alone."""
    family = family_of(event.kind)
    things = [one.actor for one in event.fillers if one.actor and one.role in _ROLES]
    things += [one.head for one in event.fillers if one.head and not one.actor and one.role in _ROLES]
    things += list(event.places)
    if not things and event.place is not None and event.place.country:
        things = [event.place.country]
    things += signature(event.embedding)
    out = [f"{family}|{thing}|{day}" for thing in things for day in days_of(event.start, event.end, published)]
    if event.kind in PERSONAL:
        out += [f"{family}|{one.actor}" for one in event.fillers if one.actor and one.type is NameType.PERSON]
    return tuple(sorted(set(out)))


def search_keys(event: Event, published: Moment) -> tuple[str, ...]:
    """The keys to look under for ``event``: its own, and those of the days around; the dead also look for
    what killed them."""
    wider = set(keys(event, published))
    if event.kind in CONSEQUENCES:
        for kind in sorted({family_of(kind) for kind in HARMFUL}):
            wider |= {
                f"{kind}|{thing}|{day}" for thing in event.places for day in days_of(event.start, event.end, published)
            }
    for key in list(wider):
        thing, _, day = key.rpartition("|")
        if day.isdigit():
            wider |= {f"{thing}|{int(day) - 1}", f"{thing}|{int(day) + 1}"}
    return tuple(sorted(wider))


def _identity(one: Filler) -> tuple[RoleName, str]:
    return (one.role, one.actor or one.head or one.name.casefold())


def _places(place: PlaceMention | None) -> tuple[str, ...]:
    if place is None or place.place is None or place.precision in {PlacePrecision.COUNTRY, None}:
        return ()
    return (place.place, *(one for one in place.within if one.startswith("place:")))


def _narrower(event: Event, start: Moment, end: Moment) -> bool:
    if event.start is None or event.end is None:
        return True
    return event.start <= start and end <= event.end and end - start < event.end - event.start


VAGUE = {Granularity.VAGUE, Granularity.MONTH, Granularity.SEASON, Granularity.YEAR}
"""Granularities too coarse to tell two occurrences apart."""
