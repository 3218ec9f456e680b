# SPDX-License-Identifier: Apache-2.0
"""Annotated documents added to a real desk: which event each of its claims went to, and which story each report.

Invariant: the desk gets the documents' own text and nothing of the annotation; what is undated stays undated.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from training.sets.ecbplus_documents import Document
from training.tellings import Laid, laid

from nightdesk.desk import Desk
from nightdesk.ledger import Ledger
from nightdesk.reading import Reader
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.event import Event, Membership
from nightdesk.vocabulary.moments import MINUTE, Moment
from nightdesk.vocabulary.report import Report

_BEGIN: Moment = 1_600_000_000_000_000  # microseconds; a moment like any other
Span = tuple[str, int, int]
"""Document, and the first and last code point of a trigger in its text."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a desk made of some documents."""

    events: dict[Span, str]  # trigger of a claim -> its event
    stories: dict[str, str]  # document -> the story of most of its claims


class Remembered:
    """A reader that reads every report once, however often it comes."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._known = reader, dict[str, Reading]()
        self.version = reader.version

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        missing = [one for one in reports if one.uid not in self._known]
        for report, reading in zip(missing, self._reader.read_many(missing, [0] * len(missing)), strict=True):
            self._known[report.uid] = reading
        return [self._known[one.uid] for one in reports]


class _Ticking:
    """A minute passes with every report."""

    def __init__(self) -> None:
        self._at = _BEGIN

    def now(self) -> Moment:
        self._at += MINUTE
        return self._at


def picture(documents: Iterable[Document], reader: Reader) -> Picture:
    """The documents added in their order."""
    texts = {one.report.uid: one for one in map(laid, documents)}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "desk.db"
        with Desk.open(file, reader=reader, clock=_Ticking()) as desk:
            for one in texts.values():
                desk.add([msgspec.structs.replace(one.report, key=one.report.uid)])
        with Ledger.open(file, read_only=True) as ledger:
            return _read_off(ledger, texts)


def _read_off(ledger: Ledger, texts: Mapping[str, Laid]) -> Picture:
    members: list[Membership] = [one for _, one in ledger.all("membership")]
    claims = ledger.claims([one.claim for one in members])
    stories: dict[str, Counter[str]] = {}
    events: dict[Span, str] = {}
    told: dict[str, Event] = dict(ledger.all("event"))
    for one in members:
        claim = claims[one.claim]
        name = texts[claim.report].document.name
        events[name, claim.trigger.start, claim.trigger.end] = one.event
        stories.setdefault(name, Counter())[told[one.event].story] += 1
    most = {name: min(counted, key=lambda story: (-counted[story], story)) for name, counted in stories.items()}
    alone = {one.document.name: one.document.name for one in texts.values()}
    return Picture(events, {**alone, **most})
