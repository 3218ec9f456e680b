# SPDX-License-Identifier: Apache-2.0
"""What goes into the ledger and comes out of it, beside the words of the vocabulary."""

from __future__ import annotations

from typing import Literal

from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Report, Value


class Arrival(Value, frozen=True):
    """A report with the bytes it came as, at the moment at which the desk got it."""

    report: Report
    original: bytes
    received: Moment


class Accepted(Value, frozen=True):
    """What became of an arrival."""

    seq: int
    uid: str
    outcome: Literal["new", "duplicate", "edition"]
    replaces: str | None
    received: Moment


class StoredReport(Value, frozen=True):
    """A report as the ledger keeps it."""

    seq: int
    received: Moment
    report: Report
    replaces: str | None = None


class Layer(Value, frozen=True):
    """Which makers are active from one seq on."""

    layer: str
    reader: str
    naming: str
    merging: str
    weighing: str


class Removal(Value, frozen=True):
    """The exception that the law demands: content blanked; hash, author and reason stay."""

    uid: str
    sha256: str
    by: str
    reason: str


Content = StoredReport | Refusal | Judgement | Parameters | Layer | Reading | Removal


class Input(Value, frozen=True):
    """One input with its place in the order. ``layer`` is set for readings."""

    seq: int
    received: Moment
    content: Content
    layer: str = ""


class Version(Value, frozen=True):
    """One row of a derived value."""

    seq: int
    received: Moment
    layer: str
    live: bool
    value: Value


class Numbers(Value, frozen=True):
    """Coverage at a moment."""

    received: int
    read: int
    unread: dict[str, int]
    refused: int
