# SPDX-License-Identifier: Apache-2.0
"""Spellings meet, look-alikes do not; places come with their country and precision."""

from __future__ import annotations

import pytest

from conftest import report
from nightdesk.naming import Namer, country_of, lookup, skeleton, zone_of
from nightdesk.naming.people import NamesOfReport
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.terms import NameType, PlacePrecision

SAME = [
    ("Qassem Barzani", "Ghasem Barzani"), ("Yousuf Haddad", "Yusuf Haddad"), ("Muhammed al-Rashid", "Mohammed Al Rashid"),
    ("Hizbullah", "Hezbollah"), ("Sergey Ivanov", "Sergei Ivanov"), ("Moqtada", "Muqtada"),
]  # fmt: skip
DIFFERENT = [
    ("Hassan Rouhani", "Hassan Nasrallah"), ("Hassan", "Hussein"), ("Kataib Hezbollah", "Hezbollah"), ("Ali Karimi", "Amir Karimi"),
    ("George Bush", "George Marsh"), ("Omar", "Amir"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_two_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_short_names_lead_back_to_the_full_one_of_the_report() -> None:
    names = NamesOfReport(["Gen. Imran Dastgir", "Sara Holm"])
    assert names.full("Dastgir") == "Imran Dastgir"
    assert names.full("President Holm") == "Sara Holm"
    assert names.full("Karimi") == "Karimi"


def test_two_of_one_surname_stay_unresolved() -> None:
    names = NamesOfReport(["Imran Dastgir", "Asif Dastgir"])
    assert names.full("Dastgir") == "Dastgir"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "US"),
        ("British", "GB"),
        ("America", "US"),
        ("Burma", "MM"),
        ("Iranian", "IR"),
        ("Niger", "NE"),
    ],
)
def test_countries_and_demonyms(name: str, code: str) -> None:
    found = country_of(name)
    assert found is not None
    assert found.code == code


def test_a_country_is_never_a_point(namer: Namer) -> None:
    from nightdesk.naming.places import resolve

    found = resolve(PlaceMention(quote=None, name="Iraq"))
    assert (found.precision, found.lat, found.country) == (PlacePrecision.COUNTRY, None, "IQ")


def test_a_place_is_chosen_by_the_countries_of_its_report() -> None:
    near = lookup("Tripoli", ["LB"])
    far = lookup("Tripoli", ["LY"])
    assert near is not None
    assert far is not None
    assert (near.country, far.country) == ("LB", "LY")


def test_zones_of_datelines() -> None:
    assert zone_of("Nairobi") == "Africa/Nairobi"
    assert zone_of("Nowhereville") is None


def test_a_source_that_is_quoted_is_the_actor_that_publishes(namer: Namer, reader: BuiltinReader) -> None:
    one = report("An explosion hit Lagos on Friday, the Harbour Gazette newspaper reported.")
    named = namer.name(reader.read_many([one])[0], one)
    speakers = [claim.attribution[0].actor for claim in named.claims if claim.attribution]
    assert speakers
    assert namer.source_actor("Harbour Gazette") == namer.source_actor("The Harbour Gazette")


def test_a_body_without_a_country_stays_unresolved(namer: Namer) -> None:
    names = NamesOfReport([])
    assert namer.identify("the health ministry", NameType.ORGANISATION, names, None) != namer.identify(
        "the health ministry", NameType.ORGANISATION, names, "KE"
    )
    who = namer.identify("the Kenyan health ministry", NameType.ORGANISATION, names, None)
    assert who is not None
    assert who.actor == "ke:health-ministry"
