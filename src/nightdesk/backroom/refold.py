# SPDX-License-Identifier: Apache-2.0
"""Fold everything again under other rules, and write down only what came out differently.

Invariant: after it, the current derived rows are those of a ledger that had known the standing judgements
and the active layer from the start. So undoing a judgement restores the picture exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nightdesk.backroom.books import Books
from nightdesk.backroom.fold import Fold
from nightdesk.backroom.standing import Standing
from nightdesk.backroom.work import Cause
from nightdesk.ledger import DERIVED, Arrival, Input, Ledger, Redirect, StoredReport
from nightdesk.naming import Namer
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.weighing import PARAMETERS, Epochs

_UNCOMPARED = {"redirect"}


@dataclass(frozen=True, slots=True)
class Anew:
    """A scratch ledger, and what was believed with in the end."""

    ledger: Ledger
    books: Books


def fold_anew(
    inputs: Iterable[Input], layer: str, namer: Namer, rules: Standing, epochs: Epochs, *, judged_with: str = ""
) -> Anew:
    """A scratch ledger with the readings of ``layer`` folded under ``rules`` from the start.

    It learns again from what was settled, at the same places in the order; ``judged_with`` names an epoch to
    believe with throughout instead. A report that was read again counts from when it came in, not from when it was
    read again: ages, silence and the growth of tolls are those of the reports.
    """
    inputs = list(inputs)
    again = _read_again(inputs, layer)
    scratch = Ledger.open(":memory:")
    books = Books(scratch, rules, epochs, judged_with or PARAMETERS.epoch)
    fold = Fold(scratch, namer, books, learns=not judged_with)
    with scratch.transaction():
        for one in inputs:
            cause = Cause(seq=one.seq, received=one.received, layer=layer)
            if isinstance(one.content, StoredReport):
                arrival = Arrival(report=one.content.report, original=b"", received=one.received)
                scratch.accept([arrival])
                if (reading := again.get(one.content.report.uid)) is not None:
                    stored = scratch.report(reading.report)
                    scratch.store_reading(reading, layer, one.received)
                    fold.reading(stored, reading, cause)
            elif isinstance(one.content, Reading) and one.layer == layer and one.content.report not in again:
                stored = scratch.report(one.content.report)
                scratch.store_reading(one.content, layer, one.received)
                fold.reading(stored, one.content, cause)
            elif isinstance(one.content, Judgement) and rules.settles(one.content):
                fold.settlement(one.content, cause)
    return Anew(scratch, books)


def _read_again(inputs: Iterable[Input], layer: str) -> dict[str, Reading]:
    """The readings of a layer whose reports an earlier layer had read, by report."""
    before: set[str] = set()
    again: dict[str, Reading] = {}
    for one in inputs:
        if isinstance(one.content, Reading):
            if one.layer == layer and one.content.report in before:
                again[one.content.report] = one.content
            before.add(one.content.report)
    return again


def write_differences(ledger: Ledger, scratch: Ledger, cause: Cause) -> None:
    """Bring the derived rows of ``ledger`` to those of ``scratch`` (inside a transaction)."""
    for table in DERIVED:
        if table in _UNCOMPARED:
            continue
        old, new = dict(ledger.all(table)), dict(scratch.all(table))
        for key, value in new.items():
            if old.get(key) != value:
                index = {"event": scratch_event(scratch, key)} if table == "belief" else {}
                ledger.put(table, key, value, seq=cause.seq, received=cause.received, layer=cause.layer, **index)
        for key in old:
            if key not in new:
                ledger.close_key(table, key, seq=cause.seq, received=cause.received, layer=cause.layer)
                if table == "event":
                    _redirect(ledger, scratch, key, old[key].founder, cause)
        if table == "event":
            for key in new:
                if ledger.get("redirect", key) is not None:
                    ledger.close_key("redirect", key, seq=cause.seq, received=cause.received, layer=cause.layer)


def scratch_event(scratch: Ledger, proposition: str) -> str:
    """The event of a proposition."""
    found = scratch.get("proposition", proposition)
    return str(found.event) if found is not None else ""


def _redirect(ledger: Ledger, scratch: Ledger, old: str, founder: str, cause: Cause) -> None:
    """An event that is no more leads to the one that its founding claim belongs to now."""
    membership = scratch.get("membership", founder)
    if membership is not None:
        value = Redirect(old=old, new=membership.event)
        ledger.put("redirect", old, value, seq=cause.seq, received=cause.received, layer=cause.layer)
