# SPDX-License-Identifier: Apache-2.0
"""Agreement of two annotations: worked by hand, without sides, and over the second annotation as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from benchmarks.agreement import agreement, pairs_of, run
from benchmarks.gold import gold_of
from training.corpus import Document, compile_corpus
from training.markup import CorpusError

HEAD = "# id=r1 style=urgent place=Port Vell published=2021-03-04T10:20Z guide=2\n"
FIRST = HEAD + (
    "A {blast|explosion#e1 place=h time=t say=p} {killed|death in=e1 patient=g say=p c=0.55 h=h1} ~reportedly|#h1~ "
    "<two guards|#g> at the [Vell|facility#h] mill @on Monday|#t@, ^said^ <police|#p:official>.\n"
    "The {inquiry|investigation m=future} will {open|other m=future}.\n"
)
SECOND = HEAD + (
    "A {blast|bombing#e1 place=h time=t say=p} {killed|death in=e1 patient=g} reportedly "
    "<two guards|#g> at the [Vell mill|facility#h] @on Monday|#t@, ^said^ <police|#p:official>.\n"
    "The {inquiry will|investigation m=possible} open.\n"
)


def _documents(folder: Path, name: str, text: str) -> list[Document]:
    place = folder / name
    place.mkdir()
    (place / "a.txt").write_text(text, "utf-8")
    return compile_corpus(place)


@pytest.fixture
def both(tmp_path: Path) -> tuple[list[Document], list[Document]]:
    return _documents(tmp_path, "first", FIRST), _documents(tmp_path, "second", SECOND)


def _swapped(value: Any) -> Any:
    if isinstance(value, dict) and "first" in value:
        return {**value, "first": value["second"], "second": value["first"]}
    return value


def test_by_hand(both: tuple[list[Document], list[Document]]) -> None:
    """Three triggers are shared: two of equal extent, one that touches; "open" stands alone. By chance 2/9 of kinds, 4/9 of modalities agree."""
    result: dict[str, Any] = agreement(*both)
    assert (result["reports"], result["sentences"], result["shared triggers"]) == (1, 2, 3)
    assert result["names"] == {"f1": 0.0, "first": 1, "second": 1, "shared": 0}
    assert result["hedges"] == {"f1": 0.0, "first": 1, "second": 0, "shared": 0}
    assert result["triggers"] == {"f1": 0.571, "first": 4, "second": 3, "shared": 2}
    assert result["triggers, overlap"] == {"f1": 0.857, "first": 4, "second": 3, "shared": 3}
    assert result["triggers with kinds"] == {"f1": 0.286, "first": 4, "second": 3, "shared": 1}
    assert result["kinds apart"] == {"bombing / explosion": 1}
    assert result["kind"] == {"kappa": 0.571, "accuracy": 0.667, "n": 3}
    assert result["quad class"]["accuracy"] == 0.667
    assert result["modality"] == {"kappa": 0.4, "accuracy": 0.667, "n": 3}
    assert result["roles"] == {"f1": 1.0, "first": 2, "second": 2, "shared": 2}
    assert result["speakers"] == {"f1": 0.667, "first": 2, "second": 1, "shared": 1}
    assert result["times"]["f1"] == result["wholes"]["f1"] == 1
    assert result["certainty"] == {"mae": 0.25, "n": 3}
    assert result["certainty, where either is below 1"] == {"mae": 0.375, "n": 2}


def test_neither_side_is_the_truth(both: tuple[list[Document], list[Document]]) -> None:
    first, second = both
    there, back = agreement(first, second), agreement(second, first)
    assert there == {name: _swapped(value) for name, value in back.items()}


def test_with_oneself_everything_agrees(both: tuple[list[Document], list[Document]]) -> None:
    result: dict[str, Any] = agreement(both[0], both[0])
    figures = [value for value in result.values() if isinstance(value, dict)]
    assert {value["f1"] for value in figures if value.get("first")} == {1.0}
    assert {value["kappa"] for value in figures if "kappa" in value} == {1.0}
    assert result["certainty"]["mae"] == 0
    assert result["kinds apart"] == {}


def test_equal_triggers_come_before_touching_ones(tmp_path: Path) -> None:
    first = _documents(tmp_path, "x", HEAD + "They {set|fire} a {fire|fire}.\n")
    second = _documents(tmp_path, "y", HEAD + "They {set a|fire} {fire|fire}.\n")
    claims = [gold_of(one[0]).claims for one in (first, second)]
    assert [one.trigger == other.trigger for one, other in pairs_of(*claims)] == [True, False]


def test_another_text_is_refused(both: tuple[list[Document], list[Document]], tmp_path: Path) -> None:
    other = _documents(tmp_path, "other", FIRST.replace("two guards", "three guards"))
    with pytest.raises(CorpusError, match="r1: the two annotations have different texts"):
        agreement(both[0], other)


def test_nothing_in_common_is_not_measured(both: tuple[list[Document], list[Document]], tmp_path: Path) -> None:
    other = _documents(tmp_path, "other", FIRST.replace("id=r1", "id=r2"))
    assert agreement(both[0], other) == {"agreement": "NOT MEASURED"}
    assert run(Path(), "no such part") == {"agreement": "NOT MEASURED"}


def test_the_second_annotation_is_of_reports_of_the_dev_part() -> None:
    """Every report of it has its counterpart with the same text (another text raises)."""
    second = compile_corpus(Path(__file__).parents[2] / "training/corpus/second")
    assert run(Path())["reports"] == len(second)
