# SPDX-License-Identifier: Apache-2.0
"""The one exception to "nothing is overwritten": content that the law demands be removed.

Letters become blocks of the same number, so that every offset still points where it did and no word is
left; the triggers let this pass only where a removal is on record.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import sqlalchemy as sa

from nightdesk.ledger import dialect, tables
from nightdesk.ledger.records import StoredReport

_LETTER = re.compile(r"\S")


def blank(connection: sa.Connection, stored: StoredReport) -> None:
    """Blank the report's text, its original bytes, its index entry, and the quotes in its claims."""
    report = msgspec.structs.replace(
        stored.report, title=_blocks(stored.report.title), text=_blocks(stored.report.text), url="", media=()
    )
    connection.execute(
        tables.report.update().where(tables.report.c.seq == stored.seq),
        {"payload": msgspec.json.encode(report, order="deterministic"), "url": ""},
    )
    connection.execute(
        tables.original.update().where(tables.original.c.sha256 == report.sha256), {"content": b""}
    )
    dialect.forget_text(connection, stored.seq)
    found = connection.execute(
        sa.select(tables.claim.c.id, tables.claim.c.payload).where(tables.claim.c.report == report.uid)
    ).all()
    for row in found:
        payload = msgspec.json.encode(_without_words(msgspec.json.decode(row.payload)), order="deterministic")
        connection.execute(tables.claim.update().where(tables.claim.c.id == row.id), {"payload": payload})


def _without_words(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _without_words(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_words(one, key) for one in value]
    return _blocks(value) if isinstance(value, str) and key in {"exact", "group", "head"} else value


def _blocks(text: str) -> str:
    return _LETTER.sub("█", text)
