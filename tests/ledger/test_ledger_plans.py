# SPDX-License-Identifier: Apache-2.0
"""Adding to a large ledger costs what adding to a small one does: nothing on the way of a report scans a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from ledger_makers import LAYER, arrival, put_member, raw, reading

from nightdesk.ledger import DERIVED, Ledger

Statement = tuple[str, Any]


@contextmanager
def heard(ledger: Ledger) -> Iterator[list[Statement]]:
    """Every statement that the ledger sends."""
    sent: list[Statement] = []

    def listen(_: Any, __: Any, statement: str, parameters: Any, ___: Any, many: bool) -> None:
        sent.append((statement, parameters[0] if many else parameters))

    sa.event.listen(ledger._engine, "before_cursor_execute", listen)
    yield sent
    sa.event.remove(ledger._engine, "before_cursor_execute", listen)


def scans(path: Path, sent: list[Statement]) -> list[str]:
    """The statements whose plan walks a whole table or index."""
    found = []
    with closing(raw(path)) as connection:
        for statement, parameters in sent:
            if statement.startswith(("SELECT", "INSERT")) and "report_text" not in statement:
                plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
                found += [f"{row[3]}: {statement}" for row in plan if row[3].startswith("SCAN")]
    return [one for one in found if not one.startswith("SCAN CONSTANT ROW")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.accept([arrival(n) for n in range(50)])
    return path


def test_nothing_on_the_way_of_a_report_scans_a_table(path: Path) -> None:
    with Ledger.open(path) as ledger, heard(ledger) as sent:
        (accepted,) = ledger.accept([arrival(99, key="k1")])
        stored = ledger.reports([accepted.uid])[accepted.uid]
        with ledger.transaction():
            seq = ledger.store_reading(reading(stored.report, 3), LAYER, stored.received)
            put_member(ledger, "c-1", "e-1", seq=seq)
            ledger.claims_of(stored.report.uid, LAYER)
            ledger.claims(["c-1", "c-2"])
            for name, spec in DERIVED.items():
                for as_of in (None, 99):
                    ledger.get(name, "c-9", as_of=as_of)
                    for column in ("key", *spec.columns):
                        ledger.find(name, column, ["e-1", "e-2"], as_of=as_of)
        ledger.last_received()
        ledger.last_seq()
    assert len(sent) > 50
    assert scans(path, sent) == []


def test_the_check_sees_a_scan(path: Path) -> None:
    with Ledger.open(path) as ledger, heard(ledger) as sent:
        ledger.all("membership")
    assert scans(path, sent)
