# SPDX-License-Identifier: Apache-2.0
"""The ledger on real files: it only adds, it survives being killed, it is blind to what came later."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import report
from nightdesk.ledger import Arrival, Ledger
from nightdesk.ledger.migrations import LATEST
from nightdesk.vocabulary.errors import InvalidValue, LedgerError, UnknownId
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.report import Refusal


def arrival(number: int) -> Arrival:
    one = report(f"Blast number {number} in Kabul", id_=str(number))
    return Arrival(report=one, original=one.text.encode(), received=number)


def event(number: int, story: str = "s") -> Event:
    return Event(id="e", kind="explosion", founder="c", first_received=number, story=story, claims=number)


def test_what_was_accepted_comes_back(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        accepted = ledger.accept([arrival(1), arrival(2), arrival(1)])
        assert [one.outcome for one in accepted] == ["new", "new", "duplicate"]
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.report("1").report == arrival(1).report
        assert [one.report.id for one in ledger.unfinished("layer")] == ["1", "2"]
        with pytest.raises(UnknownId):
            ledger.report("9")


def test_received_never_runs_backwards(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        received = [one.received for one in ledger.accept([arrival(5), arrival(3), arrival(9)])]
        assert received == [5, 5, 9]
        ledger.refuse(Refusal(origin="o", code="c", reason="r"), 2)
        assert ledger.last_received() == 9


@pytest.mark.parametrize(
    "act",
    ["UPDATE report SET uid = 'x'", "DELETE FROM report", "UPDATE event SET live = 0", "DELETE FROM log"],
)
def test_triggers_refuse_to_overwrite(tmp_path: Path, act: str) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.accept([arrival(1)])
        with ledger.transaction():
            ledger.put("event", "e", event(1), seq=1, received=1, layer="l")
    connection = sqlite3.connect(tmp_path / "l.db")
    with pytest.raises(sqlite3.IntegrityError, match="only adds"):
        connection.execute(act)
    connection.close()


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=12),
    then=st.integers(0, 13),
)
def test_the_value_at_a_moment_is_the_last_row_until_then(steps: list[tuple[int, bool]], then: int) -> None:
    expected: dict[str, Event | None] = {}
    with Ledger.open(":memory:") as ledger:
        ledger.accept([arrival(1)])
        with ledger.transaction():
            for moment, (key, live) in enumerate(steps, 1):
                if live:
                    ledger.put("event", str(key), event(moment), seq=1, received=moment, layer="l")
                else:
                    ledger.close_key("event", str(key), seq=1, received=moment, layer="l")
                if moment <= then:
                    expected[str(key)] = event(moment) if live else None
        for key in "0123":
            assert ledger.get("event", key, as_of=then) == expected.get(key)
        wanted = {key: value for key, value in expected.items() if value is not None}
        assert dict(ledger.all("event", as_of=then)) == wanted
        found = ledger.find("event", "story", ["s"], as_of=then)
        assert sorted(one.claims for one in found) == sorted(one.claims for one in wanted.values())


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.accept([arrival(1)])
        with pytest.raises(RuntimeError), ledger.transaction():
            ledger.put("event", "e", event(1), seq=1, received=1, layer="l")
            raise RuntimeError
        assert ledger.get("event", "e") is None


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.accept([arrival(1)])
        with pytest.raises(LedgerError, match="another process"):
            Ledger.open(tmp_path / "l.db")
        with Ledger.open(tmp_path / "l.db", read_only=True) as reader:
            assert reader.report("1").report.id == "1"


def test_what_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "a.db", tmp_path / "b.db"
    text.write_text("not a database at all, but long enough to be looked at " * 20)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    for path in (text, other):
        with pytest.raises(LedgerError):
            Ledger.open(path)
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(tmp_path / "none.db", create=False)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "l.db").close()
    with sqlite3.connect(tmp_path / "l.db") as connection:
        connection.execute("INSERT INTO schema_version VALUES (?)", (LATEST + 1,))
    with pytest.raises(LedgerError, match="upgrade"):
        Ledger.open(tmp_path / "l.db")


def test_search_takes_words_and_never_syntax(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.accept([arrival(1), arrival(2)])
        assert len(ledger.search("kabul blast")) == 2
        assert ledger.search("kabul", as_of=1) == [arrival(1).report.uid]
        for query in ('"', "NEAR(", "a OR", "*", "", "title:x", "kabul AND"):
            ledger.search(query)


def test_a_removal_leaves_hash_author_and_reason_and_no_word(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.accept([arrival(1)])
        ledger.remove(arrival(1).report.uid, "court", "order 12", 9)
        kept = ledger.report(arrival(1).report.uid).report
        assert set(kept.text) == {"█", " "}
        assert kept.sha256 == arrival(1).report.sha256
        assert ledger.search("kabul") == []
    raw = (tmp_path / "l.db").read_bytes()
    assert b"order 12" in raw


def test_unknown_tables_and_columns_are_named(tmp_path: Path) -> None:
    with Ledger.open(":memory:") as ledger:
        with pytest.raises(InvalidValue, match="allowed"):
            ledger.get("nothing", "x")
        with pytest.raises(InvalidValue, match="allowed"):
            ledger.find("event", "colour", ["x"])
        with pytest.raises(LedgerError, match="transaction"):
            ledger.put("event", "e", event(1), seq=1, received=1, layer="l")
