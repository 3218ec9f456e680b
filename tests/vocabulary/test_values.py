# SPDX-License-Identifier: Apache-2.0
"""The words: closed lists that say what they allow, ids that never change, moments that order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpus import KINDS as CORPUS_KINDS

from nightdesk.vocabulary.errors import InvalidValue
from nightdesk.vocabulary.ids import digest, make_id
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.kinds import KINDS, family, kind_of
from nightdesk.vocabulary.moments import iso, parse_moment
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import JudgementKind, Status


def test_an_unknown_word_names_the_known_ones() -> None:
    with pytest.raises(InvalidValue, match="allowed: rumoured, reported"):
        Status("probable")
    with pytest.raises(InvalidValue, match="airstrike"):
        kind_of("war")


def test_kinds_have_two_examples_and_consistent_codes() -> None:
    for kind in KINDS.values():
        assert kind.definition
        assert len(kind.examples) == 2
        assert (kind.plover is None) == (kind.cameo is None) == (kind.quad == 0)
    assert "death" in family("casualty")


def test_the_corpus_and_the_table_know_the_same_kinds() -> None:
    assert set(CORPUS_KINDS) == set(KINDS)


def test_the_generated_table_is_what_its_source_gives() -> None:
    script = Path(__file__).parents[2] / "scripts/make_kinds.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_no_two_lists_share_a_digest(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_ids_never_change() -> None:
    assert make_id("e", "founder") == "e-b8b51d1ef7c8ee73"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2020-01-03", "2020-01-03T23:59:59Z"),
        ("2020-01-03T00:12:00", "2020-01-03T00:12:00Z"),
        ("2020-01-03T03:12:00+03:00", "2020-01-03T00:12:00Z"),
    ],
)
def test_moments(text: str, wanted: str) -> None:
    assert iso(parse_moment(text)) == wanted


@pytest.mark.parametrize("text", ["soon", "", "2020-13-01", "2020-01-03T25:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="ISO 8601"):
        parse_moment(text)


@given(st.text(max_size=20), st.integers(-2, 22), st.integers(-2, 22))
def test_a_quote_is_a_span_of_its_text_or_nothing(body: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(body):
        assert Quote.of(body, start, end).exact == body[start:end]
    else:
        with pytest.raises(InvalidValue):
            Quote.of(body, start, end)


@pytest.mark.parametrize(
    ("kind", "subjects", "value", "by"),
    [
        ("merge", ("a",), "", "ed"),
        ("rate", ("s",), "Z", "ed"),
        ("settle", ("p",), "maybe", "ed"),
        ("rename", ("e",), " ", "ed"),
        ("dismiss", ("e",), "", " "),
    ],
)
def test_judgements_say_what_they_want(kind: str, subjects: tuple[str, ...], value: str, by: str) -> None:
    with pytest.raises(InvalidValue):
        Judgement(id="j", kind=JudgementKind(kind), subjects=subjects, by=by, reason="why", value=value)
