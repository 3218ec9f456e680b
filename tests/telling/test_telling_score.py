# SPDX-License-Identifier: Apache-2.0
"""The record in words and as a figure."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from nightdesk.telling import reliability_svg, score_json, score_text
from nightdesk.telling.words import credibility
from nightdesk.vocabulary.terms import Status
from nightdesk.vocabulary.views import BinView, HedgeView, RecordView, ScoreView

VIEW = ScoreView(
    as_of=0,
    settled=12,
    brier=0.1,
    log_score=0.3,
    calibration_error=0.02,
    bins=(BinView(low=0.1, high=0.2, n=4, mean=0.15, true=0.25), BinView(low=0.9, high=1.0, n=8, mean=0.95, true=1.0)),
    misses=(),
    sources=(RecordView(name="Alpha <Wire>", n=9.5, right=0.9, low=0.7, high=0.97, letter="B", topic="politics"),),
    hedges=(HedgeView(words="reportedly", n=5, right=3),),
)


def test_the_text_tells_scores_sources_and_wordings() -> None:
    text = score_text(VIEW)
    assert "12 propositions settled" in text
    assert "Brier score 0.100" in text
    assert "Alpha <Wire> on politics" in text
    assert "reportedly" in text


def test_a_ledger_without_settlements_has_no_scores() -> None:
    empty = ScoreView(
        as_of=0, settled=0, brier=None, log_score=None, calibration_error=None, bins=(), misses=(), sources=(), hedges=(),
        note="calibrated on simulation",
    )  # fmt: skip
    assert "Brier" not in score_text(empty)
    assert "calibrated on simulation" in score_text(empty)
    assert score_json(empty)["brier"] is None


def test_the_figure_is_well_formed_and_holds_every_bin() -> None:
    root = ElementTree.fromstring(reliability_svg(VIEW.bins, "a & b <c>"))
    assert len(root.findall(".//{http://www.w3.org/2000/svg}circle")) == 2


@pytest.mark.parametrize(
    ("status", "p", "roots", "wanted"),
    [
        (Status.CONFIRMED, 0.99, 3, "1"), (Status.REPORTED, 0.8, 1, "2"), (Status.RUMOURED, 0.5, 1, "3"),
        (Status.DISPUTED, 0.3, 2, "4"), (Status.DENIED, 0.02, 2, "5"), (Status.RETRACTED, 0.1, 0, "6"),
    ],
)  # fmt: skip
def test_the_admiralty_number_is_read_off_the_belief(status: Status, p: float, roots: int, wanted: str) -> None:
    assert credibility(status, p, roots).startswith(wanted)
