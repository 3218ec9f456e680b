# SPDX-License-Identifier: Apache-2.0
"""The demo night against the list of lines that must and must not appear, with and without aliases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nightdesk.cli.demo import built_in_night
from nightdesk.desk import Desk
from nightdesk.intake import gather
from nightdesk.naming import Namer
from nightdesk.telling import brief_json
from nightdesk.vocabulary.moments import parse_moment

EXPECTED = json.loads((built_in_night() / "expectations.json").read_text("utf-8"))
MOMENTS = EXPECTED["moments"]
KEY_WORDS = {"Khazali", "Soleimani", "Naim Qassem"}
Proposition = dict[str, Any]


def replayed(folder: Path, *, use_aliases: bool) -> Desk:
    desk = Desk.open(folder / "night.db", namer=Namer(use_aliases=use_aliases))
    desk.add(gather([built_in_night()]), replay=True)
    return desk


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with replayed(tmp_path_factory.mktemp("night"), use_aliases=True) as desk:
        yield desk


@pytest.fixture(scope="module")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with replayed(tmp_path_factory.mktemp("nameless"), use_aliases=False) as desk:
        yield desk


def propositions(desk: Desk, at: str) -> list[tuple[dict[str, Any], Proposition]]:
    brief = brief_json(desk.brief(as_of=parse_moment(at)))
    return [(event, one) for story in brief["stories"] for event in story["events"] for one in event["propositions"]]


def matches(entry: dict[str, Any], event: dict[str, Any], one: Proposition) -> bool:
    words = " ".join([event["summary"], *(piece["quote"]["exact"] for piece in one["evidence"])])
    n = one["value"].get("n") if isinstance(one["value"], dict) else None
    checks = {
        "kind": lambda kinds: event["kind"] in kinds,
        "attribute": lambda attribute: one["attribute"] == attribute,
        "words": lambda wanted: any(word in words for word in wanted),
        "all_words": lambda wanted: all(word in words for word in wanted),
        "status": lambda statuses: one["status"] in statuses,
        "section": lambda section: one["section"] == section,
        "n": lambda figure: n == figure,
        "n_in": lambda figures: n in figures,
        "n_reports": lambda least: one["reports"] >= least,
        "superseded": lambda wanted: (one["superseded_by"] is not None) == wanted,
        "place": lambda name: bool(event["place"]) and event["place"]["name"] == name,
        "max_roots": lambda most: one["roots"] <= most,
    }
    return all(checks[key](value) for key, value in entry.items() if key != "why")


def test_there_are_sixty_reports_of_invented_outlets() -> None:
    lines = (built_in_night() / "reports.jsonl").read_text("utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    assert len(reports) >= 60
    assert all(".example/" in report["url"] for report in reports)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment["at"])
def test_what_must_appear(night: Desk, moment: dict[str, Any]) -> None:
    found = propositions(night, moment["at"])
    missing = [entry["why"] for entry in moment["must"] if not any(matches(entry, *pair) for pair in found)]
    assert not missing


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment["at"])
def test_what_must_not_appear(night: Desk, moment: dict[str, Any]) -> None:
    found = propositions(night, moment["at"])
    wrong = [(entry["why"], pair[1]["text"]) for entry in moment["must_not"] for pair in found if matches(entry, *pair)]
    assert not wrong


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment["at"])
def test_the_key_statuses_survive_without_aliases(nameless: Desk, moment: dict[str, Any]) -> None:
    found = propositions(nameless, moment["at"])
    key = [entry for entry in moment["must"] if KEY_WORDS & set(entry.get("words", ()))]
    missing = [entry["why"] for entry in key if not any(matches(entry, *pair) for pair in found)]
    wrong = [entry["why"] for entry in moment["must_not"] for pair in found if matches(entry, *pair)]
    assert not missing
    assert not wrong


@pytest.mark.parametrize("copies", EXPECTED["same_origin"], ids="-".join)
def test_copies_of_one_text_are_one_origin(night: Desk, copies: list[str]) -> None:
    origins: dict[str, set[str]] = {}
    for _, one in propositions(night, MOMENTS[-1]["at"]):
        for piece in one["evidence"]:
            if piece["report"] in copies and piece["supports"]:
                origins.setdefault(f"{one['id']}", set()).add(piece["root"])
    assert origins
    assert all(len(roots) == 1 for roots in origins.values())


def test_a_merge_undone_restores_the_brief(night: Desk) -> None:
    at = parse_moment(MOMENTS[-1]["at"])
    before = brief_json(night.brief())
    strikes = {
        event["id"]: one for event, one in propositions(night, MOMENTS[-1]["at"]) if event["kind"] == "airstrike"
    }
    first, second = sorted(strikes)[:2]
    merged = night.judge("merge", [first, second], by="Ada", reason="one strike, told twice", at=at)
    assert {night.resolve(first), night.resolve(second)} < {first, second}
    assert brief_json(night.brief())["stories"] != before["stories"]
    night.judge("undo", [merged.id], by="Ada", reason="they were two", at=at)
    assert brief_json(night.brief())["stories"] == before["stories"]


def test_no_code_knows_the_night() -> None:
    source = Path(__file__).parents[1] / "src/nightdesk"
    for file in source.rglob("*.py"):
        text = file.read_text("utf-8").lower()
        assert not any(name in text for name in ("soleimani", "muhandis", "khazali", "amiri", "taji"))
