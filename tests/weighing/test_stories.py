# SPDX-License-Identifier: Apache-2.0
"""The failure cases as courses of belief: not only where it ends, but what it passed through."""

from __future__ import annotations

import pytest
from stories import STORIES, Step, Story

from nightdesk.vocabulary.belief import Belief, Evidence, Proposition, PropositionValue
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.moments import DAY, HOUR, MINUTE
from nightdesk.vocabulary.terms import Act, Attribute, AttributionKind, Basis, CountOp, Dependence, Modality, Status
from nightdesk.weighing import PARAMETERS, Epochs, Figure, Lesson, Toll, TollAccount, Weigher, learn


def attribute_of(story: Story) -> Attribute:
    return Attribute.IDENTITY if story.exclusive else Attribute.OCCURRED


def proposition(story: Story, value: str) -> Proposition:
    return Proposition.of("story", attribute_of(story), PropositionValue(ref=value))


def evidence(story: Story, number: int, step: Step) -> Evidence:
    act = step.act or (Act.ASSERT if step.says else Act.DENY)
    return Evidence(
        proposition=proposition(story, step.value).id, claim=f"c{number}", report=f"r{number}", source=step.source,
        source_kind=step.kind, root=step.root or step.source, dependence=step.dependence, dependence_probability=1.0,
        received=step.minute * MINUTE, supports=step.says, act=act, certainty=step.certainty,
        modality=Modality.ASSERTED, speaker_role=step.role, speaker_kind=step.speaker, extraction=1.0,
        relays=0 if step.speaker is None else 1, speaker=step.root, chain=step.chain,
    )  # fmt: skip


def with_record(story: Story) -> Parameters:
    """The epoch in which the story's sources have the records that it gives them."""
    epochs, current = Epochs(), PARAMETERS
    for source, count in story.record.items():
        for number in range(count):
            past = evidence(story, number, Step(0, source))
            lesson = Lesson(
                Weigher(current).open(Attribute.OCCURRED, [past]), past.proposition, True, Basis.REGISTER, number * DAY
            )
            epoch = learn(current, lesson, f"j{number}")
            epochs.add(epoch)
            current = epochs.whole(epoch.epoch)
    return current


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_belief_takes_the_course_that_it_should(story: Story) -> None:
    weigher = Weigher(with_record(story))
    account = weigher.open(attribute_of(story))
    about = proposition(story, story.steps[0].value)
    belief: Belief | None = None
    for number, step in enumerate(story.steps):
        account.add(evidence(story, number, step))
        belief = weigher.believe(account, about, story.kind, belief)
        shown = f"{story.name}, step {number}: {belief.probability:.3f} {belief.status}"
        assert step.least <= belief.probability <= step.most, shown
        assert belief.status in step.status, shown


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_step_of_a_story_can_be_explained(story: Story) -> None:
    weigher = Weigher(with_record(story))
    about = proposition(story, story.steps[0].value)
    told = weigher.explain(about, [evidence(story, i, one) for i, one in enumerate(story.steps)], 6 * HOUR)
    assert told.would_settle
    assert all(term.words for term in told.terms)
    assert all(term.log_odds == 0 for term in told.terms if term.type == "copy")


def figure(n: float, minute: int, body: str, act: Act = Act.ASSERT, op: CountOp = CountOp.EQ) -> Figure:
    value = PropositionValue(op=op, n=n)
    about = Proposition.of("quake", Attribute.DEATHS, value)
    given = Evidence(
        proposition=about.id, claim=f"c{minute}", report=f"r{minute}", source=f"Wire {minute}",
        source_kind=STORIES[2].steps[0].kind, root=body, dependence=Dependence.SPEAKER, dependence_probability=1.0,
        received=minute * MINUTE, supports=True, act=act, certainty=0.95, modality=Modality.ASSERTED,
        speaker_role=STORIES[2].steps[0].role, speaker_kind=AttributionKind.OFFICIAL, extraction=1.0,
    )  # fmt: skip
    return Figure(proposition=about.id, value=value, evidence=given)


def test_a_toll_revised_down() -> None:
    """It grows, overtakes itself, and is then found to have counted some twice: 41, not 26, was wrong."""
    account = TollAccount()
    course: list[Toll] = []
    figures = (
        figure(8, 0, "the police", op=CountOp.AT_LEAST),
        figure(19, 120, "the governor"),
        figure(41, 600, "the governor"),
        figure(26, 2400, "the ministry", Act.CORRECT),
    )
    for one in figures:
        account.add(one)
        toll = account.toll()
        assert toll is not None
        course.append(toll)
    eight, nineteen, forty_one, twenty_six = (one.proposition for one in figures)
    assert course[2].superseded == {eight: nineteen, nineteen: forty_one}
    assert course[2].corrected == {}
    assert course[3].corrected == {forty_one: twenty_six}
    assert forty_one not in course[3].superseded
    assert course[2].interval.best > course[1].interval.best > course[0].interval.best
    assert course[3].interval.low <= 26 <= course[3].interval.high
    assert course[3].interval.best < course[2].interval.best
    assert course[3].interval.at_least == 26


def test_no_story_ends_in_certainty_about_what_was_false() -> None:
    false = [story for story in STORIES if story.steps[-1].most < 0.5]
    assert len(false) >= 4
    assert all(Status.CONFIRMED not in step.status for story in false for step in story.steps)
