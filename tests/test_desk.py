# SPDX-License-Identifier: Apache-2.0
"""What always holds of the desk (DESIGN §3), on real files."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOON, report
from nightdesk.desk import Desk
from nightdesk.naming import Namer
from nightdesk.reading import BuiltinReader
from nightdesk.telling import brief_json
from nightdesk.vocabulary.errors import JudgementError, NightdeskError, UnknownId
from nightdesk.vocabulary.moments import HOUR, Moment, parse_moment
from nightdesk.vocabulary.report import Refusal, Report
from nightdesk.vocabulary.terms import JudgementKind, SourceKind, Status
from nightdesk.vocabulary.views import EventView, PropositionView

Open = Callable[..., Desk]

NIGHT = [
    report("An explosion was heard near Karachi port on Thursday, police said.", at="2021-03-04T06:00:00Z"),
    report("At least three people were killed in an explosion at Karachi port on Thursday, a hospital official said.",
           "Beta Times", "2021-03-04T06:40:00Z", SourceKind.NEWSPAPER),
    report("An explosion at Karachi port on Thursday killed five people, the health ministry said.", "Gamma Radio",
           "2021-03-04T07:30:00Z", SourceKind.BROADCASTER),
    report("Police in Karachi have arrested Imran Dastgir, a shipping agent, witnesses said.", "Beta Times",
           "2021-03-04T08:00:00Z", SourceKind.NEWSPAPER),
    report("The office of Imran Dastgir denied that he had been arrested.", "Gamma Radio", "2021-03-04T09:00:00Z",
           SourceKind.BROADCASTER),
]  # fmt: skip


def events(desk: Desk) -> list[EventView]:
    return [event for story in desk.brief().stories for event in story.events]


def event_of(desk: Desk, kind: str) -> EventView:
    return next(event for event in events(desk) if event.kind == kind)


def proposition_of(event: EventView, attribute: str) -> PropositionView:
    return next(one for one in event.propositions if one.attribute == attribute)


def printed(desk: Desk) -> str:
    return json.dumps(brief_json(desk.brief()), ensure_ascii=False)


def test_a_report_goes_the_whole_way(open_desk: Open) -> None:
    with open_desk() as desk:
        added = desk.add(NIGHT, replay=True)
        assert (added.new, added.refused) == (5, 0)
        deaths = [one for event in events(desk) for one in event.propositions if one.attribute == "deaths"]
        assert {one.value.n for one in deaths} == {3, 5}
        three = next(one for one in deaths if one.value.n == 3)
        five = next(one for one in deaths if one.value.n == 5)
        assert three.superseded_by == five.id
        assert three.status not in {Status.DENIED, Status.RETRACTED}
        assert proposition_of(event_of(desk, "arrest"), "occurred").status in {Status.DENIED, Status.DISPUTED}


def test_replay_equals_live(open_desk: Open, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("replay") / "again.db"
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        explosion = event_of(desk, "explosion")
        made = desk.judge("rename", [explosion.id], by="ed", reason="clearer", value="Blast in the harbour")
        desk.judge("rate", ["Beta Times"], by="ed", reason="record", value="D")
        desk.undo(made.id, by="ed", reason="no")
        desk.add(
            [
                report(
                    "The explosion at Karachi port was an accident, police said.",
                    "Delta Post",
                    "2021-03-04T11:00:00Z",
                )
            ]
        )
        desk.replay_into(target)
        live = desk.dump()
    with Desk.open(target) as again:
        replayed = again.dump()
    assert replayed == live


def test_as_of_is_blind_to_what_came_later(open_desk: Open) -> None:
    with open_desk("early.db") as early, open_desk("full.db") as full:
        early.add(NIGHT[:3], replay=True)
        full.add(NIGHT, replay=True)
        then = parse_moment("2021-03-04T07:30:00Z")
        assert brief_json(full.brief(as_of=then)) == brief_json(early.brief(as_of=then))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.sampled_from([1, 2]),
    places=st.lists(st.integers(0, 2), min_size=1, max_size=3),
    quote=st.booleans(),
)
def test_copies_anywhere_move_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    reader: BuiltinReader,
    namer: Namer,
    which: int,
    places: list[int],
    quote: bool,
) -> None:
    folder = tmp_path_factory.mktemp("copies")
    copied = NIGHT[which]
    extra = []
    for number, place in enumerate(places):
        text = f"{copied.source} reported: {copied.text}" if quote else copied.text
        at = ("2021-03-04T07:31:00Z", "2021-03-04T08:30:00Z", "2021-03-04T09:30:00Z")[place]
        extra.append(report(text, f"Copycat {number}", at, SourceKind.BLOG))
    with Desk.open(folder / "a.db", reader=reader, namer=namer) as plain:
        plain.add(NIGHT, replay=True)
        before = {one.id: one.probability for event in events(plain) for one in event.propositions}
    with Desk.open(folder / "b.db", reader=reader, namer=namer) as crowded:
        crowded.add([*NIGHT, *extra], replay=True)
        after = {one.id: one.probability for event in events(crowded) for one in event.propositions}
    assert {key: after.get(key) for key in before} == before


JUDGEMENTS = ("merge", "split", "same", "different", "rename", "rate", "settle", "dismiss", "withdraw")


@pytest.mark.parametrize("kind", JUDGEMENTS)
def test_a_judgement_undone_restores_the_brief_byte_for_byte(open_desk: Open, kind: str) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        desk.judge("rename", ["story-that-is-not"], by="ed", reason="sets the clock", value="x", at=NOON)
        before = printed(desk)
        explosion, arrest = event_of(desk, "explosion"), event_of(desk, "arrest")
        claims = [piece.claim for piece in proposition_of(explosion, "occurred").evidence]
        subjects, value = {
            "merge": ([explosion.id, arrest.id], ""),
            "split": ([explosion.id, claims[-1]], ""),
            "same": (["org:one", "org:two"], ""),
            "different": (["org:one", "org:two"], ""),
            "rename": ([explosion.id], "Blast in the harbour"),
            "rate": (["Beta Times"], "E"),
            "settle": ([proposition_of(arrest, "occurred").id], "true"),
            "dismiss": ([arrest.id], ""),
            "withdraw": ([NIGHT[2].uid], ""),
        }[kind]
        made = desk.judge(kind, subjects, by="ed", reason="test", value=value, at=NOON)
        changed = printed(desk)
        desk.undo(made.id, by="ed", reason="test", at=NOON)
        assert printed(desk) == before
        assert (changed != before) == (kind not in {"same", "different"})


def test_a_merge_keeps_the_older_id_and_the_other_leads_to_it(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        explosion, arrest = event_of(desk, "explosion"), event_of(desk, "arrest")
        made = desk.judge("merge", [arrest.id, explosion.id], by="ed", reason="one story")
        assert desk.resolve(arrest.id) == explosion.id
        desk.undo(made.id, by="ed", reason="no")
        assert desk.resolve(arrest.id) == arrest.id


def test_settling_and_rating_show(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        occurred = proposition_of(event_of(desk, "arrest"), "occurred")
        desk.judge("settle", [occurred.id], by="ed", reason="seen in court", value="true")
        assert proposition_of(event_of(desk, "arrest"), "occurred").status is Status.CONFIRMED
        before = proposition_of(event_of(desk, "explosion"), "occurred").probability
        desk.judge("rate", ["Alpha Wire"], by="ed", reason="record", value="E")
        assert proposition_of(event_of(desk, "explosion"), "occurred").probability != before


@pytest.mark.parametrize(
    ("kind", "subjects", "error"),
    [
        ("undo", ["j-none"], UnknownId),
        ("settle", ["p-none"], UnknownId),
        ("merge", ["e-none", "e-other"], UnknownId),
        ("dismiss", ["e-none"], UnknownId),
        ("merge", ["e-one"], NightdeskError),
    ],
)
def test_judgements_about_nothing_are_refused(
    open_desk: Open, kind: str, subjects: list[str], error: type[Exception]
) -> None:
    with open_desk() as desk, pytest.raises(error):
        desk.judge(kind, subjects, by="ed", reason="test", value="true")


def test_a_split_must_leave_something_behind(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        explosion = event_of(desk, "explosion")
        members = [piece.claim for piece in proposition_of(explosion, "occurred").evidence]
        with pytest.raises(JudgementError):
            desk.judge("split", [explosion.id, *members], by="ed", reason="test")


def test_the_same_report_twice_is_one(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        again = desk.add(NIGHT, replay=True)
        assert (again.new, again.duplicates) == (0, 5)


def test_an_edition_replaces_and_counts_once(open_desk: Open) -> None:
    first = report("An explosion at Karachi port killed two people, police said.", id_="a1", at="2021-03-04T06:00:00Z")
    second = report(
        "An explosion at Karachi port killed two people and hurt nine, police said.",
        id_="a1",
        at="2021-03-04T07:00:00Z",
    )
    with open_desk() as desk:
        added = desk.add([first, second], replay=True)
        assert added.editions == 1
        assert desk.report(second.uid).replaces == first.uid
        assert proposition_of(event_of(desk, "explosion"), "occurred").roots == 1


def test_replay_refuses_what_has_no_date_and_goes_on(open_desk: Open) -> None:
    undated = Report(uid="r-x", id="x", source="s", text="A blast in Quito.")
    refused = Refusal(origin="feed", code="bad_json", reason="no")
    with open_desk() as desk:
        added = desk.add([undated, NIGHT[0], refused], replay=True)
        assert (added.new, added.refused) == (1, 2)
        assert desk.brief().coverage.refused == 2


def test_other_languages_are_kept_and_marked_unread(open_desk: Open) -> None:
    with open_desk() as desk:
        added = desk.add([report("انفجار في ميناء كراتشي أدى إلى مقتل خمسة أشخاص صباح الخميس")])
        assert added.unread == 1
        assert desk.brief().coverage.unread == {"ar": 1}
        assert desk.brief().stories == ()


def test_a_reread_stands_beside_the_old_layer(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        then = brief_json(desk.brief(as_of=parse_moment("2021-03-04T09:00:00Z")))
        layer = desk.reread()
        assert layer
        assert brief_json(desk.brief(as_of=parse_moment("2021-03-04T09:00:00Z"))) == then
        assert len(events(desk)) == sum(len(story["events"]) for story in then["stories"])


def told(desk: Desk, past: Moment | None = None) -> list[tuple[object, ...]]:
    """Every proposition as a reader sees it, without the ids that change with the layer."""
    stories = brief_json(desk.brief(as_of=past, judged_now=past is not None))["stories"]
    keys = ("text", "status", "probability", "confidence", "roots", "reports", "first_received", "last_changed", "rule")
    lines = (one for story in stories for event in story["events"] for one in event["propositions"])
    return sorted(tuple(one[key] for key in keys) for one in lines)


def test_reading_again_with_the_same_reader_changes_nothing(open_desk: Open) -> None:
    """Ages, silence and first moments are those of the reports, not of the day on which they were read again."""
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        past = parse_moment("2021-03-04T09:00:00Z")
        before, then = told(desk), told(desk, past)
        desk.reread()
        assert told(desk) == before
        assert told(desk, past) == then


def test_judged_now_looks_at_the_past_with_todays_judgements(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        then = parse_moment("2021-03-04T08:30:00Z")
        arrest = event_of(desk, "arrest")
        desk.judge("dismiss", [arrest.id], by="ed", reason="noise")
        kinds = {event.kind for story in desk.brief(as_of=then).stories for event in story.events}
        now = {event.kind for story in desk.brief(as_of=then, judged_now=True).stories for event in story.events}
        assert "arrest" in kinds
        assert "arrest" not in now


def test_the_terms_of_every_explanation_add_up(open_desk: Open) -> None:
    import math

    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        for event in events(desk):
            for one in event.propositions:
                answer = desk.why(one.id).explanation
                total = answer.prior + sum(term.log_odds for term in answer.terms) + answer.herd + answer.calibration
                assert math.isclose(1 / (1 + math.exp(-total)), answer.probability, rel_tol=1e-9)


def test_the_diff_names_what_changed_and_why(open_desk: Open) -> None:
    with open_desk() as desk:
        desk.add(NIGHT, replay=True)
        changes = desk.diff(since=parse_moment("2021-03-04T08:00:00Z")).changes
        assert any(one.change in {"settled", "down"} and one.event.kind == "arrest" for one in changes)
        assert all(one.because for one in changes)
        last = parse_moment("2021-03-04T09:00:00Z")
        assert desk.diff(since=last, until=last + HOUR).changes == ()


def test_a_judgement_kind_is_checked() -> None:
    with pytest.raises(NightdeskError, match="allowed"):
        JudgementKind("guess")
