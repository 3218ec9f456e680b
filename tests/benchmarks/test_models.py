# SPDX-License-Identifier: Apache-2.0
"""No row is scored by a model that was trained on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import Answering
from benchmarks.models import NOT_MEASURED, Models, refusal
from training.example import Example
from training.folds import FOLDS, fold_of_words

from nightdesk.vocabulary.errors import ModelError


def test_each_sentence_is_read_by_the_model_of_its_fold() -> None:
    examples = [Example(("Ship", str(i), "sank")) for i in range(40)]
    encoders = [Answering(examples, str(fold)) for fold in range(FOLDS)]
    read = Models(encoders).read(examples)
    assert [encoder.version for encoder, _ in read] == [str(fold_of_words(one.words)) for one in examples]
    for fold, encoder in enumerate(encoders):
        assert encoder.asked
        assert all(fold_of_words(words) == fold for words in encoder.asked)


def test_train_rows_need_models_that_have_not_seen_them(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none", "dev") == NOT_MEASURED
    assert (refusal(tmp_path, "train") or "").startswith(NOT_MEASURED)
    assert refusal(tmp_path, "train", tmp_path) is None
    assert refusal(tmp_path, "test") is None


def test_folds_without_models_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Models.at(tmp_path)
