# SPDX-License-Identifier: Apache-2.0
"""Folds depend on the sentence alone, however it is printed."""

from __future__ import annotations

from collections import Counter

from training.example import Example, tokenise
from training.folds import FOLDS, fold_of, fold_of_words, without


def test_one_sentence_has_one_fold_in_every_print() -> None:
    prints = ["Peru's army left Lima.", "Peruʼs army left Lima .", "PERU 's ARMY left Lima"]
    assert len({fold_of(one) for one in prints}) == 1
    assert fold_of_words(word for word, _, _ in tokenise(prints[0])) == fold_of(prints[0])


def test_scripts_without_latin_letters_spread_too() -> None:
    assert len({fold_of(chr(0x0410 + i) * 3) for i in range(32)}) > 1


def test_folds_are_even_and_leave_one_another_out() -> None:
    examples = [Example(("Ship", str(i), "sank")) for i in range(500)]
    sizes = Counter(fold_of_words(one.words) for one in examples)
    assert set(sizes) == set(range(FOLDS))
    assert min(sizes.values()) > 60
    for fold in range(FOLDS):
        kept = list(without(examples, fold))
        assert len(kept) == 500 - sizes[fold]
        assert all(fold_of_words(one.words) != fold for one in kept)
