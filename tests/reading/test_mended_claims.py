# SPDX-License-Identifier: Apache-2.0
"""What the rules keep when the model errs: the passive, the locative, the office, the victim, one claim an occurrence."""

from __future__ import annotations

import pytest

from conftest import report
from nightdesk.reading.acts import act_by_words
from nightdesk.reading.assemble import victims_are_no_agents
from nightdesk.reading.chain import chain_of
from nightdesk.reading.finding import Finding, FoundEvent, Marked
from nightdesk.reading.occurrences import one_each
from nightdesk.reading.participants import participants_of
from nightdesk.reading.reader import headlines_rest_on_their_story
from nightdesk.reading.scene import Line, Scene
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.times import Reference
from nightdesk.vocabulary.claim import Claim, Participant, Speaker
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import Act, AttributionKind, RoleName

AGENT, PATIENT = RoleName.AGENT, RoleName.PATIENT


def event(text: str, trigger: str, kind: str, *roles: tuple[str, str]) -> FoundEvent:
    def mark(words: str, label: str) -> Marked:
        start = text.index(words)
        return Marked(start, start + len(words), label, 0.9)

    return FoundEvent(mark(trigger, kind), 0, {}, 1.0, 3.0, tuple(mark(w, r) for r, w in roles), (), (), b"")


def told(text: str, found: FoundEvent, *names: tuple[str, str]) -> list[tuple[str, str]]:
    scene = Scene(report(text), Reference(0), "test", Finding())
    spans = [(text.index(words), text.index(words) + len(words), kind) for words, kind in names]
    return [(one.role.value, one.quote.exact) for one in participants_of(scene, found, spans)]


def test_before_a_passive_stands_who_suffers_it() -> None:
    text = "Ana Souto was killed in Lima."
    assert told(text, event(text, "killed", "death", ("agent", "Ana Souto")), ("Ana Souto", "person")) == [
        ("patient", "Ana Souto")
    ]


@pytest.mark.parametrize(
    ("text", "agent", "kind"),
    [
        ("A drone struck a convoy in Lima.", "Lima", "place"),
        ("Rui Dias, leader of the Example Brigade, struck a convoy.", "Example Brigade", "organisation"),
    ],
)
def test_places_in_which_and_bodies_whose_leader_acts_do_not_act(text: str, agent: str, kind: str) -> None:
    assert told(text, event(text, "struck", "airstrike", ("agent", agent)), (agent, kind)) == []


def test_places_do_not_die() -> None:
    text = "Rockets killed Quito."
    assert told(text, event(text, "killed", "death", ("patient", "Quito")), ("Quito", "place")) == []


@pytest.mark.parametrize(
    ("text", "trigger", "mark", "agent"),
    [
        ("Sunday's US air strikes killed four.", "strikes", "Sunday's US air", "US"),
        ("Some US troops struck a depot.", "struck", "US troops", "US troops"),
    ],
)
def test_the_weapon_before_a_trigger_belongs_to_it(text: str, trigger: str, mark: str, agent: str) -> None:
    assert told(text, event(text, trigger, "airstrike", ("agent", mark)), ("US", "place")) == [("agent", agent)]


def claim(id_: str, kind: str, start: int, *roles: tuple[RoleName, int], sentence: str = "s" * 60) -> Claim:
    def quote(at: int) -> Quote:
        return Quote(exact="words", start=at, end=at + 5)

    return Claim(
        id=id_, report="r", kind=kind, quote=Quote(exact=sentence, start=0, end=len(sentence)), trigger=quote(start),
        roles=tuple(Participant(role=role, quote=quote(at)) for role, at in roles), confidence=0.5 + start / 100,
    )  # fmt: skip


def test_who_is_dead_did_not_do_it() -> None:
    death, strike = claim("d", "death", 10, (PATIENT, 0)), claim("a", "airstrike", 20, (AGENT, 0), (AGENT, 40))
    _, mended = victims_are_no_agents([death, strike])
    assert [one.quote.start for one in mended.roles] == [40]


def test_one_event_told_by_three_words_is_one_claim_with_all_roles() -> None:
    made = [claim("x", "explosion", 5, (PATIENT, 30)), claim("y", "explosion", 15, (AGENT, 40)), claim("z", "fire", 25)]
    text = "s" * 60
    events = [event(text, "s", one.kind) for one in made]
    claims, kept = one_each(made, events)
    assert [one.id for one in claims] == ["y", "z"]
    assert {one.quote.start for one in claims[0].roles} == {30, 40}
    assert [one.start for one in claims[0].also] == [5]
    assert kept == [events[1], events[2]]


def test_a_second_blast_is_another() -> None:
    made = [
        claim(i, "explosion", n, sentence="A blast, then a second blast, shook it.") for i, n in (("x", 2), ("y", 23))
    ]
    claims, _ = one_each(made, [event("s" * 60, "s", "explosion")] * 2)
    assert len(claims) == 2


def test_two_officials_are_no_second_blast() -> None:
    made = [
        claim(i, "explosion", n, sentence="A blast tore it open, two officials said.") for i, n in (("x", 2), ("y", 8))
    ]
    claims, _ = one_each(made, [event("s" * 60, "s", "explosion")] * 2)
    assert len(claims) == 1


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The agency withdrew its report that he had resigned.", Act.RETRACT),
        ("CORRECTION: seven people died.", Act.CORRECT),
        ("The ministry confirmed the blast.", Act.CONFIRM),
        ("The ministry could not confirm the blast.", Act.ASSERT),
        ("An unconfirmed report spoke of a blast.", Act.ASSERT),
    ],
)
def test_acts_by_their_words(text: str, act: Act) -> None:
    assert act_by_words(text) is act


@pytest.mark.parametrize(
    ("text", "mark", "name", "whole"),
    [
        ("A wall fell, the mayor, Rui Dias, said.", "the mayor", "Rui Dias", "the mayor, Rui Dias"),
        (
            "A wall fell, interior spokesman Rui Dias said.",
            "interior spokesman",
            "Rui Dias",
            "interior spokesman Rui Dias",
        ),
        ("A wall fell, the mayor said, and Rui Dias wept.", "the mayor", "Rui Dias", "the mayor"),
    ],
)
def test_a_title_speaks_with_the_name_that_follows_it(text: str, mark: str, name: str, whole: str) -> None:
    speaker = Marked(text.index(mark), text.index(mark) + len(mark), "speaker", 0.9)
    fell = text.index("fell")
    found = FoundEvent(Marked(fell, fell + 4, "collapse", 0.9), 0, {}, 1.0, 3.0, (), (speaker,), (), b"")
    scene = Scene(report(text), Reference(0), "test", Finding())
    names = [(text.index(name), text.index(name) + len(name), "person")]
    line = Line(Sentence(text, 0, len(text)), names, [], [], [], [], [found])
    assert [one.quote.exact for one in chain_of(scene, line, found)] == [whole]


def test_the_speaker_of_a_headline_is_carried_from_its_story() -> None:
    def at(start: int, end: int, *chain: Speaker) -> Claim:
        quote = Quote(exact="words", start=start, end=end)
        return Claim(id=str(start), report="r", kind="fire", quote=quote, trigger=quote, attribution=chain)

    police = Speaker(quote=Quote(exact="police", start=60, end=66), kind=AttributionKind.OFFICIAL)
    headline, story = headlines_rest_on_their_story([at(0, 20), at(22, 70, police)], title=20)
    assert [one.carried for one in headline.attribution] == [True]
    assert story.attribution == (police,)
