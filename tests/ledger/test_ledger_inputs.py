# SPDX-License-Identifier: Apache-2.0
"""What goes in: identity, editions, order, the moment of receipt, and what is left to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import (
    LAYER,
    arrival,
    judgement,
    layer,
    one_of_everything,
    parameters,
    reading,
    refusal,
    report,
)

from nightdesk.ledger import Arrival, Ledger
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.errors import LedgerError, UnknownId


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as opened:
        yield opened


def test_a_new_report_is_kept_verbatim_with_its_bytes(ledger: Ledger) -> None:
    first = arrival(1, text="“Dawn” \u202e 🔥 e\u0301 \ufffd\n\n  trailing  ")
    (accepted,) = ledger.accept([first])
    assert (accepted.seq, accepted.outcome, accepted.replaces, accepted.received) == (1, "new", None, 10)
    assert ledger.report(first.report.uid).report == first.report
    assert ledger.original(first.report.sha256) == first.original
    assert ledger.original("unknown") is None


def test_the_same_report_again_writes_nothing(ledger: Ledger) -> None:
    (first,) = ledger.accept([arrival(1, 10)])
    before = list(ledger.dump())
    (again,) = ledger.accept([arrival(1, 99)])
    assert (again.outcome, again.seq, again.received) == ("duplicate", first.seq, 10)
    assert list(ledger.dump()) == before


def test_the_same_report_twice_in_one_batch_is_kept_once(ledger: Ledger) -> None:
    assert [one.outcome for one in ledger.accept([arrival(1), arrival(1)])] == ["new", "duplicate"]


def test_another_text_under_one_key_replaces_the_newest_edition(ledger: Ledger) -> None:
    first, second, third = ledger.accept([arrival(n, key="story") for n in (1, 2, 3)])
    assert [first.outcome, second.outcome, third.outcome] == ["new", "edition", "edition"]
    assert (second.replaces, third.replaces) == (first.uid, second.uid)
    assert ledger.report("story").report.uid == third.uid


def test_without_a_key_or_from_another_source_nothing_is_an_edition(ledger: Ledger) -> None:
    other = Arrival(report=report(3, source="Other Post", key="story"), original=b"", received=10)
    found = ledger.accept([arrival(1, key=""), arrival(2, key=""), arrival(3, key="story"), other])
    assert {one.outcome for one in found} == {"new"}


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(-5, 50), max_size=4), max_size=6))
def test_received_never_runs_backwards(batches: list[list[int]]) -> None:
    with Ledger.open(":memory:") as ledger:
        number = 0
        for batch in batches:
            arrivals = [arrival(number + offset, at) for offset, at in enumerate(batch)]
            number += len(batch)
            ledger.accept(arrivals)
            ledger.refuse(refusal(number), batch[0] if batch else 0)
        logged = [(one.seq, one.received) for one in ledger.inputs()]
        assert [seq for seq, _ in logged] == list(range(1, len(logged) + 1))
        assert [received for _, received in logged] == sorted(received for _, received in logged)


def test_a_reading_is_never_received_before_its_report(ledger: Ledger) -> None:
    first = arrival(1, 50)
    ledger.accept([first])
    ledger.store_reading(reading(first.report), LAYER, 3)
    assert [one.received for one in ledger.inputs()] == [50, 50]


def test_a_reading_of_an_unknown_report_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UnknownId, match="accept the report first"):
        ledger.store_reading(reading(report(1)), LAYER, 10)


def test_a_report_is_read_once_in_a_layer(ledger: Ledger) -> None:
    first = arrival(1)
    ledger.accept([first])
    ledger.store_reading(reading(first.report), LAYER, 10)
    with pytest.raises(LedgerError):
        ledger.store_reading(reading(first.report), LAYER, 10)
    assert ledger.last_seq() == 2


def test_unfinished_are_those_without_a_reading_in_that_layer_in_order(ledger: Ledger) -> None:
    arrivals = [arrival(n, 10) for n in (3, 1, 2)]
    ledger.accept(arrivals)
    ledger.store_reading(reading(arrivals[1].report), LAYER, 10)
    assert [one.report.id for one in ledger.unfinished(LAYER)] == ["k3", "k2"]
    assert [one.report.id for one in ledger.unfinished("2.0")] == ["k3", "k1", "k2"]


def test_every_input_comes_back_as_it_went_in(ledger: Ledger) -> None:
    first = one_of_everything(ledger)
    found = list(ledger.inputs())
    contents = [one.content for one in found]
    assert contents[0] == ledger.report(first.uid)
    assert contents[1:5] == [refusal(1), judgement(1), parameters(1), layer(1)]
    assert contents[5] == reading(first, 2)
    assert isinstance(contents[5], Reading)
    assert contents[5].claims[1].embedding == bytes([1, 1, 2])
    assert [one.layer for one in found] == ["", "", "", "", "", LAYER]
    assert [one.seq for one in ledger.inputs(after=2, as_of=13)] == [3, 4]
    assert ledger.inputs_of("epoch")[0].content == parameters(1)


def test_claims_by_report_and_layer_in_the_order_of_the_text(ledger: Ledger) -> None:
    first = arrival(1)
    ledger.accept([first])
    ledger.store_reading(reading(first.report, 3), LAYER, 10)
    ledger.store_reading(reading(first.report, 1, layer="2.0"), "2.0", 11)
    assert ledger.claims_of(first.report.uid, LAYER) == list(reading(first.report, 3).claims)
    assert ledger.claims_of(first.report.uid, "2.0") == list(reading(first.report, 1, layer="2.0").claims)
    wanted = reading(first.report, 3).claims[2]
    assert ledger.claims([wanted.id, "unknown"]) == {wanted.id: wanted}


def test_coverage_counts_what_was_known_then(ledger: Ledger) -> None:
    arrivals = [arrival(n, 10 * n) for n in (1, 2, 3)]
    ledger.accept(arrivals)
    ledger.refuse(refusal(1), 30)
    ledger.store_reading(reading(arrivals[0].report), LAYER, 10)
    ledger.store_reading(reading(arrivals[1].report, read=False, language="fa"), LAYER, 20)
    now, then = ledger.numbers(LAYER), ledger.numbers(LAYER, as_of=15)
    assert (now.received, now.read, now.unread, now.refused) == (3, 1, {"fa": 1}, 1)
    assert (then.received, then.read, then.unread, then.refused) == (1, 1, {}, 0)


def test_search_finds_words_in_any_accent_and_not_what_came_later(ledger: Ledger) -> None:
    ledger.accept([arrival(1, 10, "Fire in Bogotá tonight"), arrival(2, 20, "A fire again"), arrival(3, 30, "Rain")])
    first, second = ledger.report("k1").report.uid, ledger.report("k2").report.uid
    assert ledger.search("bogota") == [first]
    assert set(ledger.search("fire")) == {first, second}
    assert ledger.search("fire", as_of=15) == [first]
    assert len(ledger.search("fire", limit=1)) == 1


@pytest.mark.parametrize("query", ["", "   ", '"', "fire AND", "NEAR(", "title:fire", "a*", "(((", "-x ^y", "'; DROP"])
def test_a_query_is_words_and_never_syntax(ledger: Ledger, query: str) -> None:
    ledger.accept([arrival(1, 10, "Rain")])
    assert ledger.search(query) == []


def test_an_unknown_report_is_said_to_be_unknown(ledger: Ledger) -> None:
    with pytest.raises(UnknownId, match="no report 'nothing'"):
        ledger.report("nothing")
    assert ledger.reports(["nothing"]) == {}


def test_a_ledger_knows_when_it_last_received(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        assert (ledger.last_received(), ledger.last_seq()) == (None, 0)
        ledger.accept([arrival(1, 10), arrival(2, 20)])
    with Ledger.open(path, read_only=True) as ledger:
        assert (ledger.last_received(), ledger.last_seq(), ledger.moments()) == (20, 2, [10, 20])
