# SPDX-License-Identifier: Apache-2.0
"""The same inputs in the same order give the same rows, however they were batched or interrupted."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import (
    LAYER,
    arrival,
    judgement,
    layer,
    one_of_everything,
    parameters,
    put_member,
    reading,
    refusal,
)

from nightdesk.ledger import Arrival, Input, Layer, Ledger, StoredReport
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.report import Refusal

Step = tuple[str, int, int]  # what, which one, how long after the one before
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["report", "edition", "refusal", "judgement", "epoch", "layer", "reading", "failed"]),
        st.integers(0, 5),
        st.integers(-3, 3),
    ),
    max_size=25,
)


def fold(ledger: Ledger, stored: StoredReport, read: Reading, name: str, received: int) -> None:
    """What a desk does with a reading, as a stand-in: the claim joins the event of its report's source."""
    seq = ledger.store_reading(read, name, received)
    for claim in read.claims:
        put_member(ledger, claim.id, f"e-{stored.report.source}", seq=seq, received=received)


def live(ledger: Ledger, steps: list[Step]) -> None:
    now = 10
    for order, (what, number, later) in enumerate(steps):
        now += later
        if what == "report":
            ledger.accept([arrival(number, now), arrival(number + 1, now)])
        elif what == "edition":
            ledger.accept([arrival(number, now, f"Edition {order}", key="story")])
        elif what == "refusal":
            ledger.refuse(refusal(number), now)
        elif what == "judgement":
            ledger.add_judgement(judgement(order), now)
        elif what == "epoch":
            ledger.add_epoch(parameters(number), now)
        elif what == "layer":
            ledger.activate(layer(number), now)
        elif what == "failed":
            try:
                with ledger.transaction():
                    ledger.accept([arrival(90 + number, now)])
                    put_member(ledger, "never", "e")
                    raise RuntimeError
            except RuntimeError:
                pass
        else:
            with ledger.transaction():
                for stored in ledger.unfinished(LAYER)[:number]:
                    fold(ledger, stored, reading(stored.report, number), LAYER, stored.received)


def replay(ledger: Ledger, one: Input, original: bytes) -> None:
    content: Any = one.content
    with ledger.transaction():
        if isinstance(content, StoredReport):
            ledger.accept([Arrival(report=content.report, original=original, received=one.received)])
        elif isinstance(content, Refusal):
            ledger.refuse(content, one.received)
        elif isinstance(content, Judgement):
            ledger.add_judgement(content, one.received)
        elif isinstance(content, Parameters):
            ledger.add_epoch(content, one.received)
        elif isinstance(content, Layer):
            ledger.activate(content, one.received)
        else:
            fold(ledger, ledger.report(content.report), content, one.layer, one.received)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_replay_equals_live_row_by_row(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(":memory:") as fresh:
        with Ledger.open(Path(folder) / "live.db") as first:
            live(first, steps)
        with Ledger.open(Path(folder) / "live.db", read_only=True) as kept:
            for one in kept.inputs():
                known = one.content.report if isinstance(one.content, StoredReport) else None
                replay(fresh, one, kept.original(known.sha256) or b"" if known else b"")
            assert list(fresh.dump()) == list(kept.dump())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 40)), max_size=12), st.data())
def test_how_reports_are_batched_changes_nothing(given_: list[tuple[int, int]], data: st.DataObject) -> None:
    arrivals = [arrival(number, at) for number, at in given_]
    cut = data.draw(st.integers(0, len(arrivals)))
    with Ledger.open(":memory:") as whole, Ledger.open(":memory:") as parts:
        outcomes = whole.accept(arrivals)
        assert parts.accept(arrivals[:cut]) + parts.accept(arrivals[cut:]) == outcomes
        assert list(parts.dump()) == list(whole.dump())


def test_a_dump_tells_any_difference(tmp_path: Path) -> None:
    with Ledger.open(":memory:") as first, Ledger.open(":memory:") as second:
        one_of_everything(first)
        one_of_everything(second)
        assert list(first.dump()) == list(second.dump())
        with second.transaction():
            put_member(second, "c-1", "e-1", received=15)
        assert list(first.dump()) != list(second.dump())
