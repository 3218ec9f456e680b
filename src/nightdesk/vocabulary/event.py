# SPDX-License-Identifier: Apache-2.0
"""Event, its claims and roots, stories, links and ties: what merging derives from claims."""

from __future__ import annotations

from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Quote, Value
from nightdesk.vocabulary.terms import Dependence, Granularity, LinkKind, NameType, NoticeKind, RoleName, TieKind


class Filler(Value, frozen=True):
    """Who or what fills a role of an event: a resolved actor, or a nominal head while nobody is named."""

    role: RoleName
    name: str
    type: NameType
    actor: str | None = None
    head: str = ""


class Event(Value, frozen=True):
    """One occurrence, as its claims describe it so far. ``id`` is the hash of the founding claim."""

    id: str
    kind: str
    founder: str  # claim id
    first_received: Moment
    fillers: tuple[Filler, ...] = ()
    start: Moment | None = None
    end: Moment | None = None
    granularity: Granularity | None = None
    place: PlaceMention | None = None
    places: tuple[str, ...] = ()  # ids of every place named for it, with the wider ones
    ordinals: tuple[str, ...] = ()  # "second" in "a second blast"
    background: bool = False
    part_of: str | None = None  # event id
    story: str = ""
    title: str = ""  # only where a person renamed it
    dismissed: bool = False
    embedding: bytes = b""
    claims: int = 1


def event_id(founder: str) -> str:
    """The lasting id of the event that claim ``founder`` founds (DESIGN §3.8)."""
    return make_id("e", founder)


class Membership(Value, frozen=True):
    """A claim speaks of an event; ``speaks_for``/``speaks_against`` explain the decision in words."""

    claim: str
    event: str
    report: str
    probability: float = 1.0
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    by: str = "rule"  # or the id of the judgement that decided


class RootEdge(Value, frozen=True):
    """A claim goes back to a root, by which kind of dependence and how probably."""

    claim: str
    root: str
    kind: Dependence
    probability: float = 1.0
    via: str = ""  # the claim, report or source that it was taken from
    words: str = ""  # "citing state television", for the tree on the page
    outlet: str = ""  # actor id of the source that published the claim


class Story(Value, frozen=True):
    """Events that belong together."""

    id: str
    founder: str  # event id
    first_received: Moment
    last_received: Moment
    title: str = ""  # only where a person renamed it


class Link(Value, frozen=True):
    """A relation between two events, as reported."""

    kind: LinkKind
    source: str  # event id
    target: str  # event id
    claim: str
    report: str
    quote: Quote


class Tie(Value, frozen=True):
    """A relation between two actors, as reported."""

    kind: TieKind
    source: str
    target: str
    claim: str
    report: str
    quote: Quote
    said: Moment = 0  # when the report speaks
    source_name: str = ""
    target_name: str = ""


class Notice(Value, frozen=True):
    """A report says of an earlier one that it was wrong, is taken back, is untrue or is overtaken."""

    kind: NoticeKind
    report: str  # uid of the report that says so
    of: str  # uid of the report that it speaks of
    quote: Quote
    own: bool  # said by the outlet that published it
    probability: float
    claims: tuple[str, ...] = ()  # of the earlier report, those that it speaks of
