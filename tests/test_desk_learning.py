# SPDX-License-Identifier: Apache-2.0
"""What the desk learns from settlements, on real files: epochs, both views of the past, undoing, and the score."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import report
from nightdesk.desk import Desk
from nightdesk.telling import score_json, score_text
from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.terms import Basis
from nightdesk.vocabulary.views import PropositionView

Open = Callable[..., Desk]
TEXTS = (
    "A fire broke out at a warehouse in Karachi on Thursday.",
    "In Lagos, a school burned down in a fire early on Thursday morning.",
    "Firefighters fought a fire in a Lima hotel.",
    "A large fire has damaged the railway station of Oslo.",
    "Two shops in central Quito were destroyed by fire on Thursday.",
)
FIRES = [report(text, "Alpha Wire", f"2021-03-04T0{hour}:00:00Z") for hour, text in enumerate(TEXTS)]
LATER = report("A fire broke out at a factory in Hanoi on Friday.", "Alpha Wire", "2021-03-05T06:00:00Z")


def occurrences(desk: Desk, **options: object) -> list[PropositionView]:
    views = [
        one
        for story in desk.brief(**options).stories
        for event in story.events
        for one in event.propositions
        if one.attribute == "occurred"
    ]
    return sorted(views, key=lambda one: one.first_received)


def settle_all(desk: Desk, value: str = "true") -> list[str]:
    return [
        desk.judge("settle", [one.id], by="ed", reason="fire service register", value=value, basis=Basis.REGISTER).id
        for one in occurrences(desk)
    ]


def epochs(desk: Desk) -> list[Parameters]:
    return [row.content for row in desk._ledger.inputs_of("epoch") if isinstance(row.content, Parameters)]


def test_each_settlement_writes_one_epoch_and_moves_what_comes_later(open_desk: Open) -> None:
    with open_desk("taught.db") as taught, open_desk("untaught.db") as untaught:
        for desk in (taught, untaught):
            desk.add(FIRES, replay=True)
        before = [one.probability for one in occurrences(untaught)]
        settle_all(taught, "false")
        assert len(epochs(taught)) == 1 + len(before)
        for desk in (taught, untaught):
            desk.add([LATER], replay=True)
        assert occurrences(taught)[-1].probability < occurrences(untaught)[-1].probability - 0.02


def test_undoing_a_settlement_takes_back_what_it_taught(open_desk: Open) -> None:
    with open_desk("undone.db") as undone, open_desk("never.db") as never:
        for desk in (undone, never):
            desk.add(FIRES, replay=True)
        for judgement in settle_all(undone, "false"):
            undone.undo(judgement, by="ed", reason="no")
        for desk in (undone, never):
            desk.add([LATER], replay=True)
        assert [one.probability for one in occurrences(undone)] == [one.probability for one in occurrences(never)]
        assert undone.score().settled == 0


def test_replay_learns_the_same_again(open_desk: Open, tmp_path: Path) -> None:
    with open_desk() as desk:
        desk.add(FIRES, replay=True)
        made = settle_all(desk)
        desk.undo(made[0], by="ed", reason="mistaken")
        desk.add([LATER], replay=True)
        desk.replay_into(tmp_path / "again.db")
        live = desk.dump()
    with Desk.open(tmp_path / "again.db") as again:
        assert again.dump() == live


def test_a_desk_opened_again_goes_on_as_if_it_had_stayed_open(open_desk: Open) -> None:
    with open_desk("kept.db") as kept:
        kept.add(FIRES, replay=True)
        settle_all(kept)
        kept.add([LATER], replay=True)
        staying = kept.dump()
    with open_desk("shut.db") as shut:
        shut.add(FIRES, replay=True)
    with open_desk("shut.db") as shut:
        settle_all(shut)
    with open_desk("shut.db") as shut:
        shut.add([LATER], replay=True)
        assert shut.dump() == staying


def test_as_known_then_and_as_judged_now(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add([*FIRES, LATER], replay=True)
        then = LATER.published
        known = occurrences(desk, as_of=then)[-1].probability
        for one in occurrences(desk)[:-1]:
            desk.judge("settle", [one.id], by="ed", reason="register", value="false", basis=Basis.REGISTER)
        assert occurrences(desk, as_of=then)[-1].probability == known
        assert occurrences(desk, as_of=then, judged_now=True)[-1].probability < known


def test_the_score_tells_how_the_desk_and_its_sources_held_up(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(FIRES, replay=True)
        first, *rest = occurrences(desk)
        desk.judge("settle", [first.id], by="ed", reason="no such fire", value="false", basis=Basis.COURT)
        for one in rest:
            desk.judge("settle", [one.id], by="ed", reason="register", value="true", basis=Basis.REGISTER)
        view = desk.score()
        assert view.settled == len(rest) + 1
        assert view.brier is not None
        assert 0 < view.brier < 0.5
        assert sum(one.n for one in view.bins) == view.settled
        assert [one.true for one in view.misses] == [False]
        assert view.misses[0].story
        assert any(one.letter != "F" for one in view.sources) == any(one.n >= 5 for one in view.sources)
        assert "calibrated on simulation" in view.note
        assert score_json(view)["settled"] == view.settled
        assert "Brier" in score_text(view)


def test_a_settlement_names_its_basis_and_nothing_else_has_one(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(FIRES[:1], replay=True)
        event = desk.brief().stories[0].events[0]
        with pytest.raises(InvalidValue, match="basis"):
            desk.judge("rename", [event.id], by="ed", reason="x", value="y", basis=Basis.COURT)
        with pytest.raises(InvalidValue, match="basis"):
            desk.judge("settle", [event.propositions[0].id], by="ed", reason="x", value="true", basis=Basis.CONSENSUS)


def test_why_adds_up_under_the_epoch_that_a_belief_was_weighed_with(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add([*FIRES, LATER], replay=True)
        for one in occurrences(desk)[:3]:
            desk.judge("settle", [one.id], by="ed", reason="register", value="false", basis=Basis.REGISTER)
        for one in occurrences(desk):
            assert desk.why(one.id).explanation.probability == pytest.approx(one.probability, abs=1e-9)
