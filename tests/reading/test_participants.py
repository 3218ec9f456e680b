# SPDX-License-Identifier: Apache-2.0
"""Role marks of the model become names, or nominal mentions with their head."""

from __future__ import annotations

import pytest

from conftest import report
from nightdesk.reading.finding import Finding, FoundEvent, Marked
from nightdesk.reading.participants import head_length, participants_of
from nightdesk.reading.scene import Scene
from nightdesk.reading.times import Reference

TEXT = "President Ana Souto and the mayor of Lima met two striking nurses in Quito's old town."


def marked(words: str, label: str) -> Marked:
    start = TEXT.index(words)
    return Marked(start, start + len(words), label, 0.9)


def found(*roles: Marked) -> list[tuple[str, str, str]]:
    event = FoundEvent(marked("met", "meeting"), 0, {}, 1.0, 3.0, roles, (), (), b"")
    scene = Scene(report(TEXT), Reference(0), "test", Finding())
    names = [(10, 19, "person"), (37, 41, "place"), (69, 74, "place")]
    assert [TEXT[s:e] for s, e, _ in names] == ["Ana Souto", "Lima", "Quito"]
    return [(one.role.value, one.quote.exact, one.head) for one in participants_of(scene, event, names)]


def test_a_name_sheds_its_title() -> None:
    assert found(marked("President Ana Souto", "agent")) == [("agent", "Ana Souto", "")]


def test_an_office_with_a_place_in_it_stays_an_office() -> None:
    assert found(marked("the mayor of Lima", "agent")) == [("agent", "the mayor of Lima", "mayor")]


def test_a_common_noun_has_a_head() -> None:
    assert found(marked("two striking nurses", "patient")) == [("patient", "two striking nurses", "nurses")]


def test_conjunctions_and_possessives_are_trimmed() -> None:
    assert found(marked("and the mayor of Lima", "agent"))[0][1] == "the mayor of Lima"
    assert found(marked("in Quito's", "place")) == [("place", "Quito", "")]


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the mayor of Lima", "the mayor"),
        ("six nurses who had walked out", "six nurses"),
        ("a man, 40, from Rome", "a man"),
        ("troops", "troops"),
    ],
)
def test_heads_end_before_what_follows(phrase: str, head: str) -> None:
    assert phrase[: head_length(phrase)] == head


@pytest.mark.parametrize(
    ("text", "name", "trigger", "kind", "role"),
    [
        ("Souto's office denies arrest", "Souto", "arrest", "person", "patient"),
        ("Souto's office denies arrest", "Souto", "arrest", "", "patient"),
        ("Souto's office denies arrest", "Souto", "arrest", "place", "patient"),
        ("Ana Souto rejected reports of her death.", "Ana Souto", "death", "person", "patient"),
        ("Police denied any arrests.", "Police", "arrests", "organisation", "agent"),
        ("Ana Souto denied ordering the arrest.", "Ana Souto", "arrest", "person", "agent"),
    ],
)
def test_a_person_who_denies_an_arrest_denies_their_own(
    text: str, name: str, trigger: str, kind: str, role: str
) -> None:
    def mark(words: str, label: str) -> Marked:
        return Marked(text.index(words), text.index(words) + len(words), label, 0.9)

    label = "death" if trigger == "death" else "arrest"
    event = FoundEvent(mark(trigger, label), 0, {}, 1.0, 3.0, (mark(name, "agent"),), (), (), b"")
    scene = Scene(report(text), Reference(0), "test", Finding())
    start = text.index(name)
    [one] = participants_of(scene, event, [(start, start + len(name), kind)] if kind else [])
    assert (one.role.value, one.quote.exact) == (role, name)
