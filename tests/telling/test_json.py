# SPDX-License-Identifier: Apache-2.0
"""Every JSON output against its schema, and the telling itself: quoted lines, escaped text, safe cells."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import jsonschema
import msgspec
import pytest

from conftest import report
from nightdesk.cli.demo import built_in_night
from nightdesk.desk import Desk
from nightdesk.intake import Incoming, gather
from nightdesk.naming import Namer
from nightdesk.reading import BuiltinReader
from nightdesk.telling import (
    COLUMNS,
    brief_json,
    brief_markdown,
    brief_text,
    claim_json,
    diff_json,
    diff_text,
    events_csv,
    likelihood,
    line_of,
    lines_of,
    why_json,
)
from nightdesk.telling.export import _safe
from nightdesk.vocabulary.errors import UnquotedClause
from nightdesk.vocabulary.moments import parse_moment


def schema(name: str) -> Any:
    return json.loads((files("nightdesk.telling") / f"schemas/{name}.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, reader: BuiltinReader, namer: Namer) -> Iterator[Desk]:
    with Desk.open(tmp_path_factory.mktemp("telling") / "desk.db", reader=reader, namer=namer) as opened:
        opened.add(gather([built_in_night()]), replay=True)
        yield opened


def test_claims_follow_their_schema(reader: BuiltinReader, namer: Namer) -> None:
    reports = [one.report for one in gather([built_in_night()]) if isinstance(one, Incoming)]
    checker = jsonschema.Draft202012Validator(schema("claim"))
    found = 0
    for one, reading in Desk.read(reports, reader=reader, namer=namer):
        for claim in reading.claims:
            checker.validate(claim_json(claim, one.id))
            found += 1
    assert found > 100


def test_brief_diff_and_why_follow_their_schemas(desk: Desk) -> None:
    view = desk.brief()
    jsonschema.validate(brief_json(view), schema("brief"))
    then = parse_moment("2020-01-03T03:00:00Z")
    jsonschema.validate(diff_json(desk.diff(since=then)), schema("diff"))
    for event in view.stories[0].events:
        for one in event.propositions:
            jsonschema.validate(why_json(desk.why(one.id).explanation), schema("why"))


def test_a_line_without_a_quote_is_refused(desk: Desk) -> None:
    event = desk.brief().stories[0].events[0]
    bare = msgspec.structs.replace(event.propositions[0], evidence=())
    with pytest.raises(UnquotedClause):
        line_of(bare, event)


def test_every_line_carries_quotes_that_are_in_the_text(desk: Desk) -> None:
    for story in desk.brief().stories:
        for line in lines_of(story):
            for one in line.evidence:
                body = desk.report(one.uid).body
                assert body[one.quote.start : one.quote.end] == one.quote.exact


def test_figures_stay_out_of_the_brief_and_words_come_with_their_band(desk: Desk) -> None:
    text = brief_text(desk.brief())
    assert "almost certain (95–99 %)" in text
    assert "p =" not in text


def test_markdown_does_not_let_report_text_act(open_desk: Callable[..., Desk]) -> None:
    evil = "An explosion [click](http://x.example) killed *two* people in <b>Lagos</b> on Thursday, police said."
    with open_desk() as small:
        small.add([report(evil)])
        text = brief_markdown(small.brief())
    assert "[click](" not in text
    assert "<b>" not in text


def test_one_row_an_event_with_codes_and_tolls(desk: Desk) -> None:
    view = desk.brief()
    rows = list(csv.DictReader(io.StringIO(events_csv(view))))
    assert len(rows) == sum(len(story.events) for story in view.stories)
    assert set(rows[0]) == set(COLUMNS)
    tolls = [row for row in rows if row["deaths_best"]]
    assert any(float(row["deaths_low"]) <= float(row["deaths_best"]) <= float(row["deaths_high"]) for row in tolls)
    assert {row["plover"] for row in rows if row["kind"] == "airstrike"} == {"ASSAULT"}


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "@SUM(A1)", "-2+3", "\tx"])
def test_cells_never_become_formulas(cell: str) -> None:
    assert _safe(cell).startswith("'")


def test_numbers_stay_numbers() -> None:
    assert _safe("-12.5") == "-12.5"


@pytest.mark.parametrize(
    ("p", "word"),
    [(0.0, "almost no chance"), (0.04, "almost no chance"), (0.1, "very unlikely"), (0.3, "unlikely"), (0.5, "roughly even chance"),
     (0.7, "likely"), (0.9, "very likely"), (0.96, "almost certain"), (1.0, "almost certain")],
)  # fmt: skip
def test_words_of_likelihood(p: float, word: str) -> None:
    assert likelihood(p).word == word


def test_the_difference_is_told_in_words(desk: Desk) -> None:
    since, until = parse_moment("2020-01-03T06:10:00Z"), parse_moment("2020-01-03T20:00:00Z")
    text = diff_text(desk.diff(since=since, until=until))
    assert "SETTLED" in text
    assert "because: “" in text
    assert "found untrue" in text
