# SPDX-License-Identifier: Apache-2.0
"""Write the SQL of a small ledger of the latest schema: ``python tests/ledger/freeze.py > tests/ledger/frozen/schema_N.sql``.

Run once when a schema is released; the file is never written again, so that every later version is tested
against what that schema really was.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from ledger_makers import one_of_everything, raw

from nightdesk.ledger import Ledger
from nightdesk.ledger.dialect import APPLICATION_ID


def frozen(connection: sqlite3.Connection) -> list[str]:
    """Statements that make the file again: tables, rows, full text, then indexes and triggers."""
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    shadow = "report_text_"
    tables = [(name, sql) for kind, name, sql in made if kind == "table" and not name.startswith(shadow)]
    lines = [f"PRAGMA application_id={APPLICATION_ID}", *(sql for _, sql in tables)]
    for name, _ in tables:
        rowid = "rowid, " if name == "report_text" else ""
        cursor = connection.execute(f"SELECT {rowid}* FROM {name}")
        columns = ", ".join(column[0] for column in cursor.description)
        for row in cursor.fetchall():
            values = ", ".join(connection.execute("SELECT quote(?)", (value,)).fetchone()[0] for value in row)
            lines.append(f"INSERT INTO {name}({columns}) VALUES ({values})")
    return lines + [sql for kind, _, sql in made if kind in {"index", "trigger"}]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with Ledger.open(path) as ledger:
            one_of_everything(ledger)
        with closing(raw(path)) as connection:
            sys.stdout.write(";\n".join(frozen(connection)) + ";\n")


if __name__ == "__main__":
    main()
