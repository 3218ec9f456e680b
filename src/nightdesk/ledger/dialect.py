# SPDX-License-Identifier: Apache-2.0
"""All that is particular to SQLite: pragmas, triggers, full text, and the lock of the one writer.

``synchronous=FULL``: an accepted report survives a killed process and a power cut alike.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from nightdesk.vocabulary.errors import LedgerError

MEMORY = ":memory:"
BLOCK = "█"  # stands for one removed letter
APPLICATION_ID = 0x4E646B31  # "Ndk1" in the header of every ledger file
WRITES = "nightdesk_writes"  # execution option of connections that lock for writing at once
_BUSY_MS = 30_000


def engine_for(path: str, *, read_only: bool) -> sa.Engine:
    """An engine whose connections follow the rules of the ledger."""
    if path == MEMORY:
        engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    else:  # the pool keeps connections open: closing the last one would checkpoint after every call
        engine = sa.create_engine(sa.URL.create("sqlite", database=path))
    sa.event.listen(engine, "connect", lambda connection, _: _prepare(connection, path, read_only))
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, path: str, read_only: bool) -> None:
    connection.isolation_level = None  # transactions are begun by hand, so that a writer locks at once
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    elif path != MEMORY:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("PRAGMA temp_store=MEMORY")


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def check_is_ledger(path: Path) -> bool:
    """Whether the file is a ledger; False for a new or empty one.

    Raises:
        LedgerError: the file is something else.
    """
    if not path.exists() or path.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path} is no ledger ({error})", todo="give the path of a ledger or of a new file") from None
    if found != APPLICATION_ID and tables:
        raise LedgerError(f"{path} is a database of something else", todo="give the path of a ledger or of a new file")
    return bool(tables)


def guard(connection: sa.Connection, table: sa.Table, blanking: Blanking | None = None) -> None:
    """Refuse UPDATE and DELETE on ``table``; an UPDATE passes only as the ``blanking`` of removed content."""
    when = f"WHEN NOT ({_only_blanks(table, blanking)})" if blanking is not None else ""
    for act, condition in (("UPDATE", when), ("DELETE", "")):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_no_{act.lower()} BEFORE {act} ON {table.name} {condition} "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger only adds: {act} on {table.name} is refused'); END"
        )


@dataclass(frozen=True, slots=True)
class Blanking:
    """Which content a recorded removal may blank: ``recorded`` is the condition that there is one."""

    recorded: str
    emptied: tuple[str, ...] = ()  # columns that become empty
    wordless: tuple[str, ...] = ()  # keys of the JSON payload that lose their words, wherever they stand


def _only_blanks(table: sa.Table, blanking: Blanking) -> str:
    """SQL: a removal is on record, the content goes, and all else stays as it was."""
    changing = {*blanking.emptied, *(("payload",) if blanking.wordless else ())}
    parts = [f"EXISTS ({blanking.recorded})"]
    parts += [f"length(NEW.{name}) = 0" for name in blanking.emptied]
    parts += [f"NEW.{column.name} IS OLD.{column.name}" for column in table.columns if column.name not in changing]
    if blanking.wordless:
        keys = ", ".join(f"'{key}'" for key in blanking.wordless)
        paths = ", ".join(f"'$.{key}'" for key in blanking.wordless)
        content = f"(coalesce(key IN ({keys}), 0) OR path IN ({paths}))"
        rest = f"SELECT fullkey, type, atom FROM json_tree(CAST({{}}.payload AS TEXT)) WHERE NOT {content}"
        new, old = rest.format("NEW"), rest.format("OLD")
        parts.append(f"NOT EXISTS ({new} EXCEPT {old}) AND NOT EXISTS ({old} EXCEPT {new})")
        parts.append(
            f"NOT EXISTS (SELECT 1 FROM json_tree(CAST(NEW.payload AS TEXT)) WHERE {content} "
            f"AND type = 'text' AND atom GLOB '*[^{BLOCK} ' || char(10) || ']*')"
        )
    return " AND ".join(parts)


def report_in(payload: str) -> str:
    """SQL: the report that a JSON payload speaks of; the payload of a closed row is empty."""
    return f"CASE WHEN length({payload}) > 0 THEN json_extract(CAST({payload} AS TEXT), '$.report') END"


def speaks_of(uid: str) -> sa.ColumnElement[bool]:
    """The condition that a derived row's payload speaks of that report; a scan, for removals only."""
    return sa.literal_column(f"({report_in('payload')})") == uid


def scrub(engine: sa.Engine) -> None:
    """Write the file anew, so that nothing blanked stays behind in free pages or in the write-ahead log."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        connection.close()


def create_search(connection: sa.Connection) -> None:
    """The full-text index over titles and texts (FTS5, accents folded)."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE report_text USING fts5(title, text, tokenize='unicode61 remove_diacritics 2')"
    )
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def search_rows(connection: sa.Connection, query: str, until: int, limit: int) -> list[str]:
    """Uids of reports received until then that match, best first. The query is words, never syntax."""
    words = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
    if not words:
        return []
    rows = connection.exec_driver_sql(
        "SELECT report.uid FROM report_text JOIN report ON report.seq = report_text.rowid "
        "JOIN log ON log.seq = report.seq WHERE report_text MATCH ? AND log.received <= ? "
        "ORDER BY bm25(report_text, 2.0, 1.0), report.seq LIMIT ?",
        (words, until, limit),
    )
    return [row[0] for row in rows]


def rows_with(connection: sa.Connection, words: Sequence[str], after: int, before: int, limit: int) -> list[str]:
    """Uids of the newest reports between two seqs that hold any of the words or phrases, newest first.

    Not by rank: how well a report matches depends on all others in the index, later ones too.
    """
    query = " OR ".join('"' + word.replace('"', '""') + '"' for word in words if word.strip())
    if not query:
        return []
    rows = connection.exec_driver_sql(
        "SELECT report.uid FROM report_text JOIN report ON report.seq = report_text.rowid "
        "WHERE report_text MATCH ? AND report_text.rowid > ? AND report_text.rowid < ? ORDER BY report_text.rowid DESC LIMIT ?",
        (query, after, before, limit),
    )
    return [row[0] for row in rows]


def index_text(connection: sa.Connection, rows: list[tuple[int, str, str]]) -> None:
    connection.exec_driver_sql("INSERT INTO report_text(rowid, title, text) VALUES (?, ?, ?)", rows)


def forget_text(connection: sa.Connection, seq: int) -> None:
    """Take a report out of the index; merging all segments drops its words from the older ones too."""
    connection.exec_driver_sql("DELETE FROM report_text WHERE rowid = ?", (seq,))
    connection.exec_driver_sql("INSERT INTO report_text(report_text) VALUES ('optimize')")


class WriterLock:
    """Held by the one process that writes; a second one is told so at once. Readers need none."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] | None = None
        self._path = path.with_name(path.name + ".lock")

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            LedgerError: another process writes to this ledger.
        """
        file = self._path.open("ab")
        try:
            _lock(file)
        except OSError:
            file.close()
            raise LedgerError(
                f"{self._path.name} is held: another process writes to this ledger",
                "one writer at a time",
                "wait for it, or stop it",
            ) from None
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.set_inheritable(file.fileno(), False)
