# SPDX-License-Identifier: Apache-2.0
"""Whoever opens the file, with whatever tool, cannot change or delete a row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_makers import one_of_everything, raw

from nightdesk.ledger import Ledger
from nightdesk.ledger.tables import metadata


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with at least one row in every table, so that every trigger has something to refuse."""
    path = tmp_path_factory.mktemp("guarded") / "ledger.db"
    with Ledger.open(path) as ledger:
        one_of_everything(ledger)
    with closing(raw(path)) as connection, connection:
        for table in metadata.sorted_tables:
            if not connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]:
                marks = ", ".join("1" for _ in table.columns)
                connection.execute(f"INSERT INTO {table.name} VALUES ({marks})")
    return path


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_column_of_every_table_refuses_update(path: Path, table: str) -> None:
    with closing(raw(path)) as connection:
        for column in metadata.tables[table].columns:
            with pytest.raises(sqlite3.IntegrityError, match="the ledger only adds"):
                connection.execute(f"UPDATE {table} SET {column.name} = 7")


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_table_refuses_delete(path: Path, table: str) -> None:
    with (
        closing(raw(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="the ledger only adds"),
    ):
        connection.execute(f"DELETE FROM {table}")
