# SPDX-License-Identifier: Apache-2.0
"""The law's exception: the words go from every page of the file; hash, author and reason stay."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_makers import LAYER, arrival, link, notice, raw, reading

from nightdesk.ledger import Ledger, Removal
from nightdesk.vocabulary.errors import LedgerError, UnknownId

WORD = "Zanzibarquux"
TEXT = f"{WORD} was heard\nby Quuxperson, a witness of {WORD}."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        told, other = arrival(1, 10, TEXT), arrival(2, 10, "Rain fell.")
        ledger.accept([told, other])
        with ledger.transaction():
            for one in (told, other):
                ledger.store_reading(reading(one.report, 2), LAYER, 10)
                key = f"l-{one.report.id}"
                ledger.put("link", key, link(one.report), seq=3, received=10, layer=LAYER)
                ledger.put("notice", key, notice(one.report), seq=3, received=10, layer=LAYER)
            ledger.close_key("link", "l-k2", seq=3, received=10, layer=LAYER)
    return path


def test_nothing_of_the_words_is_left_in_the_file(path: Path) -> None:
    assert WORD.encode() in path.read_bytes()
    with Ledger.open(path) as ledger:
        ledger.remove("k1", "Ada", "order of the court", 20)
        for file in path.parent.iterdir():
            found = file.read_bytes().lower()
            assert WORD.lower().encode() not in found, file.name
            assert b"quuxperson" not in found, file.name


def test_what_stays_is_the_hash_the_author_the_reason_and_every_offset(path: Path) -> None:
    with Ledger.open(path) as ledger:
        before = ledger.report("k1")
        seq = ledger.remove("k1", "Ada", "order of the court", 20)
        after = ledger.report("k1")
        removal = Removal(uid=before.report.uid, sha256=before.report.sha256, by="Ada", reason="order of the court")
        assert [(one.seq, one.content) for one in ledger.inputs_of("removal")] == [(seq, removal)]
        assert (after.seq, after.received, after.report.sha256) == (before.seq, 10, before.report.sha256)
        assert len(after.report.text) == len(TEXT)
        assert set(after.report.text) == set("█ \n")
        for claim in ledger.claims_of(after.report.uid, LAYER):
            assert claim.trigger.exact == after.report.body[claim.trigger.start : claim.trigger.end]
            assert (claim.cites, claim.embedding) == (("█████ ██████",), b"")
        assert ledger.original(before.report.sha256) == b""
        assert ledger.search(WORD) == []


def test_other_reports_are_not_touched(path: Path) -> None:
    with Ledger.open(path) as ledger:
        uid = ledger.report("k2").report.uid
        before = (ledger.report("k2"), ledger.claims_of(uid, LAYER), ledger.history("link", "l-k2"))
        ledger.remove("k1", "Ada", "order of the court", 20)
        assert (ledger.report("k2"), ledger.claims_of(uid, LAYER), ledger.history("link", "l-k2")) == before


def test_a_removed_report_does_not_come_back_by_being_sent_again(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.remove("k1", "Ada", "order of the court", 20)
        assert ledger.accept([arrival(1, 30, TEXT)])[0].outcome == "duplicate"
        assert WORD not in ledger.report("k1").report.text


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE report SET payload = '{\"text\":\"rewritten\"}' WHERE id = 'k1'",
        "UPDATE report SET payload = replace(CAST(payload AS TEXT), '█████', 'false') WHERE id = 'k1'",
        "UPDATE report SET payload = replace(CAST(payload AS TEXT), 'Example Wire', 'Other Post') WHERE id = 'k1'",
        "UPDATE report SET source = 'Other Post' WHERE id = 'k1'",
        "UPDATE report SET url = 'https://other.example/' WHERE id = 'k1'",
        "UPDATE claim SET payload = replace(CAST(payload AS TEXT), 'explosion', 'fire') WHERE report = (SELECT uid FROM report WHERE id = 'k1')",
        "UPDATE claim SET ordinal = 7 WHERE report = (SELECT uid FROM report WHERE id = 'k1')",
        "UPDATE reading SET payload = replace(CAST(payload AS TEXT), '█', 'x') WHERE report = (SELECT uid FROM report WHERE id = 'k1')",
        "UPDATE link SET payload = replace(CAST(payload AS TEXT), 'e-2', 'e-9') WHERE key = 'l-k1'",
        "UPDATE original SET content = 'forged' WHERE content = x''",
        "UPDATE removal SET payload = '{}'",
        "DELETE FROM report WHERE id = 'k1'",
    ],
)
def test_a_removal_opens_no_way_to_anything_but_blanking(path: Path, change: str) -> None:
    with Ledger.open(path) as ledger:
        ledger.remove("k1", "Ada", "order of the court", 20)
    with closing(raw(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="the ledger only adds"):
        assert connection.execute(change).rowcount, "the change meets no row"


def test_without_a_removal_on_record_nothing_can_be_blanked(path: Path) -> None:
    with closing(raw(path)) as connection:
        for change in ("UPDATE original SET content = x''", "UPDATE embedding SET vector = x''"):
            with pytest.raises(sqlite3.IntegrityError, match="the ledger only adds"):
                connection.execute(change)


def test_a_removal_needs_a_report_an_author_and_a_reason(path: Path) -> None:
    with Ledger.open(path) as ledger:
        before = list(ledger.dump())
        with pytest.raises(UnknownId):
            ledger.remove("nothing", "Ada", "order of the court", 20)
        for by, reason in ((" ", "order of the court"), ("Ada", "")):
            with pytest.raises(LedgerError, match="both are required"):
                ledger.remove("k1", by, reason, 20)
        assert list(ledger.dump()) == before
