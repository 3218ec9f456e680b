# SPDX-License-Identifier: Apache-2.0
"""What a claim speaks to beyond that it happened: identity, cause and day."""

from __future__ import annotations

import msgspec

from conftest import report
from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.claim import Cause, Claim, Participant, TimeSpan
from nightdesk.vocabulary.event import Event, RootEdge
from nightdesk.vocabulary.moments import DAY, HOUR, parse_moment
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import Attribute, Dependence, Granularity, NameType, RoleName
from nightdesk.weighing import statements

ONE = report("The crash was caused by an engine failure.")
QUOTE = Quote.of(ONE.body, 4, 9)
START = parse_moment("2020-01-02T21:00:00Z")  # midnight in Baghdad
EVENT = Event(id="e", kind="crash", founder="c", first_received=START)
CLAIM = Claim(id="c", report=ONE.uid, kind="crash", quote=QUOTE, trigger=QUOTE)
ROOT = RootEdge(claim="c", root="a", kind=Dependence.OWN, probability=1.0, outlet="a")


def said(**changes: object) -> dict[Attribute, tuple[str, Evidence]]:
    claim = msgspec.structs.replace(CLAIM, **changes)
    made = statements(claim, EVENT, ROOT, ONE, START, "e")
    return {about.attribute: (about.value.name, evidence) for about, evidence in made}


def test_a_cause_may_be_denied_though_the_crash_is_not() -> None:
    cause = Cause(quote=QUOTE, name="an attack")
    assert said(cause=cause)[Attribute.CAUSE][0] == "an attack"
    found = said(cause=msgspec.structs.replace(cause, denied=True, hedged=True))
    name, evidence = found[Attribute.CAUSE]
    assert (name, evidence.supports) == ("an attack", False)
    assert evidence.certainty < found[Attribute.OCCURRED][1].certainty
    assert found[Attribute.OCCURRED][1].supports


def test_a_day_is_that_of_the_zone_it_was_told_in() -> None:
    day = TimeSpan(quote=QUOTE, start=START, end=START + DAY, granularity=Granularity.DAY)
    assert said(time=day)[Attribute.TIME][0] == "2020-01-03"
    for vaguer in (
        msgspec.structs.replace(day, quote=None),
        msgspec.structs.replace(day, end=START + 2 * DAY),
        msgspec.structs.replace(day, end=START + HOUR, granularity=Granularity.HOUR),
    ):
        assert Attribute.TIME not in said(time=vaguer)


def test_an_identity_is_a_name_or_an_actor() -> None:
    who = Participant(role=RoleName.AGENT, quote=Quote.of(ONE.body, 0, 3), type=NameType.PERSON, actor="p:x", name="X")
    assert said(identity=who)[Attribute.IDENTITY][0] == "X"
