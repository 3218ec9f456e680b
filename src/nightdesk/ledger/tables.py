# SPDX-License-Identifier: Apache-2.0
"""The tables. Inputs get a seq in ``log``; derived tables all have one shape.

Invariant: rows are only added. A derived value changes by a later row of the same key (``live`` 0 closes
it); each row carries the seq and the received time of the input that caused it, and its layer.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from nightdesk.vocabulary.belief import Belief, Evidence, Interval, Proposition, Settlement
from nightdesk.vocabulary.event import Event, Link, Membership, Notice, RootEdge, Story, Tie
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Value

metadata = sa.MetaData()


class Redirect(Value, frozen=True):
    """An id that now stands for another one."""

    old: str
    new: str


class Block(Value, frozen=True):
    """An event can be found under this key."""

    block: str
    event: str


class Band(Value, frozen=True):
    """A report can be found under this band of its fingerprint."""

    band: str
    report: str


class EventToll(Value, frozen=True):
    """The counts of an event as intervals, by what is counted."""

    event: str
    counts: dict[str, Interval]


class Hang(Value, frozen=True):
    """A proposition is said on the condition of another: it rises and falls with it."""

    proposition: str
    condition: str


class Above(Value, frozen=True):
    """Who an actor was last said to be a part of: one row however often it is said."""

    actor: str
    above: str


class Heard(Value, frozen=True):
    """When the desk last heard anything that was not said before."""

    at: Moment


class CopyRow(Value, frozen=True):
    """A report repeats another: how much of it."""

    report: str
    of: str
    share: float
    aligned: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DerivedTable:
    """A derived table: the value that it holds and the columns that it is searched by."""

    name: str
    type: type[Value]
    columns: tuple[str, ...] = ()


DERIVED: dict[str, DerivedTable] = {
    table.name: table
    for table in (
        DerivedTable("event", Event, ("story",)),
        DerivedTable("membership", Membership, ("event", "report")),
        DerivedTable("root", RootEdge, ("root",)),
        DerivedTable("proposition", Proposition, ("event",)),
        DerivedTable("evidence", Evidence, ("proposition", "claim", "report")),
        DerivedTable("belief", Belief, ("event",)),
        DerivedTable("settlement", Settlement, ("day",)),
        DerivedTable("hang", Hang, ("condition",)),
        DerivedTable("heard", Heard),
        DerivedTable("toll", EventToll),
        DerivedTable("story", Story),
        DerivedTable("link", Link, ("source", "target")),
        DerivedTable("tie", Tie, ("source", "target")),
        DerivedTable("above", Above),
        DerivedTable("notice", Notice, ("report", "of")),
        DerivedTable("redirect", Redirect),
        DerivedTable("block", Block, ("block",)),
        DerivedTable("band", Band, ("band",)),
        DerivedTable("copy", CopyRow, ("of",)),
    )
}

log = sa.Table(
    "log",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("received", sa.Integer, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Index("log_received", "received"),
)


def _input(name: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(
        name,
        metadata,
        sa.Column("seq", sa.Integer, sa.ForeignKey("log.seq"), primary_key=True),
        *columns,
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )


report = _input(
    "report",
    sa.Column("uid", sa.Text, nullable=False, unique=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("edition_key", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("published", sa.Integer),
    sa.Column("replaces", sa.Text),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Index("report_edition", "source", "edition_key"),
)
refusal = _input("refusal", sa.Column("origin", sa.Text), sa.Column("code", sa.Text))
judgement = _input("judgement", sa.Column("id", sa.Text, nullable=False, unique=True))
epoch = _input("epoch", sa.Column("epoch", sa.Text, nullable=False))
activation = _input("activation", sa.Column("layer", sa.Text, nullable=False))
reading = _input(
    "reading",
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("layer", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("read", sa.Integer, nullable=False),
    sa.UniqueConstraint("report", "layer"),
)
removal = _input("removal", sa.Column("uid", sa.Text, nullable=False, index=True), sa.Column("sha256", sa.Text))
claim = sa.Table(
    "claim",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, sa.ForeignKey("log.seq"), nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("layer", sa.Text, nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Index("claim_report", "report", "layer", "ordinal"),
)
embedding = sa.Table(
    "embedding",
    metadata,
    sa.Column("claim", sa.Text, primary_key=True),
    sa.Column("vector", sa.LargeBinary, nullable=False),
)
original = sa.Table(
    "original",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)


def _derived(spec: DerivedTable) -> sa.Table:
    extra = [sa.Column(f"by_{column}", sa.Text, nullable=False) for column in spec.columns]
    indexes = [sa.Index(f"{spec.name}_by_{column}", f"by_{column}", "row_id") for column in spec.columns]
    return sa.Table(
        spec.name,
        metadata,
        sa.Column("row_id", sa.Integer, primary_key=True),
        sa.Column("seq", sa.Integer, sa.ForeignKey("log.seq"), nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("live", sa.Integer, nullable=False),
        *extra,
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Index(f"{spec.name}_key", "key", "row_id"),
        *indexes,
    )


derived: dict[str, sa.Table] = {name: _derived(spec) for name, spec in DERIVED.items()}
