# SPDX-License-Identifier: Apache-2.0
"""Schemas only grow: numbered steps that add, each applied once, in order, in one transaction.

Invariant: a step never drops, renames or rewrites; a ledger of any earlier schema opens and keeps
every row.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from nightdesk.ledger import dialect, removing, tables
from nightdesk.vocabulary.errors import LedgerError

_OF_REPORT = "SELECT 1 FROM removal WHERE removal.uid = OLD.report"
_OF_PAYLOAD = f"SELECT 1 FROM removal WHERE removal.uid = {dialect.report_in('OLD.payload')}"
_BLANKED = {
    "report": dialect.Blanking("SELECT 1 FROM removal WHERE removal.uid = OLD.uid", ("url",), removing.OF_REPORT),
    "original": dialect.Blanking("SELECT 1 FROM removal WHERE removal.sha256 = OLD.sha256", ("content",)),
    "reading": dialect.Blanking(_OF_REPORT, wordless=removing.OF_READING),
    "claim": dialect.Blanking(_OF_REPORT, wordless=removing.OF_READING),
    "embedding": dialect.Blanking(
        "SELECT 1 FROM claim JOIN removal ON removal.uid = claim.report WHERE claim.id = OLD.claim",
        ("vector",),
    ),
    "link": dialect.Blanking(_OF_PAYLOAD, wordless=removing.OF_QUOTE),
    "tie": dialect.Blanking(_OF_PAYLOAD, wordless=removing.OF_QUOTE),
    "notice": dialect.Blanking(_OF_PAYLOAD, wordless=removing.OF_QUOTE),
}


def add_tables(connection: sa.Connection) -> None:
    """Create and guard the tables that the file lacks: the whole step for a newly declared table."""
    known = set(sa.inspect(connection).get_table_names())
    tables.metadata.create_all(connection)
    for name, table in tables.metadata.tables.items():
        if name not in known:
            dialect.guard(connection, table, _BLANKED.get(name))


def _schema_1(connection: sa.Connection) -> None:
    add_tables(connection)
    dialect.create_search(connection)


STEPS: tuple[Callable[[sa.Connection], None], ...] = (_schema_1, add_tables, add_tables)
# 2: settlements and conditions, 3: notices and chains of command
LATEST = len(STEPS)


def migrate(connection: sa.Connection) -> None:
    """Bring the ledger to the latest schema.

    Raises:
        LedgerError: it was written by a newer version.
    """
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)")
    current = version(connection)
    refuse_newer(current)
    for number in range(current + 1, LATEST + 1):
        STEPS[number - 1](connection)
        connection.exec_driver_sql("INSERT INTO schema_version VALUES (?)", (number,))


def version(connection: sa.Connection) -> int:
    """The schema of an open ledger, 0 for none."""
    found = connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar()
    return int(found or 0)


def refuse_older(current: int) -> None:
    """Raise LedgerError for a schema that a reader, who may not migrate, cannot ask."""
    if current < LATEST:
        raise LedgerError(
            f"a ledger of schema {current}, opened for reading",
            f"reading needs schema {LATEST}",
            "open it once for writing: nightdesk add … --db FILE",
        )


def refuse_newer(current: int) -> None:
    """Raise LedgerError for a schema that this version does not know."""
    if current > LATEST:
        raise LedgerError(
            f"a ledger of schema {current}", f"this version knows schemas up to {LATEST}", "upgrade Nightdesk"
        )
