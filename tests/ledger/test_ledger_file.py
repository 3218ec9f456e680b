# SPDX-License-Identifier: Apache-2.0
"""The file itself: schemas that only grow, one writer, and clear words for what cannot be opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from ledger_makers import arrival, link, one_of_everything, raw, reading, report

from nightdesk.ledger import Ledger, Redirect, migrations, tables
from nightdesk.vocabulary.errors import LedgerError

SCHEMAS = sorted((Path(__file__).parent / "frozen").glob("schema_*.sql"))


def restored(schema: Path, path: Path) -> Path:
    with closing(raw(path)) as connection, connection:
        connection.executescript(schema.read_text("utf-8"))
    return path


def made(path: Path) -> list[tuple[str, str, str]]:
    """What the file is made of, apart from the order in which it was made."""
    with closing(raw(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return sorted((kind, name, " ".join((sql or "").split())) for kind, name, sql in rows)


def test_every_schema_so_far_is_kept_as_a_fixture() -> None:
    assert [one.stem for one in SCHEMAS] == [f"schema_{number}" for number in range(1, migrations.LATEST + 1)]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_a_ledger_of_an_earlier_schema_opens_with_every_row(schema: Path, tmp_path: Path) -> None:
    path = restored(schema, tmp_path / "old.db")
    with Ledger.open(path) as ledger:
        first = report(1)
        assert ledger.report("k1").report == first
        assert [type(one.content).__name__ for one in ledger.inputs()] == [
            "StoredReport", "Refusal", "Judgement", "Parameters", "Layer", "Reading",
        ]  # fmt: skip
        assert ledger.claims_of(first.uid, "1.0") == list(reading(first, 2).claims)
        assert ledger.get("redirect", "e-1") == Redirect(old="e-1", new="e-2")
        assert ledger.find("link", "source", ["e-1"]) == [link(first)]
        assert ledger.search("blast") == [first.uid]
        assert ledger.original(first.sha256) == first.text.encode()
        (accepted,) = ledger.accept([arrival(2, 99)])
        assert (accepted.seq, accepted.outcome) == (7, "new")


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_an_old_ledger_ends_up_made_as_a_new_one(schema: Path, tmp_path: Path) -> None:
    """Fails when a table changes without a migration step: a released schema is never edited."""
    path = restored(schema, tmp_path / "old.db")
    Ledger.open(path).close()
    Ledger.open(tmp_path / "new.db").close()
    assert made(path) == made(tmp_path / "new.db")


def test_a_table_declared_later_is_one_more_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = restored(SCHEMAS[0], tmp_path / "old.db")
    with closing(raw(path)) as connection:
        before = connection.execute("SELECT count(*) FROM log").fetchone()
    grown = sa.MetaData()
    for table in tables.metadata.sorted_tables:
        table.to_metadata(grown)
    sa.Table("later", grown, sa.Column("row_id", sa.Integer, primary_key=True))
    monkeypatch.setattr(tables, "metadata", grown)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, migrations.add_tables))
    monkeypatch.setattr(migrations, "LATEST", migrations.LATEST + 1)
    with pytest.raises(LedgerError, match="open it once for writing"):
        Ledger.open(path, read_only=True)
    Ledger.open(path).close()
    Ledger.open(path, read_only=True).close()
    with closing(raw(path)) as connection:
        assert connection.execute("SELECT count(*) FROM log").fetchone() == before
        assert connection.execute("SELECT max(version) FROM schema_version").fetchone() == (migrations.LATEST,)
        connection.execute("INSERT INTO later VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError, match="the ledger only adds"):
            connection.execute("DELETE FROM later")


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "ledger.db"
    Ledger.open(path).close()
    with closing(raw(path)) as connection, connection:
        connection.execute("INSERT INTO schema_version VALUES (99)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"schema 99.*knows schemas up to.*upgrade"):
        Ledger.open(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"a diary, not a ledger " * 100, b"SQLite format 3\0" + b"\1" * 4096])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "accounts.db"
    with closing(raw(path)) as connection, connection:
        connection.execute("CREATE TABLE log(seq, received, what)")
    with pytest.raises(LedgerError, match="a database of something else"):
        Ledger.open(path)


def test_a_missing_ledger_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "ledger.db"
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(LedgerError, match="no ledger at"):
            Ledger.open(path, **options)
    assert not path.parent.exists()
    Ledger.open(path).close()
    assert path.exists()


@pytest.mark.parametrize("name", ["a b.db", "50%25.db", "what?.db", "tag#1.db", "ليل.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Ledger.open(tmp_path / name) as ledger:
        ledger.accept([arrival(1)])
    with Ledger.open(tmp_path / name, read_only=True) as ledger:
        assert ledger.last_seq() == 1
    assert (tmp_path / name).exists()


def test_a_second_writer_is_told_so_and_readers_are_not(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as writer:
        writer.accept([arrival(1)])
        with pytest.raises(LedgerError, match="another process writes"):
            Ledger.open(path)
        with Ledger.open(path, read_only=True) as reader:
            assert reader.last_seq() == 1
    with Ledger.open(path) as writer:
        assert writer.last_seq() == 1


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        one_of_everything(ledger)
        before = list(ledger.dump())
    with Ledger.open(path) as ledger:
        assert list(ledger.dump()) == before
