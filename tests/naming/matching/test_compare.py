# SPDX-License-Identifier: Apache-2.0
"""The matcher: symmetric, total, and right on the phenomena that the labelled pairs are about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nightdesk.naming.matching import compare
from nightdesk.vocabulary.terms import NameType

P, B = NameType.PERSON, NameType.ORGANISATION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim al-Obaidi", "كريم العبيدي"),
        ("Dov Shalev", "דב שלו"),
        ("Zhou Mingde", "周明德"),
        ("Nikos Kalogeras", "Νίκος Καλογεράς"),
        ("Oleksandr Melnyk", "Александр Мельник"),
        ("Chou Ming-te", "Zhou Mingde"),
        ("Abdelkarim Saadi", "Abd al-Karim Saadi"),
        ("Carmen Ruiz Ortega", "Carmen Ruiz"),
        ("Ortega, Carmen", "Carmen Ortega"),
        ("T. Reed", "Tom Reed"),
        ("Çağrı Yıldız", "Cagri Yildiz"),
        ("Viktor Pavlovich Orlov", "Victor Orlov"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert compare(one, other, P).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Reed", "Tom Reed Jr."),
        ("Reed Thomas", "Thomas Reed"),
        ("Li Wen", "Li Wei"),
        ("George W. Reed", "George H. W. Reed"),
        ("Ali Hassan Karimi", "Omar Ali Hassan Karimi"),
        ("Hassan Karimi", "Hussein Karimi"),
        ("Reed", "Tom Reed"),
    ],
)
def test_not_surely_one_person(one: str, other: str) -> None:
    assert not compare(one, other, P).same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("River Valley Liberation Front", "RVLF", True),
        ("Defence Ministry of Peru", "Peruvian Ministry of Defense", True),
        ("US Coastal Command", "COASTCOM", True),
        ("River Brigade", "River Brigade Navy", False),
        ("12th River Brigade", "13th River Brigade", False),
        ("Peruvian Navy", "Peruvian Army", False),
        ("RVLF", "RVLA", False),
    ],
)
def test_organisations(one: str, other: str, same: bool) -> None:
    assert compare(one, other, B).same is same


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from([P, B]))
def test_any_two_strings_compare_and_nearly_the_same_both_ways(one: str, other: str, kind: NameType) -> None:
    there, back = compare(one, other, kind), compare(other, one, kind)
    assert 0 <= there.score <= 1
    assert there.same is back.same
