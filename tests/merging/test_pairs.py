# SPDX-License-Identifier: Apache-2.0
"""The pair scorer: base forms, senses, what two tellings share, and clusters made of them."""

from __future__ import annotations

import numpy as np
import pytest

from nightdesk.merging.agreement import FEATURES, agreement
from nightdesk.merging.lemmas import lemma, senses
from nightdesk.merging.pairs import Trees, chance_of, clusters
from nightdesk.merging.told import Told, context_of, likeness, tell

FERRY = "The ferry Amina sank off Zanzibar on Friday and fishermen pulled forty passengers from the water."
FERRY_TOO = "A passenger ferry, the Amina, has sunk near Zanzibar; forty people were saved by fishermen."
STRIKE = "Nurses in Lima walked out on Friday over unpaid wages, the union said."


def told(sentence: str, trigger: str, report: str, seed: int) -> Told:
    vector = np.random.default_rng(seed).integers(-127, 128, 128).astype(np.int8).tobytes()
    at = sentence.index(trigger)
    return tell(sentence, at, at + len(trigger), vector, context_of([sentence]), report)


@pytest.mark.parametrize(
    "forms",
    [
        "kill killed killing kills",
        "shot shoots shooting shoot",
        "die died death",
        "stopped stopping stops",
        "fired fire fires",
    ],
)
def test_the_forms_of_a_word_have_one_lemma(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


def test_words_of_one_sense_meet_and_others_do_not() -> None:
    assert senses("acquired") & senses("buys")
    assert senses("quake") & senses("earthquake")
    assert not senses("quake") & senses("arrested")


def test_agreement_is_symmetric_and_named() -> None:
    one, other = told(FERRY, "sank", "r1", 1), told(FERRY_TOO, "sunk", "r2", 2)
    assert len(agreement(one, other)) == len(FEATURES)
    assert agreement(one, other) == pytest.approx(agreement(other, one))


def test_reports_of_one_thing_are_more_alike() -> None:
    one, two, other = (context_of([text]) for text in (FERRY, FERRY_TOO, STRIKE))
    assert likeness(one, two) > likeness(one, other)
    assert likeness(one, one) == pytest.approx(1)


def test_the_same_sinking_is_likelier_one_event_than_a_strike() -> None:
    same = [told(FERRY, "sank", "r1", 1), told(FERRY_TOO, "sunk", "r2", 1)]
    assert chance_of(*same) > 0.5 > chance_of(same[0], told(STRIKE, "walked out", "r3", 5))


def test_clusters_part_what_is_apart_and_keep_every_telling() -> None:
    stream = [told(FERRY, "sank", "r1", 1), told(STRIKE, "walked out", "r3", 5), told(FERRY_TOO, "sunk", "r2", 1)]
    assert sorted(clusters(stream, 0.5, 0.5)) == [[0, 2], [1]]
    assert clusters([], 0.5, 0.5) == []


def test_a_tree_is_walked_from_its_root() -> None:
    tree = ((0, 0.5, 1, 2, 0.0), (-1, 0.0, 0, 0, -2.0), (-1, 0.0, 0, 0, 2.0))
    trees = Trees(0.0, (tree,))
    assert trees.chance([0.2]) == pytest.approx(0.1192, abs=1e-4)
    assert trees.chance([0.9]) == pytest.approx(0.8808, abs=1e-4)
