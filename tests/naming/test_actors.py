# SPDX-License-Identifier: Apache-2.0
"""The files of actors: the package's is sound, a user's wins, a wrong row is told by its line."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from nightdesk.naming import Namer, Setting, default_namer
from nightdesk.naming.actors import HEADER, Roster, packaged, problems, rows_of
from nightdesk.naming.tables import countries
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.moments import parse_moment
from nightdesk.vocabulary.terms import NameType


def written(folder: Path, *rows: str, name: str = "mine.tsv") -> Path:
    path = folder / name
    path.write_text("\n".join(["\t".join(HEADER), *rows]) + "\n", "utf-8")
    return path


def test_the_packaged_file_is_sound() -> None:
    actors = packaged()
    assert problems(actors) == []
    assert len([one for one in actors if one.kind != "state"]) >= 600
    assert all(one.code for one in actors)
    codes = {country.code for country in countries().values()}
    assert {one.country for one in actors if one.country} <= codes | {"VA"}


def test_no_two_hold_an_office_of_one_country_at_once() -> None:
    for (office, realm), held in Roster.of().offices.items():
        spans = sorted((term.start, term.end or 1 << 60) for term, _ in held)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans)), (office, realm)


def test_a_users_file_wins_by_id_and_by_alias(tmp_path: Path) -> None:
    mine = written(
        tmp_path,
        "mine:river-brigade\tarmed-group\tIQ\tIRQREB\tRiver Brigade\tKataib Hezbollah;~Brigade\t",
        "media:reuters\tmedia\t\tMED\tThe Wire\tReuters",
    )
    namer = Namer(mine)
    known = namer.identify("Kataib Hezbollah", NameType.ORGANISATION)
    wire = namer.identify("Reuters", NameType.ORGANISATION)
    assert known is not None
    assert wire is not None
    assert (known.actor, wire.name) == ("mine:river-brigade", "The Wire")
    assert namer.version != Namer().version


def test_the_environment_lists_files_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(tmp_path, "mine:one\tparty\t\t\tOne\tShared Name", name="a.tsv")
    second = written(tmp_path, "mine:two\tparty\t\t\tTwo\tShared Name", name="b.tsv")
    monkeypatch.setenv("NIGHTDESK_ACTORS", f"{first}{os.pathsep}{second}")
    namer = default_namer()
    assert namer.version == Namer(first, second).version
    known = namer.identify("Shared Name", NameType.ORGANISATION)
    assert known is not None
    assert known.actor == "mine:two"
    monkeypatch.delenv("NIGHTDESK_ACTORS")
    assert default_namer().version == Namer().version


def test_the_last_file_wins(tmp_path: Path) -> None:
    first = written(tmp_path, "mine:one\tparty\t\t\tOne\tShared Name", name="a.tsv")
    second = written(tmp_path, "mine:two\tparty\t\t\tTwo\tShared Name", name="b.tsv")
    assert Roster.of([first, second]).strong["shared name"].id == "mine:two"
    assert Roster.of([second, first]).strong["shared name"].id == "mine:one"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("nospace\tparty\t\t\tName", "id 'nospace'"),
        ("mine:x\tgang\t\t\tName", "armed-group"),
        ("mine:x\tparty\tIraq\t\tName", "country 'Iraq'"),
        ("mine:x\tparty\t\tirq\tName", "code 'irq'"),
        ("mine:x\tparty\t\t\t\t", "no name"),
        ("mine:x\tparty", "2 fields"),
        ("mine:x\tperson\t\t\tName\t\tpresident:2010", "term 'president:2010'"),
        ("mine:x\tperson\t\t\tName\t\tpresident@IR:2010-13-01..", "dates of the calendar"),
        ("mine:x\tperson\t\t\tName\t\tpresident@IR:2010-01-01..2009-01-01", "end after"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(InvalidValue, match="line 2") as caught:
        list(rows_of(written(tmp_path, row)))
    assert words in str(caught.value)


def test_a_file_without_a_header_or_not_there(tmp_path: Path) -> None:
    bare = tmp_path / "bare.tsv"
    bare.write_text("mine:x\tparty\t\t\tName\n", "utf-8")
    for path in (bare, tmp_path / "none.tsv"):
        with pytest.raises(InvalidValue, match=r"docs/actors\.md"):
            list(rows_of(path))


def test_clashes_are_problems(tmp_path: Path) -> None:
    mine = written(tmp_path, "mine:a\tparty\t\t\tOne\tX", "mine:b\tparty\t\t\tTwo\tthe x", "mine:a\tparty\t\t\tThree")
    assert len(problems(rows_of(mine))) == 2


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        ("2021-08-02T23:59:59Z", "person:hassan-rouhani"),
        ("2021-08-03T12:00:00Z", None),
        ("2021-08-04T00:00:00Z", "person:ebrahim-raisi"),
    ],
)
def test_on_the_day_of_a_handover_an_office_names_nobody(day: str, actor: str | None) -> None:
    holder = Roster.of().holder("president", "IR", parse_moment(day))
    assert (holder.id if holder else None) == actor


def test_an_office_over_a_span_names_whoever_held_it_all_along() -> None:
    roster = Roster.of()
    whole, split = ("2019-11-01", "2019-12-01"), ("2019-12-01", "2020-02-01")
    for (since, until), actor in ((whole, "person:qasem-soleimani"), (split, None)):
        found = roster.holder("", "ir:quds-force", parse_moment(since), parse_moment(until))
        assert (found.id if found else None) == actor


def test_a_term_may_be_of_an_actor_of_ones_own(tmp_path: Path) -> None:
    mine = written(
        tmp_path,
        "mine:river-brigade\tarmed-group\tIQ\tIRQREB\tRiver Brigade\t\t",
        "mine:reed\tperson\tIQ\tIRQREB\tTom Reed\t\tcommander@mine:river-brigade:2019-01-01..",
    )
    who = Namer(mine)._identifier.office("the River Brigade's commander", Setting(at=parse_moment("2020-01-03")))
    assert who is not None
    assert (who.actor, who.rule) == ("mine:reed", "office")
