# SPDX-License-Identifier: Apache-2.0
"""CEAF-RME and template F1; worked by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from benchmarks.fillers import Ratio, Template, ceaf, normalised, template_score
from hypothesis import given
from hypothesis import strategies as st

GOLD = [("guerrilla column", "guerrillas"), ("the mayor",)]


def test_strings_are_compared_without_case_punctuation_and_articles() -> None:
    assert normalised('The "La  Loma" farm, a U.S. base') == "la loma farm us base"


def test_every_predicted_mention_must_be_one_of_the_entity() -> None:
    assert ceaf(GOLD, [("guerrillas",)]).right_found == 1
    assert ceaf(GOLD, [("guerrillas", "guerrilla column")]).right_found == 1
    assert ceaf(GOLD, [("guerrillas", "mayor")]).right_found == 0
    assert ceaf(GOLD, [("Mayor",)]).right_found == 1
    assert ceaf(GOLD, [("column",)]).right_found == 0  # a part of a mention is no mention


def test_pairs_are_one_to_one() -> None:
    ratio = ceaf(GOLD, [("guerrillas",), ("guerrilla column",), ("bus",)])
    assert ratio == Ratio(1, 3, 1, 2)
    assert ratio.scores() == {"precision": 0.3333, "recall": 0.5, "f1": 0.4, "wanted": 2}


def test_a_pairing_gives_way_to_a_better_one() -> None:
    gold = [("a man", "suspect"), ("suspect",)]
    assert ceaf(gold, [("suspect",), ("man",)]).right_found == 2


@given(
    st.lists(st.sets(st.sampled_from("pqrs"), min_size=1), max_size=4), st.lists(st.sampled_from("pqrs"), max_size=4)
)
def test_no_pairing_is_better(gold: list[set[str]], got: list[str]) -> None:
    ratio = ceaf([tuple(one) for one in gold], [(one,) for one in got])
    padded = [*gold, *[set[str]()] * len(got)]
    best = max(
        sum(one in entity for one, entity in zip(got, order, strict=False)) for order in permutations(padded, len(got))
    )
    assert ratio.right_found == best


ATTACK = Template("attack", {"Victim": [("mayor",)], "Weapon": []})
BOMBING = Template("bombing / attack", {"Victim": [("guard", "watchman")], "Weapon": [("bomb",)]})


def test_a_template_with_itself() -> None:
    assert template_score([ATTACK, BOMBING], [ATTACK, BOMBING]).f1 == 1.0


def test_the_best_pairing_counts() -> None:
    mine = Template("attack", {"Victim": [("watchman",)]})
    # with BOMBING: type and victim right, of 3 true fillers there and 2 in the other template
    assert template_score([ATTACK, BOMBING], [mine]) == Ratio(2, 2, 2, 5)


def test_types_that_differ_are_not_paired() -> None:
    mine = Template("kidnapping", {"Victim": [("mayor",)]})
    assert template_score([ATTACK], [mine]) == Ratio(0, 2, 0, 2)


def test_no_true_template_is_used_twice() -> None:
    assert template_score([ATTACK], [ATTACK, ATTACK]) == Ratio(2, 4, 2, 2)


def test_documents_without_an_attack() -> None:
    assert template_score([], []) == Ratio()
    assert template_score([], [ATTACK]) == Ratio(0, 2, 0, 0)


def test_too_many_templates_are_refused() -> None:
    with pytest.raises(ValueError, match="5 templates"):
        template_score([ATTACK], [ATTACK] * 5)
