# SPDX-License-Identifier: Apache-2.0
"""Proper names among GUM's nested mentions."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.sets.gum import load


def row(number: int, form: str, upos: str, head: int, relation: str, entity: str) -> str:
    tag = "NNPS" if form.endswith("ians") else "X"
    return "\t".join(
        [str(number), form, form, upos, tag, "_", str(head), relation, "_", f"Entity={entity}" if entity else "_"]
    )


def shown(folder: Path, *rows: tuple[str, str, int, str, str]) -> list[str]:
    lines = ["# text = any", *(row(number, *one) for number, one in enumerate(rows, 1))]
    (folder / "GUM_news_a.conllu").write_text("\n".join(lines) + "\n\n", "utf-8")
    (folder / "GUM_bio_b.conllu").write_text("\n".join(lines) + "\n\n", "utf-8")
    (one,) = load(folder, ("news",))
    pairs = zip(one.words, one.tags["names"], strict=True)
    return [f"{word}/{label or '?'}" for word, label in pairs if label != "O"]


SAID = ("said", "VERB", 0, "root", "")


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        pytest.param(
            [("Peru", "PROPN", 3, "nmod:poss", "(1-person-x(2-place-x"), ("'s", "PART", 1, "case", "2)"),
             ("minister", "NOUN", 6, "nsubj", ""), ("Ana", "PROPN", 3, "flat", ""), ("Souto", "PROPN", 3, "flat", "1)"), SAID],
            ["Peru's/B-place", "Ana/B-person", "Souto/I-person"], id="a name inside a description",
        ),
        pytest.param(
            [("a", "DET", 2, "det", "(1-event-x"), ("trip", "NOUN", 0, "root", ""), ("to", "ADP", 4, "case", ""),
             ("Lima", "PROPN", 2, "nmod", "(2-place-x)1)")],
            ["Lima/B-place"], id="the inner mention is the name",
        ),
        pytest.param(
            [("the", "DET", 2, "det", "(1-organization-x"), ("Bank", "PROPN", 0, "root", ""), ("of", "ADP", 4, "case", ""),
             ("Peru", "PROPN", 2, "nmod", "(2-place-x)1)")],
            ["Bank/B-organisation", "of/I-organisation", "Peru/I-organisation"], id="no name inside a name",
        ),
        pytest.param(
            [("Ana", "PROPN", 4, "nsubj", "(1-person-x"), ("of", "ADP", 3, "case", ""), ("Lima", "PROPN", 1, "nmod", "(2-place-x)1)"),
             SAID],
            ["Ana/B-person", "Lima/B-place"], id="a person ends before of",
        ),
        pytest.param(
            [("President", "PROPN", 2, "nmod:desc", "(1-person-x"), ("Souto", "PROPN", 3, "nsubj", "1)"), SAID],
            ["Souto/B-person"], id="titles stay outside",
        ),
        pytest.param([("President", "PROPN", 2, "nsubj", "(1-person-x)"), SAID], ["President/?"], id="a title alone"),
        pytest.param([("Peruvians", "PROPN", 2, "nsubj", "(1-person-x)"), SAID], ["Peruvians/?"], id="a people"),
        pytest.param(
            [("Peruvian", "ADJ", 2, "amod", "(1-person-x"), ("miners", "NOUN", 3, "nsubj", "1)"), SAID], ["Peruvian/?"],
            id="an adjective of nationality",
        ),
        pytest.param([("Friday", "PROPN", 0, "root", "(1-time-x)")], [], id="a day"),
        pytest.param(
            [("Peru", "PROPN", 4, "nsubj", "(1-place-x(2-place-x)"), ("and", "CCONJ", 3, "cc", ""),
             ("Chile", "PROPN", 1, "conj", "(3-place-x)1)"), SAID],
            ["Peru/B-place", "Chile/B-place"], id="two names",
        ),
        pytest.param(
            [("Lima", "PROPN", 2, "compound", "(1-place-x"), ("Airport", "PROPN", 0, "root", "1)")], ["Lima/?", "Airport/?"],
            id="a building",
        ),
    ],
)  # fmt: skip
def test_names(tmp_path: Path, rows: list[tuple[str, str, int, str, str]], names: list[str]) -> None:
    assert shown(tmp_path, *rows) == names
