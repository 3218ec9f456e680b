# SPDX-License-Identifier: Apache-2.0
"""Causes by class, and whom one person of an event is said to be."""

from __future__ import annotations

import pytest

from nightdesk.reading.causes import cause_in
from nightdesk.reading.identified import is_identified


@pytest.mark.parametrize(
    ("text", "name", "denied", "hedged"),
    [
        ("The crash was caused by an engine failure, the operator said.", "a technical fault", False, False),
        ("The blast may have been caused by a gas leak, firefighters said.", "a technical fault", False, True),
        ("Investigators said the fire was not caused by a bomb.", "an attack", True, False),
        ("The collapse was blamed on heavy rain.", "the weather", False, False),
        ("The probable cause of the crash was pilot error.", "human error", False, True),
        ("The jet was brought down by a surface-to-air missile.", "shot down", False, False),
    ],
)
def test_a_cause_has_a_class(text: str, name: str, denied: bool, hedged: bool) -> None:
    said = cause_in(text)
    assert said is not None
    assert (said.name, said.denied, said.hedged) == (name, denied, hedged)
    assert said.start < said.end <= len(text)


@pytest.mark.parametrize(
    "text", ["The cause is unknown.", "Delays were caused by a cow.", "A bomb exploded in Lagos.", "", "caused by"]
)
def test_no_class_no_cause(text: str) -> None:
    assert cause_in(text) is None


@pytest.mark.parametrize(
    ("text", "name", "is_so"),
    [
        ("Police named the gunman as Imran Dastgir.", "Imran", True),
        ("The attacker was identified by a relative as 30-year-old Imran Dastgir.", "Imran", True),
        ("Two gunmen were identified as Imran Dastgir and his brother.", "Imran", False),
        ("The gunman's wife was identified as Sara Holm.", "Sara", False),
        ("The gunman shot Imran Dastgir.", "Imran", False),
    ],
)
def test_who_one_person_is_said_to_be(text: str, name: str, is_so: bool) -> None:
    assert is_identified(text, text.index(name)) is is_so
