# SPDX-License-Identifier: Apache-2.0
"""Corrections over the whole way of a report: what they speak of, who has not followed, and that replay finds the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from conftest import NOON, report
from nightdesk.desk import Desk
from nightdesk.ledger import FixedClock
from nightdesk.naming import Namer
from nightdesk.telling import corrections_json, corrections_text
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.moments import Moment, parse_moment
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import NoticeKind, Status

BLAST = "A large explosion destroyed the fuel depot of Corrin harbour on Thursday, the fire service said."


def at(minute: int) -> str:
    return f"2021-03-04T10:{minute:02}:00Z"


STREAM = [
    report(BLAST, "Alpha Wire", at(0), id_="first"),
    report(BLAST, "Beta Times", at(5), id_="copy"),
    report("An explosion hit the fuel depot of Corrin harbour, Alpha Wire reported.", "Gamma Radio", at(7), id_="named"),
    report("Alpha Wire has withdrawn its story published at 10:00 about an explosion at the Corrin fuel depot.",
           "Alpha Wire", at(30), id_="notice"),
    report("Our report on an explosion at the Corrin harbour fuel depot was wrong.", "Gamma Radio", at(40), id_="follows"),
]  # fmt: skip


class Explosions:
    """Finds an explosion in each report that is no notice."""

    version = "explosions"

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        del received
        return [
            Reading(report=one.uid, language="en", read=True, claims=self._claims(one), reader="explosions")
            for one in reports
        ]

    @staticmethod
    def _claims(one: Report) -> tuple[Claim, ...]:
        start = one.body.find("explosion")
        if one.id in {"notice", "follows"}:
            return ()
        quote = Quote.of(one.body, 0, len(one.body))
        trigger = Quote.of(one.body, start, start + len("explosion"))
        return (Claim(id=f"c-{one.id}", report=one.uid, kind="explosion", quote=quote, trigger=trigger),)


@pytest.fixture
def open_desk(tmp_path: Path, namer: Namer) -> Callable[..., Desk]:
    def opened(name: str = "desk.db") -> Desk:
        return Desk.open(tmp_path / name, clock=FixedClock(NOON), reader=Explosions(), namer=namer)

    return opened


def test_who_ran_it_and_has_not_followed(open_desk: Callable[..., Desk]) -> None:
    with open_desk() as desk:
        desk.add(STREAM, replay=True)
        view = desk.corrections()
        first = next(one for one in view.corrections if one.report == "first")
        assert first.withdrawn
        assert {one.report: one.followed for one in first.runs} == {"copy": "", "named": "follows"}
        assert [one.report for one in first.open] == ["copy"]
        assert [(one.report, one.of, one.kind) for one in view.notices if one.own] == [
            ("notice", "first", NoticeKind.WITHDRAWAL), ("follows", "named", NoticeKind.CORRECTION),
        ]  # fmt: skip
        text = corrections_text(view, open_only=True)
        assert "RAN IT AND HAVE NOT CORRECTED IT (1 report)" in text
        assert "Beta Times" in text


def test_the_view_knows_only_what_was_known_then(open_desk: Callable[..., Desk]) -> None:
    with open_desk() as desk:
        desk.add(STREAM, replay=True)
        assert desk.corrections(parse_moment(at(20))).corrections == ()
        then = desk.corrections(parse_moment(at(35)))
        assert [one.report for one in then.corrections[0].open] == ["copy", "named"]


def test_the_json_follows_its_schema(open_desk: Callable[..., Desk]) -> None:
    schema = json.loads((files("nightdesk.telling") / "schemas/corrections.schema.json").read_text("utf-8"))
    with open_desk() as desk:
        desk.add(STREAM, replay=True)
        view = desk.corrections()
    jsonschema.validate(corrections_json(view), schema)
    assert [one["open"] for one in corrections_json(view, open_only=True)["corrections"]] == [["copy"]]


def test_a_withdrawn_report_silences_its_claims_and_their_copies(open_desk: Callable[..., Desk]) -> None:
    with open_desk() as desk:
        desk.add(STREAM[:2], replay=True)
        before = occurred(desk)
        desk.add(STREAM[3:4], replay=True)
        after = occurred(desk)
    assert after[1] is Status.RETRACTED
    assert after[0] < before[0]


def test_replay_links_the_same(open_desk: Callable[..., Desk], tmp_path: Path) -> None:
    with open_desk() as desk:
        desk.add(STREAM, replay=True)
        desk.replay_into(tmp_path / "again.db")
        with open_desk("again.db") as again:
            assert again.dump() == desk.dump()


def occurred(desk: Desk) -> tuple[float, Status]:
    (one,) = (
        one
        for story in desk.brief().stories
        for event in story.events
        for one in event.propositions
        if one.attribute == "occurred"
    )
    return one.probability, one.status
