# SPDX-License-Identifier: Apache-2.0
"""Inputs: what the world, the reader and the desk put in. Each gets the next seq, in one order.

Invariant: seq and received never run backwards together: an input is received at the earliest when
the last one was, unless it continues an earlier input (a reading carries its report's moment).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import sqlalchemy as sa

from nightdesk.ledger import dialect, tables
from nightdesk.ledger.records import (
    Accepted,
    Arrival,
    Content,
    Input,
    Layer,
    Removal,
    StoredReport,
)
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.errors import LedgerError, UnknownId
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Report, Value

_encode = msgspec.json.Encoder(order="deterministic").encode
_report = msgspec.json.Decoder(Report).decode
_claim = msgspec.json.Decoder(Claim).decode
_PLAIN: dict[str, type[Value]] = {
    "refusal": Refusal,
    "judgement": Judgement,
    "epoch": Parameters,
    "activation": Layer,
    "removal": Removal,
}


def next_seq(connection: sa.Connection, received: Moment, what: str) -> int:
    """Log one input and give it its seq."""
    last = connection.execute(sa.select(sa.func.max(tables.log.c.seq))).scalar() or 0
    connection.execute(tables.log.insert(), {"seq": last + 1, "received": received, "what": what})
    return int(last + 1)


def last_received(connection: sa.Connection) -> Moment | None:
    return connection.execute(sa.select(sa.func.max(tables.log.c.received))).scalar()


def accept(connection: sa.Connection, arrivals: Sequence[Arrival]) -> list[Accepted]:
    """Write reports; what is known already is not written again."""
    outcomes, floor = [], last_received(connection) or 0
    texts: list[tuple[int, str, str]] = []
    for arrival in arrivals:
        outcome = _accept_one(connection, arrival, max(floor, arrival.received))
        if outcome.outcome != "duplicate":  # what is not written moves no clock
            floor = outcome.received
            texts.append((outcome.seq, arrival.report.title, arrival.report.text))
        outcomes.append(outcome)
    if texts:
        dialect.index_text(connection, texts)
    return outcomes


def _accept_one(connection: sa.Connection, arrival: Arrival, received: Moment) -> Accepted:
    report, c = arrival.report, tables.report.c
    known = connection.execute(
        sa.select(c.seq, c.replaces, tables.log.c.received)
        .join(tables.log, tables.log.c.seq == c.seq)
        .where(c.uid == report.uid)
    ).first()
    if known is not None:
        return Accepted(
            seq=known.seq,
            uid=report.uid,
            outcome="duplicate",
            replaces=known.replaces,
            received=known.received,
        )
    replaces = _earlier_edition(connection, report)
    seq = next_seq(connection, received, "report")
    connection.execute(
        tables.report.insert(),
        {
            "seq": seq, "uid": report.uid, "id": report.id, "source": report.source,
            "edition_key": report.key, "url": report.url, "published": report.published,
            "replaces": replaces, "sha256": report.sha256, "payload": _encode(report),
        },
    )  # fmt: skip
    if report.sha256:
        statement = sa.select(tables.original.c.sha256).where(tables.original.c.sha256 == report.sha256)
        if connection.execute(statement).first() is None:
            connection.execute(tables.original.insert(), {"sha256": report.sha256, "content": arrival.original})
    return Accepted(
        seq=seq,
        uid=report.uid,
        outcome="edition" if replaces else "new",
        replaces=replaces,
        received=received,
    )


def _earlier_edition(connection: sa.Connection, report: Report) -> str | None:
    if not report.key:
        return None
    c = tables.report.c
    return connection.execute(
        sa.select(c.uid).where(c.source == report.source, c.edition_key == report.key).order_by(c.seq.desc()).limit(1)
    ).scalar()


def add_plain(connection: sa.Connection, table: str, value: Value, received: Moment, **columns: str) -> int:
    """Write a refusal, judgement, epoch, activation or removal."""
    received = max(received, last_received(connection) or 0)
    seq = next_seq(connection, received, table)
    connection.execute(tables.metadata.tables[table].insert(), {"seq": seq, "payload": _encode(value), **columns})
    return seq


def store_reading(connection: sa.Connection, reading: Reading, layer: str, received: Moment) -> int:
    """Write a reading with its claims; embeddings go into a table of their own.

    It is received at the earliest when its report was.
    """
    known = reports(connection, tables.report.c.uid == reading.report)
    if not known:
        raise UnknownId(f"a reading of {reading.report!r}, which is not in this ledger", todo="accept the report first")
    seq = next_seq(connection, max(received, known[0].received), "reading")
    bare = msgspec.structs.replace(reading, claims=())
    connection.execute(
        tables.reading.insert(),
        {
            "seq": seq, "report": reading.report, "layer": layer, "language": reading.language,
            "read": int(reading.read), "payload": _encode(bare),
        },
    )  # fmt: skip
    if reading.claims:
        connection.execute(
            tables.claim.insert(),
            [
                {
                    "id": claim.id, "seq": seq, "report": reading.report, "layer": layer, "ordinal": ordinal,
                    "payload": _encode(msgspec.structs.replace(claim, embedding=b"")),
                }
                for ordinal, claim in enumerate(reading.claims)
            ],
        )  # fmt: skip
        vectors = [{"claim": claim.id, "vector": claim.embedding} for claim in reading.claims if claim.embedding]
        if vectors:
            connection.execute(tables.embedding.insert(), vectors)
    return seq


def reports(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[StoredReport]:
    """Stored reports that meet a condition, in order of seq."""
    rows = connection.execute(
        sa.select(tables.report, tables.log.c.received)
        .join(tables.log, tables.log.c.seq == tables.report.c.seq)
        .where(condition)
        .order_by(tables.report.c.seq)
    )
    return [
        StoredReport(seq=row.seq, received=row.received, report=_report(row.payload), replaces=row.replaces)
        for row in rows
    ]


def claims(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> list[Claim]:
    """Claims that meet a condition, with their embeddings, in the order in which they were read."""
    rows = connection.execute(
        sa.select(tables.claim.c.payload, tables.embedding.c.vector)
        .outerjoin(tables.embedding, tables.embedding.c.claim == tables.claim.c.id)
        .where(condition)
        .order_by(tables.claim.c.seq, tables.claim.c.ordinal)
    )
    return [
        msgspec.structs.replace(_claim(row.payload), embedding=row.vector) if row.vector else _claim(row.payload)
        for row in rows
    ]


def unfinished(connection: sa.Connection, layer: str) -> list[StoredReport]:
    """Accepted reports that have no reading in ``layer`` yet, in order of seq."""
    c = tables.reading.c
    read = sa.select(c.report).where(c.report == tables.report.c.uid, c.layer == layer)
    return reports(connection, ~read.exists())


def walk(connection: sa.Connection, after: int, until: Moment) -> Iterator[Input]:
    """Every input received until then, in order of seq."""
    log = tables.log.c
    rows = connection.execute(
        sa.select(log.seq, log.received, log.what).where(log.seq > after, log.received <= until).order_by(log.seq)
    ).all()
    for row in rows:
        content, layer = _content(connection, row.seq, row.what)
        yield Input(seq=row.seq, received=row.received, content=content, layer=layer)


def walk_kinds(connection: sa.Connection, whats: Sequence[str]) -> list[Input]:
    """Every input of these kinds, in order of seq."""
    log = tables.log.c
    rows = connection.execute(
        sa.select(log.seq, log.received, log.what).where(log.what.in_(whats)).order_by(log.seq)
    ).all()
    found = [(row, *_content(connection, row.seq, row.what)) for row in rows]
    return [Input(seq=row.seq, received=row.received, content=content, layer=layer) for row, content, layer in found]


def _content(connection: sa.Connection, seq: int, what: str) -> tuple[Content, str]:
    if what == "report":
        return reports(connection, tables.report.c.seq == seq)[0], ""
    table = tables.metadata.tables[what]
    row = connection.execute(sa.select(table).where(table.c.seq == seq)).one()
    if what == "reading":
        bare = msgspec.json.decode(row.payload, type=Reading)
        found = tuple(claims(connection, tables.claim.c.seq == seq))
        return msgspec.structs.replace(bare, claims=found), row.layer
    if what not in _PLAIN:
        raise LedgerError(f"an input of kind {what!r} at {seq}", "this version does not know it", "upgrade Nightdesk")
    return msgspec.json.decode(row.payload, type=_PLAIN[what]), ""  # type: ignore[return-value]  # one of Content
