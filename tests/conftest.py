# SPDX-License-Identifier: Apache-2.0
"""Shared parts of the tests: short reports, and a desk whose reader has its model loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nightdesk.desk import Desk
from nightdesk.ledger import FixedClock
from nightdesk.naming import Namer
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.moments import parse_moment
from nightdesk.vocabulary.report import Report, report_uid
from nightdesk.vocabulary.terms import SourceKind

NOON = parse_moment("2021-03-04T12:00:00Z")


@pytest.fixture(scope="session")
def namer() -> Namer:
    return Namer()


@pytest.fixture(scope="session")
def reader(namer: Namer) -> BuiltinReader:
    return BuiltinReader(zones=namer.zone_of)


def report(
    text: str,
    source: str = "Alpha Wire",
    at: str = "2021-03-04T10:00:00Z",
    kind: SourceKind = SourceKind.WIRE,
    id_: str = "",
    title: str = "",
) -> Report:
    """A report of an invented outlet."""
    key = id_ or f"{source}/{text[:20]}/{at}"
    uid = report_uid(source, key, title, text)
    return Report(
        uid=uid, id=id_ or uid, source=source, text=text, title=title, key=key, published=parse_moment(at),
        source_kind=kind, sha256=uid,
    )  # fmt: skip


@pytest.fixture
def open_desk(tmp_path: Path, reader: BuiltinReader, namer: Namer) -> Callable[[str], Desk]:
    """Opens a desk over a file of that name, with a clock that stands still."""

    def opened(name: str = "desk.db") -> Desk:
        return Desk.open(tmp_path / name, clock=FixedClock(NOON), reader=reader, namer=namer)

    return opened
