# SPDX-License-Identifier: Apache-2.0
"""Inside one report: short names, roles, acronyms and pronouns lead to one full name, or to none."""

from __future__ import annotations

from nightdesk.naming.references import References
from nightdesk.vocabulary.claim import Mention
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import NameType

P, B = NameType.PERSON, NameType.ORGANISATION


def references(body: str, **names: NameType) -> References:
    mentions = []
    for name, kind in ((name.replace("_", " "), kind) for name, kind in names.items()):
        start = body.index(name)
        mentions.append(Mention(quote=Quote(name, start, start + len(name)), type=kind))
    return References(body, mentions)


def test_a_surname_or_a_given_name_leads_back() -> None:
    found = references("Gen. Imran Dastgir met Sara Holm.", Imran_Dastgir=P, Sara_Holm=P)
    assert found.person("Dastgir") == "Imran Dastgir"
    assert found.person("President Holm") == "Sara Holm"
    assert found.person("Sara") == "Sara Holm"
    assert found.person("Karimi") == "Karimi"


def test_two_of_one_surname_stay_unresolved() -> None:
    found = references("Imran Dastgir and Asif Dastgir spoke.", Imran_Dastgir=P, Asif_Dastgir=P)
    assert found.person("Dastgir") == "Dastgir"


def test_two_spellings_of_one_man_are_no_doubt() -> None:
    found = references("Qassem Barzani spoke. Ghasem Barzani left.", Qassem_Barzani=P, Ghasem_Barzani=P)
    assert found.person("Barzani") == "Qassem Barzani"


def test_a_role_leads_to_the_one_who_has_it() -> None:
    found = references(
        "Kenyan President Sara Holm met Foreign Minister Imran Dastgir. Ada Lund, the mayor, listened.",
        Sara_Holm=P, Imran_Dastgir=P, Ada_Lund=P,
    )  # fmt: skip
    assert found.role("the president") == "Sara Holm"
    assert found.role("the Kenyan president") == "Sara Holm"
    assert found.role("the Peruvian president") is None
    assert found.role("the foreign minister") == "Imran Dastgir"
    assert found.role("the mayor") == "Ada Lund"
    assert found.role("the former president") is None


def test_a_role_of_one_body_is_not_that_of_another() -> None:
    found = references("River Brigade commander Imran Dastgir spoke.", Imran_Dastgir=P)
    assert found.role("the commander") == found.role("the River Brigade commander") == "Imran Dastgir"
    assert found.role("the Coast Guard commander") is None


def test_two_generals_are_no_answer() -> None:
    found = references("General Imran Dastgir fought General Tom Reed.", Imran_Dastgir=P, Tom_Reed=P)
    assert found.role("the general") is None


def test_acronyms_and_common_nouns_of_bodies() -> None:
    found = references(
        "The River Valley Front (RVF) and the Farmers Union met; the Coast Party did not.",
        River_Valley_Front=B, Farmers_Union=B, Coast_Party=B,
    )  # fmt: skip
    assert found.organisation("RVF") == "River Valley Front"
    assert found.organisation("the party") == "Coast Party"
    assert found.organisation("the movement") == "the movement"
    assert references("Ministry of Rivers", Ministry_of_Rivers=B).organisation("the ministry") == "Ministry of Rivers"


def test_a_pronoun_points_to_the_only_person_nearby() -> None:
    body = "Sara Holm resigned. She left at noon. Imran Dastgir and Tom Reed stayed. He slept."
    found = references(body, Sara_Holm=P, Imran_Dastgir=P, Tom_Reed=P)
    assert found.pronoun("She", body.index("She")) == "Sara Holm"
    assert found.pronoun("He", body.index("He slept")) is None
    assert found.pronoun("they", 30) is None
