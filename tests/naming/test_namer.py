# SPDX-License-Identifier: Apache-2.0
"""Spellings meet, look-alikes do not; who is meant depends on the report and the files alone; places come with
their country and precision."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import report
from nightdesk.naming import Namer, Setting, country_of, lookup, zone_of
from nightdesk.naming.canonical import canonical
from nightdesk.naming.places import resolve
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.claim import Claim, Mention, Participant, PlaceMention, Reading, TimeSpan
from nightdesk.vocabulary.moments import DAY, parse_moment
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import Granularity, NameType, PlacePrecision, RoleName

P, O = NameType.PERSON, NameType.ORGANISATION  # noqa: E741 (two kinds, named as in the table below)
SAME = [
    ("Qassem Barzani", "Ghasem Barzani", P), ("Yousuf Haddad", "Yusuf Haddad", P), ("Hizbullah", "Hezbollah", O),
    ("Muhammed al-Rashid", "Mohammed Al Rashid", P), ("Sergey Ivanov", "Sergei Ivanov", P), ("Lijian Zhao", "Zhao Lijian", P),
    ("Gen. Imran Dastgir", "Imran Dastgir", P), ("Ministry of Oil of Iraq", "Iraqi Oil Ministry", O),
]  # fmt: skip
DIFFERENT = [
    ("Hassan Rouhani", "Hassan Nasrallah", P), ("Hassan Amiri", "Hussein Amiri", P), ("Kataib Hezbollah", "Hezbollah", O),
    ("Ali Karimi", "Amir Karimi", P), ("George Bush", "George Marsh", P), ("Donald Trump", "Donald Trump Jr.", P),
    ("Iraqi Foreign Ministry", "Iranian Foreign Ministry", O), ("Li Peng", "Li Ping", P),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_spellings_of_an_unknown_name_get_one_id(namer: Namer, one: str, other: str, kind: NameType) -> None:
    assert canonical(one, kind) == canonical(other, kind)


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_names_of_two_do_not(one: str, other: str, kind: NameType) -> None:
    assert canonical(one, kind) != canonical(other, kind)


@pytest.mark.parametrize(
    ("name", "kind", "actor", "rule"),
    [
        ("قاسم سلیمانی", P, "person:qasem-soleimani", "alias"),
        ("Gen. Kassem Suleymani", P, "person:qasem-soleimani", "spelling"),
        ("Wladimir Putin", P, "person:vladimir-putin", "spelling"),
        ("Kata'ib Hizballah", O, "iq:kataib-hezbollah", "spelling"),
        ("Hezbollah Brigades", O, "iq:kataib-hezbollah", "alias"),
        ("Netanyahu", P, "person:benjamin-netanyahu", "short name"),
        ("the Peruvian police", O, "pe:police", "body"),
        ("Iran", O, "state:IR", "alias"),
    ],
)
def test_known_actors(namer: Namer, name: str, kind: NameType, actor: str, rule: str) -> None:
    who = namer.identify(name, kind)
    assert who is not None
    assert (who.actor, who.rule) == (actor, rule)
    assert who.evidence


def test_an_unknown_name_is_proposed_with_what_comes_near(namer: Namer) -> None:
    who = namer.identify("Mojtaba Rouhani", P)
    assert who is not None
    assert (who.rule, who.actor[:2]) == ("proposed", "a-")
    assert all(score < 0.88 for _, score in who.alternatives)


def test_a_short_organisation_name_needs_its_country(namer: Namer) -> None:
    far, near = namer.identify("MIT", O), namer.identify("MIT", O, Setting(countries=["TR"]))
    assert far is None or far.rule == "proposed"
    assert near is not None
    assert near.actor == "tr:mit"


@pytest.mark.parametrize(
    ("day", "actor"),
    [
        ("2012-06-01", "person:mahmoud-ahmadinejad"),
        ("2020-01-03", "person:hassan-rouhani"),
        ("2024-06-01", None),
    ],
)
def test_an_office_names_its_holder_at_the_date(namer: Namer, day: str, actor: str | None) -> None:
    setting = Setting(at=parse_moment(day))
    who = namer._identifier.office("the Iranian president", setting)
    assert (who.actor if who else None) == actor


def test_a_former_or_deputy_president_is_not_the_president(namer: Namer) -> None:
    setting = Setting(at=parse_moment("2020-01-03"))
    for words in ("the former Iranian president", "the Iranian deputy president", "Iran's vice president"):
        assert namer._identifier.office(words, setting) is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from([P, O, NameType.PLACE]))
def test_no_string_breaks_naming(name: str, kind: NameType) -> None:
    namer = _NAMER
    first = namer.identify(name, kind)
    assert namer.identify(name, kind) == first
    assert 0 <= namer.compare(name, name[::-1], kind).score <= 1


_NAMER = Namer()


def test_the_order_of_reports_changes_no_identity(namer: Namer, reader: BuiltinReader) -> None:
    texts = [
        "President Adela Moreno of Ruritania met General Osman Tarik in Lagos on Friday.",
        "Moreno said that Tarik had resigned. The general denied it.",
        "Gen. Uthman Tariq was arrested in Lagos, police said.",
    ]
    reports = [report(text) for text in texts]
    readings = dict(zip(texts, reader.read_many(reports), strict=True))

    def ids(order: list[int]) -> dict[str, list[str | None]]:
        fresh = Namer()
        named = {texts[at]: fresh.name(readings[texts[at]], reports[at]) for at in order}
        return {text: [one.actor for one in named[text].mentions] for text in texts}

    assert ids([0, 1, 2]) == ids([2, 1, 0])


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
    assert namer.source_actor("رويترز") == namer.source_actor("Reuters") == "media:reuters"


def test_a_role_is_who_held_it_when_it_happened(namer: Namer) -> None:
    def patient(published: str, happened: str | None) -> Participant:
        one = report("The Quds Force commander was killed.", at=published)
        quote = Quote.of(one.body, 0, 24)
        time = None
        if happened is not None:
            start = parse_moment(happened)
            time = TimeSpan(quote=None, start=start, end=start + DAY, granularity=Granularity.DAY)
        who = Participant(role=RoleName.PATIENT, quote=quote, type=NameType.PERSON, head="commander")
        claim = Claim(id="c", report=one.uid, kind="death", quote=quote, trigger=quote, roles=(who,), time=time)
        named = namer.name(Reading(report=one.uid, language="en", read=True, claims=(claim,)), one)
        return named.claims[0].roles[0]

    assert patient("2020-02-10T09:00:00Z", None).actor == "person:esmail-qaani"
    before = patient("2020-02-10T09:00:00Z", "2019-12-30T00:00:00Z")
    assert before.actor == "person:qasem-soleimani"
    assert before.why is not None
    assert before.why.rule == "office"
    assert patient("2020-02-10T09:00:00Z", "2020-01-03T00:00:00Z").actor is None


def test_the_army_chief_is_not_the_army(namer: Namer) -> None:
    one = report("KABUL - The army chief was arrested.")
    quote = Quote.of(one.body, 8, 22)
    who = Participant(role=RoleName.PATIENT, quote=quote, type=NameType.PERSON, head="chief")
    claim = Claim(id="c", report=one.uid, kind="arrest", quote=quote, trigger=quote, roles=(who,))
    named = namer.name(Reading(report=one.uid, language="en", read=True, claims=(claim,)), one)
    assert named.claims[0].roles[0].actor is None


def test_a_body_without_a_country_stays_unresolved(namer: Namer) -> None:
    assert namer.identify("the health ministry", O) != namer.identify("the health ministry", O, Setting(home="KE"))
    who = namer.identify("the Kenyan health ministry", O)
    assert who is not None
    assert who.actor == "ke:health-ministry"


def test_an_acronym_on_file_stands_for_a_name_that_is_not(namer: Namer) -> None:
    one = report("The Guards Corps of the Islamic Revolution (IRGC) denied it. IRGC said so.")
    names = ["Guards Corps of the Islamic Revolution", "IRGC"]
    mentions = tuple(
        Mention(quote=Quote.of(one.body, i := one.body.index(name), i + len(name)), type=O) for name in names
    )
    named = namer.name(Reading(report=one.uid, language="en", read=True, mentions=mentions), one)
    assert named.mentions[1].actor == "ir:irgc"


def test_a_short_word_before_a_name_is_no_part_of_it(namer: Namer) -> None:
    """EU and Parliament run together have the consonants of Parliament alone."""
    who = namer.identify("Parliament", O, Setting(home="IQ", countries=["IQ"]))
    assert who is not None
    assert who.actor == "iq:parliament"
