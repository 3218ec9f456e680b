# SPDX-License-Identifier: Apache-2.0
"""PLV, CAMEO classes and CAMEO actors: scores of known answers, and refusals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from answering import Answering
from benchmarks.models import NOT_MEASURED, Models
from training.example import Example
from training.sets.cameo import load_classes, load_spans
from training.sets.plv import load

from benchmarks import cameo_class, cameo_ner, plv


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {
        "plv/PLV_test.tsv": "\tmarked_sentence\tgold_root\n"
        "0\t<s>Chile</s> sent tents to <t>Peru</t>.\tAID\n"
        "1\t<s>Chile</s> shelled <t>Peru</t>.\tASSAULT\n"
        "2\t<s>Chile</s> backed <t>Peru</t>.\tSUPPORT\n",
        "cameo_class/test.tsv": "Chile sent tents .\t2\nChile shelled Peru .\t4\n",
        "cameo_ner/test.txt": "Chile B-S\nshelled O\nNew B-T\nTown I-T\n\nRain O\nfell O\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name.replace("test", "train")).write_text(text, "utf-8")
    return tmp_path


def told(examples: list[Example], module: Any, data: Path) -> dict[str, Any]:
    result = module.run(data, "test", models=Models([Answering(examples)]))
    (scores,) = result.values()
    return dict(scores)


def test_plv_right_and_wrong(data: Path) -> None:
    """Of three roots one is taken for another of its own quad class, so that quads stay whole: AID and SUPPORT are not one."""
    examples = list(load(data / "plv/PLV_test.tsv"))
    right = told(examples, plv, data)
    assert (right["roots macro-F1"], right["quads macro-F1"], right["rows"]) == (1, 1, 3)
    wrong = [examples[0], replace(examples[1], pairs=(replace(examples[1].pairs[0], label="AID"),)), examples[2]]
    scores = told(wrong, plv, data)
    assert scores["roots macro-F1"] == pytest.approx((2 / 3 + 0 + 1) / 3, abs=1e-4)
    assert scores["quads accuracy"] == pytest.approx(2 / 3, abs=1e-4)


def test_quads_are_those_of_plover() -> None:
    assert {quad: sum(one == quad for one in plv.QUADS.values()) for quad in "1234"} == {"1": 3, "2": 3, "3": 4, "4": 5}


def test_cameo_classes(data: Path) -> None:
    examples = list(load_classes(data / "cameo_class/test.tsv"))
    assert told(examples, cameo_class, data)["macro-F1"] == 1
    assert told(examples[:1], cameo_class, data)["macro-F1"] == pytest.approx(1 / 3, abs=1e-4)


def test_cameo_actors(data: Path) -> None:
    examples = list(load_spans(data / "cameo_ner/test.txt"))
    scores = told(examples, cameo_ner, data)
    assert (scores["all"]["f1"], scores["target"]["wanted"], scores["reciprocal"]["wanted"]) == (1, 1, 0)
    short = replace(examples[0], tags={"dyad": ("B-S", "O", "B-T", "O")})
    scores = told([short], cameo_ner, data)
    assert (scores["source"]["f1"], scores["target"]["f1"], scores["all"]["f1"]) == (1, 0, 0.5)


@pytest.mark.parametrize("module", [plv, cameo_class, cameo_ner])
def test_what_is_refused(data: Path, module: Any) -> None:
    (train,) = module.run(data, "train").values()
    (dev,) = module.run(data).values()
    assert train.startswith(NOT_MEASURED)
    assert "--folds" in train
    assert dev == NOT_MEASURED


@pytest.mark.parametrize("module", [plv, cameo_class, cameo_ner])
def test_folds_score_the_train_rows(data: Path, module: Any) -> None:
    blank = Models([Answering([]) for _ in range(5)])
    (scores,) = module.run(data, "dev", folds=data, models=blank).values()
    assert scores["split"] == "train, 5-fold by sentence"
