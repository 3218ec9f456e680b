# SPDX-License-Identifier: Apache-2.0
"""Links and ties over the whole way of a report: in the ledger, in the brief, its JSON and the export, each with its words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from conftest import NOON, report
from nightdesk.desk import Desk
from nightdesk.ledger import FixedClock
from nightdesk.naming import Namer
from nightdesk.telling import brief_json, brief_markdown, brief_text, events_csv
from nightdesk.vocabulary.claim import Claim, Mention, Participant, Reading
from nightdesk.vocabulary.moments import Moment, iso
from nightdesk.vocabulary.report import Quote, Report
from nightdesk.vocabulary.terms import NameType, RoleName

TEXT = "The Hill Army, a militia backed by Norland, shelled Ombe in retaliation for a raid."
STREAM = [
    report(TEXT, "Alpha Wire", "2021-03-04T10:00:00Z"),
    report(f"Again: {TEXT}", "Beta Times", "2021-03-04T11:00:00Z"),
]


class Marked:
    """Finds the two events and the two actors of the text above."""

    version = "marked"

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        del received
        return [self._read(one) for one in reports]

    def _read(self, one: Report) -> Reading:
        army, norland = self._span(one, "Hill Army"), self._span(one, "Norland")
        claims = tuple(
            Claim(
                id=f"c-{trigger}-{one.uid}", report=one.uid, kind=kind, quote=Quote.of(one.body, 0, len(one.body)),
                trigger=self._span(one, trigger),
                roles=(Participant(role=RoleName.AGENT, quote=army, type=NameType.ORGANISATION, actor="hill", name="Hill Army"),),
            )
            for trigger, kind in (("shelled", "shelling"), ("raid", "seizure"))
        )  # fmt: skip
        mentions = tuple(
            Mention(quote=quote, type=NameType.ORGANISATION, actor=actor, name=quote.exact)
            for quote, actor in ((army, "hill"), (norland, "norland"))
        )
        return Reading(report=one.uid, language="en", read=True, claims=claims, mentions=mentions, reader="marked")

    @staticmethod
    def _span(one: Report, words: str) -> Quote:
        start = one.body.index(words)
        return Quote.of(one.body, start, start + len(words))


class Unnamed(Namer):
    """Leaves the names as the reader gave them."""

    def name(self, reading: Reading, report: Report) -> Reading:
        return reading


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("relations") / "desk.db"
    with Desk.open(path, clock=FixedClock(NOON), reader=Marked(), namer=Unnamed()) as opened:
        opened.add(STREAM, replay=True)
        yield opened


def test_the_brief_s_json_has_both_with_everybody_who_said_them(desk: Desk) -> None:
    found = brief_json(desk.brief())
    schema = json.loads((files("nightdesk.telling") / "schemas/brief.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    story = found["stories"][0]
    (link,) = story["links"]
    assert link["kind"] == "response_to"
    assert link["quote"]["exact"] == "shelled Ombe in retaliation for a raid"
    (tie,) = story["ties"]
    assert (tie["kind"], tie["source"]["name"], tie["target"]["name"]) == ("backs", "Norland", "Hill Army")
    assert [one["said"] for one in tie["said"]] == [iso(one.published or 0) for one in STREAM]


@pytest.mark.parametrize("render", [brief_text, brief_markdown])
def test_the_brief_tells_both_with_their_words(desk: Desk, render: Callable[..., str]) -> None:
    told = render(desk.brief())
    assert "what led to what" in told.lower()
    assert "Norland backs Hill Army" in told
    assert "in retaliation for a raid” — Alpha Wire" in told


def test_the_export_has_both(desk: Desk) -> None:
    rows = {row["kind"]: row for row in csv.DictReader(io.StringIO(events_csv(desk.brief())))}
    assert rows["shelling"]["links"].startswith("response_to e-")
    assert rows["shelling"]["ties"] == "Norland backs Hill Army (2021-03-04)"


def test_as_of_before_the_second_report_one_has_said_it(desk: Desk) -> None:
    story = desk.brief(as_of=STREAM[0].published).stories[0]
    assert [len(one.said) for one in (*story.links, *story.ties)] == [1, 1]
