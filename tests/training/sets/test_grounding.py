# SPDX-License-Identifier: Apache-2.0
"""Events stand where their words and their arguments' words say."""

from __future__ import annotations

from training.sets.grounding import Mentioned, grounded

WORDS = [
    "A",
    "blast",
    "hit",
    "Lima",
    ".",
    "Then",
    "a",
    "blast",
    "hit",
    "Cusco",
    ",",
    "killing",
    "two",
    ".",
    "The",
    "blast",
    "in",
    "Lima",
    "killed",
    "one",
    ".",
]
SECOND, THIRD = (7, 8), (15, 16)


def test_an_event_goes_to_the_occurrence_that_has_its_arguments_nearest() -> None:
    (one,) = grounded([Mentioned("Conflict.Attack", "blast", (("Place", "Cusco"),))], WORDS)
    assert one.trigger == SECOND
    assert one.arguments == ((9, 10, "Place"),)


def test_events_of_one_word_get_different_places() -> None:
    cusco = Mentioned("Conflict.Attack", "blast", (("Place", "Cusco"),))
    events = [
        cusco,
        Mentioned("Conflict.Attack", "blast", ()),
        Mentioned("Conflict.Attack", "blast", (("Victim", "one"),)),
    ]
    assert [one.trigger for one in grounded(events, WORDS)] == [SECOND, (1, 2), THIRD]


def test_events_of_two_types_may_share_a_word() -> None:
    events = [Mentioned("Conflict.Attack", "killing", ()), Mentioned("Life.Die", "killing", (("Victim", "two"),))]
    assert {one.trigger for one in grounded(events, WORDS)} == {(11, 12)}


def test_a_cut_last_letter_is_put_back() -> None:
    words = ["They", "may", "kill", "him", "and", "kill", "her"]
    (one,) = grounded([Mentioned("Life.Die", "kil", (("Victim", "her"),))], words)
    assert one.trigger == (5, 6)


def test_what_stands_nowhere_is_left_out() -> None:
    events = [
        Mentioned("Life.Die", "slain", ()),
        Mentioned("Life.Die", "killed", (("Victim", "nobody"), ("Place", "Lima"))),
    ]
    (one,) = grounded(events, WORDS)
    assert (one.event, one.trigger, one.arguments) == (1, (18, 19), ((17, 18, "Place"),))
