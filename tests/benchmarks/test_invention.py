# SPDX-License-Identifier: Apache-2.0
"""The sheets of inventions: verdicts are counted as they stand, and texts stay outside."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks import invention
from nightdesk.vocabulary.report import Report

ROWS = ["true", "true", "true", "true", "kind", "invented"]


def test_verdicts_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = "".join(f"u,{i},{i + 3},fire,{'reversed' if i == 0 else 'right'},{v}\n" for i, v in enumerate(ROWS))
    (tmp_path / "claims.csv").write_text("url,start,end,kind,polarity,verdict\n" + claims, "utf-8")
    (tmp_path / "sentences.csv").write_text("url,start,missed\nu,0,2\nu,9,1\n", "utf-8")
    monkeypatch.setattr(invention, "_CLAIMS", tmp_path / "claims.csv")
    monkeypatch.setattr(invention, "_SENTENCES", tmp_path / "sentences.csv")
    result = invention.run(tmp_path)
    assert result["invented per true claim (gate: at most 0.25)"] == 0.25
    assert result["invented or of another kind, per true claim"] == 0.5
    assert result["share with the wrong polarity (gate: at most 0.02)"] == 0.2
    assert result["events told and missed"] == 3


def test_the_sample_is_the_same_each_time_and_holds_no_headlines() -> None:
    body = " ".join(f"The {n} boats of the harbour were painted blue again." for n in range(300))
    reports = [Report(uid="r", id="u", source="s", title="A headline with more than six words", text=body)]
    first, again = invention.sample(reports), invention.sample(reports)
    assert first == again
    assert len({one.sentence.start for one in first}) == 200
    assert not any(one.sentence.title for one in first)


def test_the_committed_sheets_hold_places_and_verdicts_alone() -> None:
    for path in (invention._CLAIMS, invention._SENTENCES):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        assert set(rows[0]) <= {"url", "start", "end", "kind", "polarity", "verdict", "missed"}
