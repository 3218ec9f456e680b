# SPDX-License-Identifier: Apache-2.0
"""Small values for the tests of the ledger."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from nightdesk.ledger import Arrival, Layer, Ledger, Redirect
from nightdesk.vocabulary.claim import Claim, Mention, Reading
from nightdesk.vocabulary.event import Link, Membership, Notice
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.report import Quote, Refusal, Report, report_uid
from nightdesk.vocabulary.terms import JudgementKind, LinkKind, NoticeKind

LAYER = "1.0"


def report(number: int, text: str = "", *, source: str = "Example Wire", key: str | None = None) -> Report:
    text = text or f"Blast number {number} was heard in the old town."
    key = f"k{number}" if key is None else key
    uid = report_uid(source, key, "", text)
    return Report(
        uid=uid, id=key or uid, key=key, source=source, text=text, sha256=hashlib.sha256(text.encode()).hexdigest()
    )  # fmt: skip


def arrival(number: int, received: int = 10, text: str = "", *, key: str | None = None) -> Arrival:
    made = report(number, text, key=key)
    return Arrival(report=made, original=made.text.encode(), received=received)


def claim(of: Report, ordinal: int = 0, *, layer: str = LAYER) -> Claim:
    quote = Quote.of(of.body, ordinal, ordinal + 5)
    return Claim(
        id=f"c-{of.uid}-{ordinal}-{layer}", report=of.uid, kind="explosion", quote=Quote.of(of.body, 0, len(of.body)),
        trigger=quote, cites=("Radio Zenith",), embedding=bytes([ordinal, 1, 2]), reader=layer,
    )  # fmt: skip


def reading(of: Report, claims: int = 1, *, layer: str = LAYER, read: bool = True, language: str = "en") -> Reading:
    return Reading(
        report=of.uid, language=language, read=read, reader=layer,
        claims=tuple(claim(of, ordinal, layer=layer) for ordinal in range(claims)),
        mentions=(Mention(quote=Quote.of(of.body, 0, 5), type="place", name=of.body[:5]),),  # type: ignore[arg-type]
    )  # fmt: skip


def link(of: Report) -> Link:
    return Link(
        kind=LinkKind.CAUSES, source="e-1", target="e-2", claim="c", report=of.uid, quote=Quote.of(of.body, 0, len(of.body))
    )  # fmt: skip


def notice(of: Report) -> Notice:
    return Notice(
        kind=NoticeKind.CORRECTION, report=of.uid, of="r-1", quote=Quote.of(of.body, 0, len(of.body)), own=True,
        probability=0.9,
    )  # fmt: skip


def judgement(number: int) -> Judgement:
    return Judgement(id=f"j{number}", kind=JudgementKind.WITHDRAW, subjects=("r-1",), by="Ada", reason="wrong")


def refusal(number: int) -> Refusal:
    return Refusal(origin=f"file{number}", code="too_large", reason="larger than the limit")


def parameters(number: int) -> Parameters:
    return Parameters(epoch=f"p{number}", values={"prior": 0.1 * number})


def layer(number: int) -> Layer:
    return Layer(layer=f"{number}.0", reader="1", naming="1", merging="1", weighing="1")


def put_redirect(ledger: Ledger, key: str, new: str, *, seq: int = 1, received: int = 10) -> None:
    ledger.put("redirect", key, Redirect(old=key, new=new), seq=seq, received=received, layer=LAYER)


def put_member(ledger: Ledger, key: str, event: str, *, seq: int = 1, received: int = 10) -> None:
    value = Membership(claim=key, event=event, report="r-1")
    ledger.put("membership", key, value, seq=seq, received=received, layer=LAYER)


def one_of_everything(ledger: Ledger) -> Report:
    """At least one row in every table of inputs, and in a few derived ones."""
    first = arrival(1)
    ledger.accept([first])
    ledger.refuse(refusal(1), 11)
    ledger.add_judgement(judgement(1), 12)
    ledger.add_epoch(parameters(1), 13)
    ledger.activate(layer(1), 14)
    with ledger.transaction():
        seq = ledger.store_reading(reading(first.report, 2), LAYER, 15)
        put_redirect(ledger, "e-1", "e-2", seq=seq, received=15)
        put_member(ledger, "c-1", "e-1", seq=seq, received=15)
        ledger.put("link", "l-1", link(first.report), seq=seq, received=15, layer=LAYER)
    return first.report


def raw(path: Path) -> sqlite3.Connection:
    """The file behind the ledger, as somebody with another tool sees it."""
    return sqlite3.connect(path)
