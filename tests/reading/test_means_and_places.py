# SPDX-License-Identifier: Apache-2.0
"""The weapon before a general word decides its kind; a country's adjective and an embassy's name are no place of an event."""

from __future__ import annotations

import pytest

from conftest import report
from nightdesk.reading.finding import Finding, FoundEvent, Marked
from nightdesk.reading.means import by_means
from nightdesk.reading.placing import place_of
from nightdesk.reading.scene import Line, Scene
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.times import Reference


def event(text: str, trigger: str, kind: str) -> FoundEvent:
    start = text.index(trigger)
    return FoundEvent(Marked(start, start + len(trigger), kind, 0.9), 0, {}, 1.0, 3.0, (), (), (), b"")


@pytest.mark.parametrize(
    ("text", "trigger", "given", "kind"),
    [
        ("A rocket attack killed two.", "attack", "airstrike", "shelling"),
        ("A drone strike killed two.", "strike", "labour_strike", "airstrike"),
        ("A car bomb attack killed two.", "attack", "attack", "bombing"),
        ("Rockets lay near where police attacked.", "attacked", "attack", "attack"),
        ("A drone protest began.", "protest", "protest", "protest"),
    ],
)
def test_the_weapon_right_before_a_general_word_decides(text: str, trigger: str, given: str, kind: str) -> None:
    (found,) = by_means(text, 0, [event(text, trigger, given)])
    assert found.trigger.label == kind


def test_a_weapon_before_a_trigger_is_none_itself() -> None:
    text = "A rocket attack killed two."
    found = by_means(text, 0, [event(text, "rocket", "shelling"), event(text, "attack", "attack")])
    assert [text[one.trigger.start : one.trigger.end] for one in found] == ["attack"]


@pytest.mark.parametrize(
    ("text", "trigger", "names", "place"),
    [
        (
            "Crowds stormed the hall in the US embassy in Lima.",
            "stormed",
            {"US embassy": "facility", "Lima": "place"},
            "Lima",
        ),
        ("Nineteen were killed in US strikes.", "strikes", {"US": "place"}, None),
        ("Nineteen were killed in Lima.", "killed", {"Lima": "place"}, "Lima"),
    ],
)
def test_where_a_name_says_whose_it_says_no_place(
    text: str, trigger: str, names: dict[str, str], place: str | None
) -> None:
    found = event(text, trigger, "riot")
    spans = [(text.index(name), text.index(name) + len(name), kind) for name, kind in names.items()]
    line = Line(Sentence(text, 0, len(text)), spans, [], [], [], [], [found])
    mention = place_of(Scene(report(text), Reference(0), "test", Finding()), line, found, ())
    assert (mention.quote.exact if mention is not None and mention.quote is not None else None) == place
