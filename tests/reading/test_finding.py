# SPDX-License-Identifier: Apache-2.0
"""The shipped model: exact offsets, and the same answer for a report whatever stands beside it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nightdesk.reading.encoder import Encoder, Window
from nightdesk.reading.finding import Finder, Finding, runs, spans
from nightdesk.reading.packing import Word
from nightdesk.reading.sentences import sentences_of
from nightdesk.vocabulary.errors import ModelError
from nightdesk.vocabulary.kinds import KINDS

TEXTS = (
    "Rockets hit the airport of Aden on Monday, killing three people.",
    "Police in Lagos arrested two men.\nThey were released on Tuesday.",
    "The foreign minister, Maria Lindqvist, met her Kenyan counterpart in Nairobi for talks on a ceasefire.",
    "BREAKING: explosion at the refinery",
    "No one was hurt.",
    "Quake.",
    "The parliament voted on Sunday to expel the ambassador, after the army had withdrawn from the border "
    "town and protesters had stormed the offices of the electoral commission, according to two officials who "
    "spoke on condition of anonymity because they were not allowed to talk to reporters.",
    "Flooding in Sylhet displaced 40,000.",
)
_SHARED = Finder()


def find(*texts: str) -> list[Finding]:
    return _SHARED.find(texts, [sentences_of(text) for text in texts])


def kinds(text: str, finding: Finding) -> dict[str, str]:
    return {text[e.trigger.start : e.trigger.end]: e.trigger.label for e in finding.events}


def test_finds_a_plain_attack() -> None:
    (finding,) = find(TEXTS[0])
    assert any("Aden" in TEXTS[0][one.start : one.end] for one in finding.names)
    assert kinds(TEXTS[0], finding)["killing"] == "death"


def test_a_sentence_without_events_has_no_trigger() -> None:
    (finding,) = find("The library has a blue door and a long table.")
    assert finding.events == []


def test_what_only_benchmarks_ask_for_changes_nothing() -> None:
    windows = [Window(("Rockets", "hit", "the", "airport", ".")), Window(("Police", "said", "so", "."))]
    for less, more in zip(
        _SHARED.encoder.encode(windows, only_reading=True), _SHARED.encoder.encode(windows), strict=True
    ):
        assert set(less.tags) < set(more.tags)
        assert all((less.tags[head] == more.tags[head]).all() for head in less.tags)
        assert all((less.ends[group] == more.ends[group]).all() for group in less.ends)


def test_batches_change_nothing() -> None:
    """Bitwise, embeddings and scores included, over many random batches with repetitions."""
    alone = [find(text)[0] for text in TEXTS]
    rng = random.Random(20)
    for size in (2, 3, 7, 16, 17, 33):
        picked = [rng.randrange(len(TEXTS)) for _ in range(size)]
        assert find(*(TEXTS[index] for index in picked)) == [alone[index] for index in picked]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_text_gives_ordered_spans_inside_it(texts: list[str]) -> None:
    for text, finding in zip(texts, find(*texts), strict=True):
        for marks in (finding.names, [event.trigger for event in finding.events]):
            ends = 0
            for one in marks:
                assert ends <= one.start < one.end <= len(text)
                assert 0.0 < one.score <= 1.0
                ends = one.end
        for event in finding.events:
            assert len(event.embedding) == 128
            assert event.trigger.label in KINDS
            assert all(one.start < one.end <= len(text) for one in (*event.roles, *event.frame, *event.links))


def test_offsets_are_code_points() -> None:
    plain, odd = "Police arrested two men in Lagos.", "😀é𝔘 Police arrested two men in Lagos."
    before, after = find(plain, odd)
    assert kinds(plain, before)["arrested"] == "arrest"
    assert kinds(odd, after)["arrested"] == "arrest"


def test_long_sentences_are_read_to_their_end() -> None:
    filler = " and the weather in the valley stayed as it had been for a very long time" * 30
    text = f"Police arrested two men in Lagos{filler}, while rockets killed four people in Aden."
    (finding,) = find(text)
    assert kinds(text, finding)["arrested"] == "arrest"
    assert kinds(text, finding)["killed"] == "death"
    assert any(text[one.start : one.end] == "Aden" for one in finding.names)


def test_nothing_in_nothing_out() -> None:
    assert find() == []
    assert [finding.events for finding in find("", "   ")] == [[], []]


def test_a_role_may_stand_in_the_sentence_before() -> None:
    text = "Two ministers of the northern province were arrested at the airport on Monday.\nThey were released a day later."
    (finding,) = find(text)
    release = next(one for one in finding.events if one.trigger.label == "release")
    assert any(mark.label == "patient" for mark in release.roles)


def test_an_embedding_is_near_its_like() -> None:
    """Two deaths are nearer to each other than to a meeting."""

    def vector(text: str, word: str) -> np.ndarray:
        event = next(one for one in find(text)[0].events if text[one.trigger.start : one.trigger.end] == word)
        array = np.frombuffer(event.embedding, dtype=np.int8).astype(float)
        return array / np.linalg.norm(array)

    first = vector("Rockets killed three people in Aden.", "killed")
    second = vector("Gunmen killed four soldiers in Mosul.", "killed")
    other = vector("The presidents met in Nairobi for talks.", "met")
    assert first @ second > first @ other


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no reading model"):
        Encoder(tmp_path)


TEXT = ("men", "in", "of", "Lima", "at", "sea")
WORDS = [Word(i * 2, i * 2 + 1, i // 3) for i in range(6)]


def logits(rows: list[list[float]]) -> np.ndarray:
    return np.log(np.array(rows, dtype=np.float32))


def test_a_span_is_something_before_it_is_this_or_that() -> None:
    """Doubt about the label is no doubt about the event."""
    labels = ("O", "B-x", "I-x", "B-y", "I-y")
    rows = logits([[0.4, 0.35, 0.0001, 0.25, 0.0001], *[[0.96, 0.01, 0.01, 0.01, 0.01]] * 5])
    ((mark, first),) = spans(rows, labels, WORDS, slice(0, 6))
    assert (mark.start, mark.end, mark.label, first) == (0, 1, "x", 0)
    assert mark.score == pytest.approx(0.6, abs=1e-3)


def test_spans_end_with_their_sentence_and_begin_with_a_b() -> None:
    labels = ("O", "B-x", "I-x")
    rows = logits([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1], *[[0.1, 0.1, 0.8]] * 2, [0.8, 0.1, 0.1]])
    found = [(mark.start, mark.end) for mark, _ in spans(rows, labels, WORDS, slice(0, 6))]
    assert found == [(0, 3), (4, 5), (6, 9)]


def test_runs_are_cut_where_the_label_changes() -> None:
    none, agent, patient = [0.9, 0.05, 0.05], [0.2, 0.7, 0.1], [0.2, 0.1, 0.7]
    rows = np.array([agent, agent, patient, none, patient, none])
    found = [(one.start, one.end, one.label) for one, _ in runs(rows, ("O", "agent", "patient"), WORDS, TEXT)]
    assert found == [(0, 3, "agent"), (4, 5, "patient"), (8, 9, "patient")]


def test_a_run_far_from_its_anchor_must_be_surer() -> None:
    none, agent = [0.9, 0.1], [0.2, 0.8]
    rows = np.array([agent, none, none, agent, none, none])
    assert len(list(runs(rows, ("O", "agent"), WORDS, TEXT))) == 2
    assert [word for _, word in runs(rows, ("O", "agent"), WORDS, TEXT, home=1)] == [3]


def test_a_run_grows_over_what_is_rather_it_than_nothing() -> None:
    rows = np.array([[0.55, 0.45], [0.1, 0.9], [0.9, 0.1], [0.9, 0.1], [0.55, 0.45], [0.9, 0.1]])
    assert [(one.start, one.end) for one, _ in runs(rows, ("O", "agent"), WORDS, TEXT)] == [(0, 3)]
