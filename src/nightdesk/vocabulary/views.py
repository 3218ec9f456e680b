# SPDX-License-Identifier: Apache-2.0
"""Frozen views: what the desk hands to telling and web. They carry data and quotes, never wording."""

from __future__ import annotations

from nightdesk.vocabulary.belief import Interval, PropositionValue
from nightdesk.vocabulary.claim import PlaceMention, Speaker
from nightdesk.vocabulary.event import Filler
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Quote, Value
from nightdesk.vocabulary.terms import (
    Act,
    Attribute,
    Change,
    Confidence,
    CountOf,
    Dependence,
    Granularity,
    LinkKind,
    Modality,
    NoticeKind,
    Polarity,
    SourceKind,
    Status,
    TieKind,
)


class EvidenceView(Value, frozen=True):
    """One claim behind a proposition, with the words to show."""

    claim: str
    report: str  # id as given by the input, else the uid
    uid: str
    source: str
    source_kind: SourceKind
    published: Moment | None
    received: Moment
    quote: Quote
    trigger: Quote
    hedges: tuple[Quote, ...]
    attribution: tuple[Speaker, ...]
    supports: bool
    act: Act
    polarity: Polarity
    modality: Modality
    certainty: float
    weight: float  # log-odds that it brings, 0 for a copy
    root: str
    dependence: Dependence
    via: str = ""
    withdrawn: bool = False
    dependence_probability: float = 1.0  # that it goes back to this root


class PropositionView(Value, frozen=True):
    id: str
    event: str
    attribute: Attribute
    value: PropositionValue
    status: Status
    probability: float
    confidence: Confidence
    roots: int
    roots_against: int
    reports: int
    first_received: Moment
    last_changed: Moment
    rule: str
    because: str
    flags: tuple[str, ...]
    superseded_by: str | None
    evidence: tuple[EvidenceView, ...]


class EventView(Value, frozen=True):
    id: str
    kind: str
    title: str
    start: Moment | None
    end: Moment | None
    granularity: Granularity | None
    place: PlaceMention | None
    fillers: tuple[Filler, ...]
    background: bool
    part_of: str | None
    counts: dict[CountOf, Interval]
    propositions: tuple[PropositionView, ...]
    first_received: Moment
    last_changed: Moment
    versions: int = 1  # rows of this event so far: how often the picture of it moved
    zone: str = ""  # tz database zone of its place, "" where unknown


class SaidView(Value, frozen=True):
    """Who said it, when, and in which words."""

    report: str  # id as given by the input, else the uid
    source: str
    said: Moment  # when the report was published, else received
    quote: Quote


class LinkView(Value, frozen=True):
    """A link between two events, with everybody who said it."""

    kind: LinkKind
    source: str  # event id
    target: str  # event id
    said: tuple[SaidView, ...]


class TieView(Value, frozen=True):
    """A tie between two actors, with everybody who said it, the first first."""

    kind: TieKind
    source: str  # actor id
    target: str  # actor id
    source_name: str
    target_name: str
    said: tuple[SaidView, ...]


class StoryView(Value, frozen=True):
    id: str
    title: str  # a person's name for it, "" otherwise: telling takes one from its quotes
    events: tuple[EventView, ...]
    links: tuple[LinkView, ...]
    first_received: Moment
    last_received: Moment
    reports: int
    roots: int
    ties: tuple[TieView, ...] = ()


class Coverage(Value, frozen=True):
    """What the desk has looked at: nothing is called quiet that was not read."""

    received: int
    read: int
    unread: dict[str, int]  # language -> reports
    refused: int


class BriefView(Value, frozen=True):
    as_of: Moment
    coverage: Coverage
    stories: tuple[StoryView, ...]
    model_note: str = ""  # "calibrated on simulation" until enough is settled


class ChangeView(Value, frozen=True):
    """One change between two moments. ``before``/``after`` None where it did not exist."""

    change: Change
    proposition: PropositionView  # as after, or as before where nothing is left
    event: EventView
    before: PropositionView | None
    after: PropositionView | None
    because: str  # claim or judgement id
    story: str = ""
    quote: Quote | None = None  # of the claim that caused it
    source: str = ""


class DiffView(Value, frozen=True):
    since: Moment
    until: Moment
    changes: tuple[ChangeView, ...]


class NoticeView(Value, frozen=True):
    """A report says of an earlier one that it was wrong, is taken back, is untrue or is overtaken, in these words."""

    kind: NoticeKind
    report: str  # id as given by the input, else the uid
    source: str
    received: Moment
    of: str  # id of the report that it speaks of
    of_source: str
    quote: Quote
    own: bool  # by the outlet that published it
    probability: float


class RunView(Value, frozen=True):
    """Somebody ran what was corrected; ``followed`` names the report by which the outlet has set it right, "" for none."""

    report: str
    source: str
    received: Moment
    how: str  # "copy" or "named"
    followed: str = ""


class CorrectionView(Value, frozen=True):
    """A report that was corrected or withdrawn: what was said wrong, by whom it was mended, and who ran it."""

    report: str
    uid: str
    source: str
    received: Moment
    title: str
    withdrawn: bool
    notices: tuple[NoticeView, ...]
    claims: tuple[Quote, ...]
    runs: tuple[RunView, ...]

    @property
    def open(self) -> tuple[RunView, ...]:
        """Who ran it and has not corrected it."""
        return tuple(one for one in self.runs if not one.followed)


class CorrectionsView(Value, frozen=True):
    """What was mended until a moment, the latest first; ``notices`` holds denials and updates too, in their order."""

    as_of: Moment
    corrections: tuple[CorrectionView, ...]
    notices: tuple[NoticeView, ...]


class ReportView(Value, frozen=True):
    """A report as shown on the page, with the claims that were read from it."""

    uid: str
    id: str
    source: str
    source_kind: SourceKind
    url: str
    published: Moment | None
    received: Moment
    title: str
    body: str
    language: str
    read: bool
    copies: str = ""  # uid of the report that it repeats
    replaces: str = ""


class RecordView(Value, frozen=True):
    """How a voice held up on what was settled: effective claims, share right with its 90 % interval, and the
    Admiralty letter that it would earn."""

    name: str
    n: float
    right: float
    low: float
    high: float
    letter: str
    topic: str = ""
    country: str = ""


class HedgeView(Value, frozen=True):
    """How often claims with this wording were right."""

    words: str
    n: int
    right: int


class BinView(Value, frozen=True):
    """Forecasts between two bounds: how many, their mean, and the share that came true."""

    low: float
    high: float
    n: int
    mean: float
    true: float


class MissView(Value, frozen=True):
    """A settled proposition that the desk had wrong: what it believed, what was true, and how it came about."""

    proposition: PropositionView
    event: EventView
    probability: float
    true: bool
    basis: str
    story: tuple[str, ...]


class ScoreView(Value, frozen=True):
    """How sources, hedge words and the desk itself held up on what was settled."""

    as_of: Moment
    settled: int
    brier: float | None
    log_score: float | None
    calibration_error: float | None
    bins: tuple[BinView, ...]
    misses: tuple[MissView, ...]
    sources: tuple[RecordView, ...]
    hedges: tuple[HedgeView, ...]
    note: str = ""
