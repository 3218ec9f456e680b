# SPDX-License-Identifier: Apache-2.0
"""Claim: what one report says about one event, always with its quote.

These values mirror ``read --json`` (DESIGN §4) field by field; ``to_json`` in telling adds the codes.
"""

from __future__ import annotations

from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Quote, Value
from nightdesk.vocabulary.terms import (
    Act,
    AttributionKind,
    CountOf,
    CountOp,
    Granularity,
    Modality,
    NameType,
    PlacePrecision,
    Polarity,
    RoleName,
    SpeakerRole,
)


class Why(Value, frozen=True):
    """Why a name was resolved as it was: the rule, what spoke for it with its weight, and what else it could be."""

    rule: str
    evidence: tuple[tuple[str, float], ...] = ()
    others: tuple[tuple[str, str, float], ...] = ()  # id, label, score; best first


class Participant(Value, frozen=True):
    """A mention that fills a role. ``actor``, ``name`` and ``why`` are set by naming, None while unresolved."""

    role: RoleName
    quote: Quote
    type: NameType = NameType.OTHER
    name: str | None = None
    actor: str | None = None
    head: str = ""  # lower-case head noun of a nominal mention ("officers"), "" for a name
    why: Why | None = None


class Cause(Value, frozen=True):
    """What is said to have caused it, by class ("a technical fault"); ``denied``: said not to have."""

    quote: Quote
    name: str
    denied: bool = False
    hedged: bool = False  # said with reserve, whatever the event itself is


class TimeSpan(Value, frozen=True):
    """When it happened: the half-open interval [start, end)."""

    quote: Quote | None  # None when taken from the dateline or publication time
    start: Moment
    end: Moment
    granularity: Granularity


class PlaceMention(Value, frozen=True):
    """Where it happened. Coordinates only where the precision earns them.

    "30 km north of X" is an area: ``lat`` and ``lon`` are its centre, ``radius`` says how far from there it may be.
    """

    quote: Quote | None  # None when taken from the dateline
    name: str | None = None
    place: str | None = None  # id in the gazetteer
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None  # GeoNames code of the first-order area, "SY.09"
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    radius: float | None = None  # km around lat, lon; None where the precision says enough
    within: tuple[str, ...] = ()  # ids of wider places, nearest first
    why: Why | None = None


class Count(Value, frozen=True):
    """A figure with its bounds; ``high`` None means open."""

    what: CountOf
    quote: Quote
    op: CountOp
    low: float
    best: float
    high: float | None = None
    group: str = ""  # what is counted, in the report's words ("civilians")
    part: bool = False  # a part of another figure in the same sentence


class Speaker(Value, frozen=True):
    """One link of an attribution chain; the first is who is said to know, the outlet itself is left out.

    ``carried`` is true where the words of the claim name nobody and the speaker is taken over: a headline's from its story.
    """

    quote: Quote
    kind: AttributionKind
    cue: str = ""
    carried: bool = False
    name: str | None = None
    actor: str | None = None
    why: Why | None = None


class Claim(Value, frozen=True):
    """One claim. ``id`` is the hash of report, trigger span, kind and reader version."""

    id: str
    report: str  # uid
    kind: str
    quote: Quote  # the clause or sentence
    trigger: Quote
    also: tuple[Quote, ...] = ()  # further words of the same sentence for the same occurrence
    roles: tuple[Participant, ...] = ()
    time: TimeSpan | None = None
    place: PlaceMention | None = None
    counts: tuple[Count, ...] = ()
    cause: Cause | None = None
    identity: Participant | None = None  # who one person of the event is said to be
    act: Act = Act.ASSERT
    targets: tuple[str, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    background: bool = False
    certainty: float = 1.0
    hedges: tuple[Quote, ...] = ()
    attribution: tuple[Speaker, ...] = ()
    speaker_role: SpeakerRole = SpeakerRole.NEUTRAL
    cites: tuple[str, ...] = ()  # sources or reports named as where it comes from, as written
    depends_on: str | None = None  # id of the claim that a conditional one hangs on
    part_of: str | None = None  # id of the claim, in this report, of the occurrence that contains it
    confidence: float = 1.0  # of the extraction
    reader: str = ""
    embedding: bytes = b""  # <= 128 int8 numbers


class Mention(Value, frozen=True):
    """A name in a report, for the index of actors and places; its resolution is naming's."""

    quote: Quote
    type: NameType
    name: str | None = None
    actor: str | None = None


class Reading(Value, frozen=True):
    """All that reading and naming have to say of one report."""

    report: str
    language: str  # as detected, ISO 639-1; "und" where it cannot be told
    read: bool  # False: kept and marked unread
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dateline: PlaceMention | None = None
    corrects: tuple[str, ...] = ()  # what a correction, withdrawal or update notice refers to, as written
    reader: str = ""
