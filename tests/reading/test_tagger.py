# SPDX-License-Identifier: Apache-2.0
"""The shipped tagger: exact offsets, and the same answer for a sentence whatever stands beside it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nightdesk.reading.tagger import Tagger, Tagging
from nightdesk.vocabulary.errors import ModelError
from nightdesk.vocabulary.kinds import KINDS

SENTENCES = (
    "Rockets hit the airport of Aden on Monday, killing three people.",
    "Police in Lagos arrested two men.",
    "The foreign minister, Maria Lindqvist, met her Kenyan counterpart in Nairobi for talks on a ceasefire.",
    "BREAKING: explosion at the refinery",
    "No one was hurt.",
    "Quake.",
    "The parliament voted on Sunday to expel the ambassador, after the army had withdrawn from the border "
    "town and protesters had stormed the offices of the electoral commission, according to two officials who "
    "spoke on condition of anonymity because they were not allowed to talk to reporters.",
    "Flooding in Sylhet displaced 40,000.",
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


@pytest.fixture(scope="module")
def alone(tagger: Tagger) -> list[Tagging]:
    return [tagger.tag([sentence])[0] for sentence in SENTENCES]


def test_finds_a_plain_attack(tagger: Tagger) -> None:
    sentence = SENTENCES[0]
    (tagging,) = tagger.tag([sentence])
    names = {(sentence[one.start : one.end], one.type) for one in tagging.names}
    kinds = {sentence[one.start : one.end]: one.kind for one in tagging.triggers}
    assert any("Aden" in text for text, _ in names)
    assert kinds["killing"] == "death"


def test_a_sentence_without_events_has_no_trigger(tagger: Tagger) -> None:
    (tagging,) = tagger.tag(["The library has a blue door and a long table."])
    assert tagging.triggers == ()


def test_batches_change_nothing(tagger: Tagger, alone: list[Tagging]) -> None:
    """Bitwise, embeddings and scores included, over many random batches with repetitions."""
    rng = random.Random(20)
    for size in (2, 3, 7, 15, 16, 17, 31, 33, 64):
        for _ in range(3):
            picked = [rng.randrange(len(SENTENCES)) for _ in range(size)]
            tagged = tagger.tag([SENTENCES[index] for index in picked])
            assert tagged == [alone[index] for index in picked]


def test_two_taggers_agree(alone: list[Tagging]) -> None:
    assert Tagger().tag(SENTENCES) == alone


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_any_text_gives_ordered_spans_inside_it(sentences: list[str]) -> None:
    for sentence, tagging in zip(sentences, _SHARED.tag(sentences), strict=True):
        for spans in (tagging.names, tagging.triggers):
            ends = 0
            for one in spans:
                assert ends <= one.start < one.end <= len(sentence)
                assert 0.0 < one.score <= 1.0
                ends = one.end
        assert all(len(one.embedding) == 128 and one.kind in KINDS for one in tagging.triggers)


_SHARED = Tagger()


def test_offsets_are_code_points(tagger: Tagger) -> None:
    plain, odd = "Police arrested two men in Lagos.", "😀é𝔘 Police arrested two men in Lagos."
    shift = odd.index("Police")
    (before,), (after,) = tagger.tag([plain]), tagger.tag([odd])
    assert any(plain[one.start : one.end] == "arrested" for one in before.triggers)
    assert any((one.start - shift, one.end - shift) == (7, 15) and one.kind == "arrest" for one in after.triggers)


def test_long_sentences_are_read_to_their_end(tagger: Tagger) -> None:
    filler = " and the weather in the valley stayed as it had been for a very long time" * 30
    sentence = f"Police arrested two men in Lagos{filler}, while rockets killed four people in Aden."
    (tagging,) = tagger.tag([sentence])
    found = {sentence[one.start : one.end]: one.kind for one in tagging.triggers}
    assert found["arrested"] == "arrest"
    assert found["killed"] == "death"
    assert any(sentence[one.start : one.end] == "Aden" for one in tagging.names)


def test_nothing_in_nothing_out(tagger: Tagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag(["", "   "]) == [Tagging((), ()), Tagging((), ())]


def test_an_embedding_is_near_its_like(tagger: Tagger) -> None:
    """Two deaths are nearer to each other than to a meeting."""
    import numpy as np

    def vector(sentence: str, kind: str) -> np.ndarray:
        one = next(t for t in tagger.tag([sentence])[0].triggers if t.kind == kind)
        array = np.frombuffer(one.embedding, dtype=np.int8).astype(float)
        return array / np.linalg.norm(array)

    first = vector("Rockets killed three people in Aden.", "death")
    second = vector("Gunmen killed four soldiers in Mosul.", "death")
    other = vector("The presidents met in Nairobi for talks.", "meeting")
    assert first @ second > first @ other


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no reading model"):
        Tagger(tmp_path)
