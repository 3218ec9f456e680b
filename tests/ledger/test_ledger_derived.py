# SPDX-License-Identifier: Apache-2.0
"""Derived values: versions, moments, and transactions that are whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import LAYER, arrival, put_member, put_redirect

from nightdesk.ledger import Ledger, Redirect
from nightdesk.vocabulary.errors import InvalidValue, LedgerError
from nightdesk.vocabulary.event import Membership


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.accept([arrival(1, 10), arrival(2, 20), arrival(3, 30)])
        yield opened


def test_the_newest_under_a_key_are_found_however_many_there_are(ledger: Ledger) -> None:
    with ledger.transaction():
        for number in range(9):
            put_member(ledger, f"c-{number}", "e-1" if number < 7 else "e-2")
        ledger.close_key("membership", "c-6", seq=1, received=10, layer=LAYER)
        found: list[Membership] = ledger.newest("membership", "event", ["e-1", "e-2", "e-3"], each=3)
    assert [one.claim for one in found] == ["c-4", "c-5", "c-7", "c-8"]
    with pytest.raises(InvalidValue):
        ledger.newest("membership", "claim", ["c-1"], each=3)


Step = tuple[str, str | None]  # key, event that it now belongs to; None closes it


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.sampled_from(["e1", "e2"])), max_size=20))
def test_as_of_sees_exactly_what_was_known_then(steps: list[Step]) -> None:
    """Against a plain model: the state after step n is what every later reader sees at moment n."""
    with Ledger.open(":memory:") as ledger:
        ledger.accept([arrival(1, 0)])
        states: list[dict[str, str]] = []
        current: dict[str, str] = {}
        for moment, (key, event) in enumerate(steps, start=1):
            with ledger.transaction():
                if event is None:
                    ledger.close_key("membership", key, seq=1, received=moment, layer=LAYER)
                    current.pop(key, None)
                else:
                    put_member(ledger, key, event, received=moment)
                    current[key] = event
            states.append(dict(current))
            assert {key: one.event for key, one in ledger.all("membership")} == current
        first = {key: index for index, (key, _) in reversed(list(enumerate(steps)))}
        for moment, state in enumerate(states, start=1):
            for key in "abc":
                value = ledger.get("membership", key, as_of=moment)
                assert (value.event if value else None) == state.get(key)
            for event in ("e1", "e2"):
                found = [one.claim for one in ledger.find("membership", "event", [event], as_of=moment)]
                expected = [key for key, one in state.items() if one == event]
                assert found == sorted(expected, key=first.__getitem__)
        for key in "abc":
            written = [event for step, event in steps if step == key]
            assert [one.value.event if one.live else None for one in ledger.history("membership", key)] == written  # type: ignore[attr-defined]


def test_reads_inside_a_transaction_see_its_writes(ledger: Ledger) -> None:
    with ledger.transaction():
        put_member(ledger, "c1", "e1", received=30)
        assert ledger.get("membership", "c1") == ledger.get("membership", "c1", as_of=30)
        assert ledger.get("membership", "c1", as_of=29) is None
        assert [one.claim for one in ledger.find("membership", "event", ["e1"], as_of=30)] == ["c1"]
        put_member(ledger, "c1", "e2", received=30)
        assert ledger.find("membership", "event", ["e1"]) == []
        assert ledger.versions("membership", ["c1"]) == {"c1": 2}
        assert len(ledger.history("membership", "c1")) == 2


def test_a_failed_transaction_leaves_nothing_behind(ledger: Ledger) -> None:
    before = list(ledger.dump())
    with pytest.raises(RuntimeError), ledger.transaction():
        ledger.accept([arrival(9, 40)])
        put_redirect(ledger, "e1", "e2")
        assert ledger.get("redirect", "e1") is not None
        raise RuntimeError
    assert ledger.get("redirect", "e1") is None
    assert ledger.search("9") == []
    assert list(ledger.dump()) == before


def test_a_failed_part_fails_the_whole_even_when_its_error_is_caught(ledger: Ledger) -> None:
    before = list(ledger.dump())
    with pytest.raises(LedgerError, match="all of it is written or nothing"), ledger.transaction():
        put_redirect(ledger, "e1", "e2")
        try:
            with ledger.transaction():
                ledger.accept([arrival(9, 40)])
                raise RuntimeError
        except RuntimeError:
            pass
    assert list(ledger.dump()) == before
    with ledger.transaction():
        put_redirect(ledger, "e1", "e2")
    assert ledger.get("redirect", "e1") == Redirect(old="e1", new="e2")


def test_a_derived_row_needs_a_cause_a_table_and_the_right_value(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="outside a transaction"):
        put_redirect(ledger, "e1", "e2")
    with ledger.transaction():
        with pytest.raises(InvalidValue, match="no derived table 'nonsense'"):
            ledger.put("nonsense", "k", Redirect(old="a", new="b"), seq=1, received=1, layer=LAYER)
        with pytest.raises(InvalidValue, match="allowed: Membership"):
            ledger.put("membership", "k", Redirect(old="a", new="b"), seq=1, received=1, layer=LAYER)
        with pytest.raises(InvalidValue, match="allowed: event, report"):
            value = Membership(claim="k", event="e", report="r")
            ledger.put("membership", "k", value, seq=1, received=1, layer=LAYER, colour="red")
    with pytest.raises(InvalidValue, match="allowed: key, event, report"):
        ledger.find("membership", "colour", ["red"])


def test_many_values_are_found_in_the_order_in_which_they_first_came(ledger: Ledger) -> None:
    keys = [f"c{n}" for n in range(1200)]
    with ledger.transaction():
        for key in reversed(keys):
            put_member(ledger, key, f"e-{key}")
        put_member(ledger, keys[-1], f"e-{keys[-1]}")  # a later version keeps its place
    found = ledger.find("membership", "event", [f"e-{key}" for key in keys])
    assert [one.claim for one in found] == keys[::-1]
    assert [one.claim for one in ledger.find("membership", "key", ["c5", "c7"])] == ["c7", "c5"]


def test_a_reader_sees_what_the_writer_adds_after_it_opened(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", read_only=True) as reader:
        assert reader.get("redirect", "e1") is None
        with ledger.transaction():
            put_redirect(ledger, "e1", "e2")
            assert reader.get("redirect", "e1") is None  # and is not held up by what is not committed
        assert reader.get("redirect", "e1") == Redirect(old="e1", new="e2")
        with reader.transaction():  # one snapshot
            assert reader.last_seq() == 3
            ledger.accept([arrival(4, 40)])
            assert reader.last_seq() == 3
        assert reader.last_seq() == 4
        with pytest.raises(LedgerError, match="readonly"):
            reader.accept([arrival(5, 50)])


def test_a_walk_over_the_inputs_may_add_as_it_goes(ledger: Ledger) -> None:
    seen = []
    for one in ledger.inputs():
        seen.append(one.seq)
        ledger.accept([arrival(100 + one.seq, 40)])
    assert seen == [1, 2, 3]
    assert ledger.last_seq() == 6
