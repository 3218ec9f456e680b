# SPDX-License-Identifier: Apache-2.0
"""Names of the CoNLL sets: types mapped, what the sets leave open masked, descriptions told from names."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.example import Example
from training.sets.names import load_re3d, load_tweets, load_wnut


def written(folder: Path, *sentences: str) -> Path:
    """Each token with its label behind a slash; none means O."""
    file = folder / "set.txt"
    rows = ("\n".join("\t".join((*token.split("/"), "O")[:2]) for token in one.split()) for one in sentences)
    file.write_text("\n\n".join(rows) + "\n", "utf-8")
    return file


def shown(one: Example) -> list[str]:
    pairs = zip(one.words, one.tags["names"], strict=True)
    return [f"{word}/{label or '?'}" for word, label in pairs if label != "O"]


def test_types_are_mapped_and_words_cut_anew(tmp_path: Path) -> None:
    first, second = load_tweets(written(tmp_path, "St./B-LOC Ives/I-LOC 's mayor", "Ana/B-PER"))
    assert shown(first) == ["St/B-place", "./I-place", "Ives's/I-place"]
    assert second.words == ("Ana",)


def test_buildings_among_places_are_masked(tmp_path: Path) -> None:
    (one,) = load_wnut(written(tmp_path, "Lima/B-location Airport/I-location in Lima/B-location"))
    assert shown(one) == ["Lima/?", "Airport/?", "Lima/B-place"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("the/B-Organisation Valdor/I-Organisation Front/I-Organisation", ["Valdor/B-organisation", "Front/I-organisation"]),
        ("the/B-Organisation Valdor/I-Organisation rebels/I-Organisation", ["Valdor/?"]),
        ("We/B-Organisation left", []),
        ("General/B-Person Ana/I-Person Souto/I-Person", ["Ana/B-person", "Souto/I-person"]),
        ("the/B-Person Minister/I-Person", []),
        ("On Monday/B-Temporal", []),
        ("al/B-Person -/I-Person Rami/I-Person", ["al/B-person", "-/I-person", "Rami/I-person"]),
        ("Sumia/B-Location ,/I-Location Peru/I-Location", ["Sumia/B-place", "Peru/B-place"]),
        ("the/B-DocumentReference Geneva/I-DocumentReference report/I-DocumentReference", ["Geneva/?"]),
        ("33/B-Location °/I-Location N/I-Location", ["N/?"]),
    ],
)  # fmt: skip
def test_re3d_names_and_descriptions(tmp_path: Path, marked: str, names: list[str]) -> None:
    (one,) = load_re3d(written(tmp_path, marked))
    assert shown(one) == names


def test_countries_that_act_are_masked(tmp_path: Path) -> None:
    first, second = load_re3d(written(tmp_path, "Peru/B-Organisation agreed", "in Peru/B-Location"))
    assert shown(first) == ["Peru/?"]
    assert shown(second) == ["Peru/B-place"]
