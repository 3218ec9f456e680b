# SPDX-License-Identifier: Apache-2.0
"""All that is particular to SQLite: pragmas, triggers, full text, and the lock of the one writer.

``synchronous=FULL``: an accepted report survives a killed process and a power cut alike.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from nightdesk.vocabulary.errors import LedgerError

MEMORY = ":memory:"
APPLICATION_ID = 0x4E646B31  # "Ndk1" in the header of every ledger file
_BUSY_MS = 30_000


def engine_for(path: str, *, read_only: bool) -> sa.Engine:
    """An engine whose connections follow the rules of the ledger."""
    if path == MEMORY:
        engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    else:
        engine = sa.create_engine(f"sqlite:///{path}", poolclass=sa.pool.NullPool)
    sa.event.listen(engine, "connect", lambda connection, _: _prepare(connection, path, read_only))
    sa.event.listen(engine, "begin", lambda connection: _begin(connection, read_only))
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


def _begin(connection: sa.Connection, read_only: bool) -> None:
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def check_is_ledger(path: Path) -> bool:
    """Whether the file is a ledger; False for a new or empty one.

    Raises:
        LedgerError: the file is something else.
    """
    if not path.exists() or path.stat().st_size == 0:
        return False
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            found = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise LedgerError(
            f"{path} is no ledger ({error})", todo="give the path of a ledger or of a new file"
        ) from None
    if found != APPLICATION_ID and tables:
        raise LedgerError(
            f"{path} is a database of something else", todo="give the path of a ledger or of a new file"
        )
    return bool(tables)


def guard(connection: sa.Connection, table: str, unless: str = "") -> None:
    """Refuse UPDATE and DELETE on ``table``; ``unless`` is the one condition under which UPDATE passes."""
    when = f"WHEN NOT ({unless})" if unless else ""
    for act, condition in (("UPDATE", when), ("DELETE", "")):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {condition} "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger only adds: {act} on {table} is refused'); END"
        )


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


def index_text(connection: sa.Connection, rows: list[tuple[int, str, str]]) -> None:
    connection.exec_driver_sql("INSERT INTO report_text(rowid, title, text) VALUES (?, ?, ?)", rows)


def forget_text(connection: sa.Connection, seq: int) -> None:
    connection.exec_driver_sql("DELETE FROM report_text WHERE rowid = ?", (seq,))


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
