# SPDX-License-Identifier: Apache-2.0
"""Whoever leads a body, by its name and a title; nobody else."""

from __future__ import annotations

import pytest

from nightdesk.naming import Namer, Setting
from nightdesk.naming.heads import head_of
from nightdesk.vocabulary.moments import parse_moment


@pytest.mark.parametrize(
    ("words", "title", "body"),
    [
        ("the Quds Force commander", "commander", "Quds Force"),
        ("the commander of Iran's elite Quds Force", "commander", "Quds Force"),
        ("Hezbollah's secretary general", "secretary-general", "Hezbollah"),
        ("the head of the River Brigade group", "", "River Brigade"),
        ("the Example Council's president", "president", "Example Council"),
    ],
)
def test_title_and_body(words: str, title: str, body: str) -> None:
    head = head_of(words)
    assert head is not None
    assert head.title == title
    assert body in head.bodies


@pytest.mark.parametrize("words", ["Hamas leader", "the commander", "two leaders of Hamas", "the Quds Force", ""])
def test_no_head(words: str) -> None:
    assert head_of(words) is None


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("the Quds Force commander", "person:qasem-soleimani"),
        ("the leader of Hezbollah", "person:hassan-nasrallah"),
        ("UN chief", "person:antonio-guterres"),
        ("the U.N. Secretary-General", "person:antonio-guterres"),
        ("the NATO secretary-general", "person:jens-stoltenberg"),
        ("Iraq's caretaker prime minister", "person:adel-abdul-mahdi"),
        ("the president of Iran", "person:hassan-rouhani"),
        ("the head of a battalion of the Quds Force", None),
        ("a Quds Force commander", None),
        ("the deputy commander of the Quds Force", None),
        ("the Hezbollah commander", None),
        ("a president", None),
        ("the club president", None),
        ("the president of the football federation", None),
        ("a spokesman for the Iranian president", None),
        ("then-president of Iran", None),
        ("the ousted Iranian president", None),
    ],
)
def test_who_that_is_at_a_date(namer: Namer, words: str, actor: str | None) -> None:
    who = namer._identifier.office(words, Setting(at=parse_moment("2019-12-29"), seat="FR"))
    assert (who.actor if who else None) == actor
