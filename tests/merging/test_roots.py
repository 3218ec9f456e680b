# SPDX-License-Identifier: Apache-2.0
"""Who stands behind a claim: credits, owners, and origins counted over the whole way of a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import NOON, report
from nightdesk.desk import Desk
from nightdesk.merging import credited, owner_of
from nightdesk.telling import brief_json, origins_text
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import JudgementKind
from nightdesk.vocabulary.views import PropositionView

Open = Callable[..., Desk]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("KABUL (Example Wire) - A blast was heard near the airport on Friday.", "Example Wire"),
        ("A blast was heard near the airport.\n\n— Example Wire", "Example Wire"),
        ("A blast was heard near the airport.\nSource: Example Wire", "Example Wire"),
        ("This article first appeared in The Example Gazette. A blast was heard.", "Example Gazette"),
        ("Translated from Arabic. The article was originally published by Example Wire.", "Example Wire"),
        ("Republished from Example Wire with permission. A blast was heard.", "Example Wire"),
        ("A blast was heard near the airport on Friday, police said.", ""),
        ("The plant (Unit Two) stood still on Friday. The mayor wept.", ""),
    ],
)
def test_credits(text: str, who: str) -> None:
    assert credited(text) == who


def test_owners_are_listed_and_judged() -> None:
    assert owner_of("the wall street journal", {}) == owner_of("New York Post", {}) != ""
    assert owner_of("Example Wire", {}) == ""
    assert owner_of("The Example Wire", {"Example Wire": "Example House"}) == "Example House"


def blast(source: str, minutes: int, text: str) -> Report:
    return report(text, source, f"2021-03-04T10:{minutes:02}:00Z")


def blast_of(desk: Desk) -> PropositionView:
    return max(
        (one for story in desk.brief().stories for event in story.events for one in event.propositions
         if event.kind == "explosion" and one.attribute == "occurred"),
        key=lambda one: one.reports,
    )  # fmt: skip


FIRST = "A large explosion destroyed a fuel depot near Karachi port on Thursday and sent black smoke over the city."
OWN_WORDS = "An explosion hit a fuel depot at Karachi port on Thursday."


def test_seven_reports_two_origins(open_desk: Open) -> None:
    stream = [
        blast("Alpha Wire", 0, FIRST),
        blast("Beta Times", 5, f"UPDATE: {FIRST}"),
        blast("Gamma Radio", 6, f"{FIRST} More to follow."),
        blast("Delta Post", 7, f"{OWN_WORDS}\n\n— Alpha Wire"),
        blast("Epsilon News", 9, "An explosion hit a fuel depot at Karachi port on Thursday, Alpha Wire reported."),
        blast("Zeta Daily", 20, "Windows shook when an explosion tore through a depot at Karachi port on Thursday."),
        blast("Eta Live", 25, "Windows shook when an explosion tore through a depot at Karachi port on Thursday."),
    ]
    with open_desk() as desk:
        desk.add(stream, replay=True)
        found = blast_of(desk)
        text = origins_text(found.evidence)
        assert text.startswith("7 reports, 2 origins"), text
        assert "credited to Alpha Wire" in text


def test_a_judgement_makes_two_outlets_one_house_and_undoing_it_two_again(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add([blast("Alpha Wire", 0, FIRST), blast("Beta Times", 9, OWN_WORDS)], replay=True)
        assert blast_of(desk).roots == 2
        desk.judge("rename", ["story-that-is-not"], by="ed", reason="sets the clock", value="x", at=NOON)
        before = brief_json(desk.brief())
        made = desk.judge(
            JudgementKind.OWN, ["Alpha Wire", "Beta Times"], by="ed", reason="company register", value="Example House"
        )
        assert blast_of(desk).roots == 1
        assert "same owner: Example House" in origins_text(blast_of(desk).evidence)
        desk.undo(made.id, by="ed", reason="sold", at=NOON)
        assert brief_json(desk.brief()) == before
