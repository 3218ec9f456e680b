# SPDX-License-Identifier: Apache-2.0
"""Proposition, Evidence and Belief: what can be true, what speaks for it, and what the desk holds.

Invariant: probability and confidence are two things and stay two fields (ICD 203). Values that are made for every
claim hold nothing that could refer back to them, so the garbage collector is told to leave them alone.
"""

from __future__ import annotations

from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    AttributionKind,
    Basis,
    Confidence,
    CountOp,
    Dependence,
    Modality,
    SourceKind,
    SpeakerRole,
    Status,
)


class PropositionValue(Value, frozen=True):
    """What an attribute is said to be: a figure (``op``, ``n``), or a thing (``ref``, ``name``)."""

    op: CountOp | None = None
    n: float | None = None
    ref: str = ""  # actor or place id, an interval, "true" for ``occurred``; whom a figure counts, "" for all
    name: str = ""  # as readers say it

    @property
    def key(self) -> str:
        """The normalised form that the proposition's id is made of."""
        if self.op is None or self.n is None:
            return self.ref
        return f"{self.op}{self.n:g}" + (f" {self.ref}" if self.ref else "")


class Proposition(Value, frozen=True):
    """Something that is true or false of one event."""

    id: str
    event: str
    attribute: Attribute
    value: PropositionValue

    @classmethod
    def of(cls, event: str, attribute: Attribute, value: PropositionValue) -> Proposition:
        """Build with the lasting id: hash of event, attribute and normalised value (DESIGN §3.8)."""
        return cls(id=make_id("p", event, attribute.value, value.key), event=event, attribute=attribute, value=value)


class Evidence(Value, frozen=True, gc=False):
    """What one claim brings to one proposition. ``root`` groups dependent claims: they count once."""

    proposition: str
    claim: str
    report: str  # uid
    source: str
    source_kind: SourceKind
    root: str
    dependence: Dependence
    dependence_probability: float
    received: Moment
    supports: bool  # False: it speaks against
    act: Act
    certainty: float
    modality: Modality
    speaker_role: SpeakerRole
    speaker_kind: AttributionKind | None  # of the first who is said to know; None for own reporting
    extraction: float  # confidence of the extraction, 0..1
    relays: int = 0  # links between the first who knows and this outlet
    speaker: str = ""  # who denies or confirms, for flags in words ("PMF denies")
    withdrawn: bool = False  # its author or the desk took it back: it counts for nothing from then on
    withdrawn_by: str = ""  # the claim or judgement that did
    topic: str = ""  # family of the event's kind, for the record of a voice
    country: str = ""  # where it is said to have happened, ISO 3166-1 alpha-2
    chain: str = ""  # who commands the speaker: bodies of one chain are one origin until shown otherwise
    condition: str = ""  # proposition that a conditional claim hangs on


class Quiet(Value, frozen=True, gc=False):
    """What silence will mean for a belief: who is waited for, and what stands without having been corrected."""

    first: Moment  # the first report
    awaited: bool = False  # somebody who knows would speak soon, and has not
    standing: float = 0.0  # effective own reports for it, less those against it
    since: Moment = 0  # their mean moment
    right: float = 0.0  # share of right reports that are taken back
    wrong: float = 0.0  # of wrong ones


class Belief(Value, frozen=True, gc=False):
    """What the desk holds of a proposition after one piece of evidence."""

    proposition: str
    probability: float
    confidence: Confidence
    status: Status
    rule: str  # the rule of the status ladder that spoke, in words
    because: str  # claim or judgement that caused the last change of status
    roots_for: int
    roots_against: int
    reports: int
    first_received: Moment
    last_changed: Moment
    flags: tuple[str, ...] = ()  # "denied by X"
    superseded_by: str | None = None  # proposition id of the later figure
    matures_at: Moment | None = None  # when age alone lifts it to ``matures_to``
    matures_to: Status | None = None
    settled: bool | None = None  # a person's or register's settlement
    epoch: str = ""  # of the parameters that it was weighed with
    log_odds: float = 0.0  # before silence is counted
    quiet: Quiet | None = None  # what age makes of it


class Settlement(Value, frozen=True):
    """That a proposition is settled, or may be on a day to come; it teaches, and a person's also decides."""

    proposition: str
    true: bool
    basis: Basis
    because: str  # claim or judgement that settled it
    day: str = ""  # while it waits: the day, counted from 1970, from which origins have agreed for long enough


class Interval(Value, frozen=True):
    """A count of an event as an interval: 5 %, best and 95 %, and what is confirmed at least."""

    low: float
    best: float
    high: float
    at_least: float | None = None


class Term(Value, frozen=True):
    """One term of the sum behind a probability, in log-odds."""

    claim: str
    root: str
    type: str  # prior, report, copy, denial, confirmation, retraction, herd, calibration, settlement
    log_odds: float
    words: str = ""


class Explanation(Value, frozen=True):
    """Why a probability is what it is. ``prior`` plus all terms plus ``herd`` plus ``calibration`` is its log-odds."""

    proposition: str
    as_of: Moment
    probability: float
    prior: float
    terms: tuple[Term, ...]
    herd: float
    calibration: float
    without_strongest_root: float
    would_settle: tuple[str, ...]
