# SPDX-License-Identifier: Apache-2.0
"""Times and counts are judged row by row, and WikiWars as in TempEval-3."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from benchmarks.time_peers import NOT_MEASURED, beside
from benchmarks.timex import Tally, documents, measure

from benchmarks import counts, phrases, times
from nightdesk.reading.times import Timex, phrases_in

_TML = """<?xml version="1.0" ?><TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2009-12-19">2009-12-19</TIMEX3></DCT>
<TEXT>War came in <TIMEX3 tid="t1" type="DATE" value="1914-08">August 1914</TIMEX3> &amp; went
<TIMEX3 tid="t2" type="DATE" value="null">this period</TIMEX3>.</TEXT></TimeML>"""


def test_a_document_is_its_text_with_offsets(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(_TML, "utf-8")
    (document,) = documents(tmp_path)
    assert [document.text[one.start : one.end] for one in document.gold] == ["August 1914", "this period"]
    assert [one.value for one in document.gold] == ["1914-08", ""]
    assert (document.created, "& went" in document.text) == (datetime(2009, 12, 19), True)
    assert measure([document])["strict"] == 100.0


@pytest.mark.parametrize(
    ("got", "scores"),
    [
        ([Timex(0, 5, "2010")], (100.0, 100.0, 100.0)),
        ([Timex(0, 4, "2010")], (0.0, 100.0, 100.0)),
        ([Timex(0, 5, "2011")], (100.0, 100.0, 0.0)),
        ([Timex(5, 9, "2010")], (0.0, 0.0, 0.0)),
        ([Timex(0, 3, "2010"), Timex(3, 5, "2010")], (0.0, 66.7, 66.7)),
    ],
)
def test_scores(got: list[Timex], scores: tuple[float, float, float]) -> None:
    tally = Tally()
    tally.add([Timex(0, 5, "2010")], got)
    found = tally.scores()
    assert (found["strict"], found["relaxed"], found["value"]) == scores


def test_missing_sets_and_peers_are_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "parsedatetime", None)
    monkeypatch.setattr(times, "cases", lambda path: phrases.cases(path)[:6])
    result = times.run(tmp_path)
    assert result["wikiwars"] == NOT_MEASURED
    assert beside(phrases.cases(phrases.OWN / "times.dev.csv")[:3])["parsedatetime"] == NOT_MEASURED


def test_a_row_is_right_only_in_all_its_columns() -> None:
    case = next(one for one in phrases.cases(phrases.OWN / "times.dev.csv") if one.start and one.end)
    found = phrases_in(case.sentence, case.reference)
    assert phrases.right(case, found)
    for wrong in (
        {"start": "2000-01-01T00:00:00Z"},
        {"granularity": "year"},
        {"phrase": "x", "offset": "0"},
        {"value": "P1D"},
    ):
        assert not phrases.right(replace(case, **wrong), found)
    assert not phrases.right(replace(case, phrase=""), found)


def test_a_count_is_right_only_in_all_its_columns() -> None:
    case = counts.cases(counts.OWN / "counts.dev.csv")[0]
    found = counts.counts_in(case.sentence)
    assert counts.right(case, found)
    for wrong in ({"what": "missing"}, {"op": "~"}, {"best": "99"}, {"part": "yes"}, {"revised": "yes"}, {"high": ""}):
        assert not counts.right(replace(case, **wrong), found)
