# SPDX-License-Identifier: Apache-2.0
"""Whom a pronoun speaks for: a noun with an article only for what it names."""

from __future__ import annotations

import pytest

from conftest import report
from nightdesk.reading import BuiltinReader
from nightdesk.reading.attribution import may_stand_for


@pytest.mark.parametrize(
    ("words", "speaker", "may"),
    [
        ("he", "Imran Dastgir", True),
        ("it", "the health ministry", True),
        ("the ministry", "the Kenyan Interior Ministry", True),
        ("The official", "two security officials", True),
        ("the ministry", "two security officials", False),
        ("the statement", "Imran Dastgir", False),
    ],
)
def test_a_noun_stands_only_for_what_it_names(words: str, speaker: str, may: bool) -> None:
    assert may_stand_for(words, speaker) is may


def test_the_ministry_does_not_speak_with_the_voice_of_two_officials(reader: BuiltinReader) -> None:
    text = "A bomb exploded in Lagos on Friday, two officials said. The ministry said 12 people were killed in the explosion."
    [read] = reader.read_many([report(text)])
    speakers = {one.attribution[0].quote.exact for one in read.claims if one.counts and one.attribution}
    assert "two officials" not in speakers
