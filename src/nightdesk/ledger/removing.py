# SPDX-License-Identifier: Apache-2.0
"""The one exception to "nothing is overwritten": content that the law demands be removed.

Letters become blocks of the same number, so that every offset still points where it did and no word is
left; the triggers let this pass only where a removal is on record, and let nothing else pass with it.
Blanked are the report, its original bytes, its index entry, its readings, claims and embeddings, and the
quotes of its links, ties and notices. What was derived from it together with other reports stays: a hash, a name.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import sqlalchemy as sa

from nightdesk.ledger import dialect, tables
from nightdesk.ledger.records import StoredReport

OF_REPORT = ("title", "text", "url", "media")
OF_QUOTE = ("exact",)
OF_READING = ("exact", "group", "head", "name", "cue", "cites", "corrects")
_DROPPED = {"url", "media"}  # an address of blocks leads nowhere
_LETTER = re.compile(r"[^ \n]")


def blank(connection: sa.Connection, stored: StoredReport) -> None:
    """Take the words of a report out of every row that quotes them (inside a transaction)."""
    uid, claim = stored.report.uid, tables.claim.c
    _blank_payloads(connection, tables.report, tables.report.c.seq == stored.seq, OF_REPORT)
    _empty(connection, tables.original, "content", tables.original.c.sha256 == stored.report.sha256)
    dialect.forget_text(connection, stored.seq)
    embedded = tables.embedding.c.claim.in_(sa.select(claim.id).where(claim.report == uid))
    _empty(connection, tables.embedding, "vector", embedded)
    _blank_payloads(connection, tables.reading, tables.reading.c.report == uid, OF_READING)
    _blank_payloads(connection, tables.claim, claim.report == uid, OF_READING)
    for name in ("link", "tie", "notice"):
        _blank_payloads(connection, tables.derived[name], dialect.speaks_of(uid), OF_QUOTE)


def _empty(connection: sa.Connection, table: sa.Table, column: str, condition: sa.ColumnElement[bool]) -> None:
    connection.execute(table.update().where(condition).values({column: b""}))


def _blank_payloads(
    connection: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool], keys: tuple[str, ...]
) -> None:
    (primary,) = table.primary_key.columns
    for row in connection.execute(sa.select(primary, table.c.payload).where(condition)).all():
        content = _without_words(msgspec.json.decode(row.payload), keys)
        values: dict[str, Any] = {}
        if table is tables.report:
            values["url"] = ""
            content = {key: value for key, value in content.items() if key not in _DROPPED}
        values["payload"] = msgspec.json.encode(content)
        connection.execute(table.update().where(primary == row[0]).values(values))


def _without_words(value: Any, keys: tuple[str, ...], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _without_words(one, keys, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_words(one, keys, key) for one in value]
    return _LETTER.sub(dialect.BLOCK, value) if isinstance(value, str) and key in keys else value
