# SPDX-License-Identifier: Apache-2.0
"""The roll of actors: proposed until two outlets or a person confirm; judged same and different, and undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from conftest import NOON, report
from nightdesk.desk import Desk
from nightdesk.ledger import FixedClock
from nightdesk.naming.identities import Verdict
from nightdesk.vocabulary.claim import Mention, Reading
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import NameType

ONE = report("Imran Dastgir was arrested on Friday, police said.", "Alpha Wire")
TWO = report("Police said on Friday that they had detained Imran Dastgir at his home.", "Beta Times")
THREE = report("A court freed Imran Dastjir on Saturday.", "Gamma Post", at="2021-03-04T11:00:00Z")


class Names:
    """A reader that finds the one name, whatever model is packaged."""

    version = "names-only"

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] | None = None) -> list[Reading]:
        return [Reading(report=one.uid, language="en", read=True, mentions=self._found(one.body)) for one in reports]

    @staticmethod
    def _found(body: str) -> tuple[Mention, ...]:
        found = re.finditer(r"Imran \w+", body)
        return tuple(Mention(quote=Quote.of(body, *one.span()), type=NameType.PERSON) for one in found)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk.db", clock=FixedClock(NOON), reader=Names()) as opened:
        yield opened


def ids(desk: Desk, name: str) -> list[str]:
    return [one.id for one in desk.actors().actors if name in one.forms]


def test_proposed_then_confirmed(desk: Desk) -> None:
    desk.add([ONE])
    first = next(one for one in desk.actors().actors if "Imran Dastgir" in one.forms)
    assert (first.status, first.outlets) == ("proposed", ("Alpha Wire",))
    desk.add([TWO])
    second = next(one for one in desk.actors().actors if one.id == first.id)
    assert (second.status, second.reports) == ("confirmed", 2)


def test_judged_same_and_undone(desk: Desk) -> None:
    desk.add([ONE, THREE])
    before = desk.actors()
    [one], [other] = ids(desk, "Imran Dastgir"), ids(desk, "Imran Dastjir")
    assert one != other
    assert any(edge.pair == tuple(sorted([one, other])) for edge in before.questions)
    made = desk.judge("same", [one, other], by="ada", reason="one spelling is a slip")
    joined = desk.actors()
    assert joined.identities.actor(other) == one
    assert joined.identities.why(one, other)[0].verdict is Verdict.SAME
    assert [entry.id for entry in joined.actors if entry.one_with == (other,)] == [one]
    desk.undo(made.id, by="ada", reason="they are two")
    assert desk.actors().actors == before.actors
