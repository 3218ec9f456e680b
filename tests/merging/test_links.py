# SPDX-License-Identifier: Apache-2.0
"""Links and ties as stated: cues between, before and behind; denials tie nothing; quotes are cut out of the text."""

from __future__ import annotations

import pytest
from benchmarks.relations import links_in, ties_in

from nightdesk.merging import links_of, ties_of
from nightdesk.vocabulary.claim import Claim, Mention
from nightdesk.vocabulary.moments import parse_moment
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import LinkKind, NameType, TieKind

SAID = parse_moment("2021-03-04T10:00:00Z")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Guards [1:fired] in retaliation for an [2:attack].", {("response_to", "1", "2")}),
        ("In retaliation for an [1:attack], guards [2:fired].", {("response_to", "2", "1")}),
        ("Rebels [1:attacked] a post. In response, guards [2:fired].", {("response_to", "2", "1")}),
        ("The chief [1:quit] days after a [2:riot] prompted [3:raids].", {("precedes", "2", "1"), ("causes", "2", "3")}),
        ("A [1:fire] was caused by a [2:leak].", {("causes", "2", "1")}),
        ("Six [1:died] in the [2:fire].", {("part_of", "1", "2")}),
        ("It is denied that the [1:fire] caused the [2:outage].", set()),
        ("They [1:met] and [2:ate].", set()),
    ],
)  # fmt: skip
def test_links(text: str, links: set[tuple[str, str, str]]) -> None:
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("[1:Norland]-backed [2:Hill Army] marched.", {("backs", "1", "2")}),
        ("The [1:Hill Army], a militia backed by [2:Norland], marched.", {("backs", "2", "1")}),
        ("[1:Ada Renn], leader of the [2:Hill Army], spoke.", {("leads", "1", "2")}),
        ("[1:Ada Renn], a former leader of the [2:Hill Army], spoke.", set()),
        ("The [1:Hill Army] is no longer part of the [2:League].", set()),
        ("The [1:Hill Army] attacked the [2:League].", set()),
    ],
)
def test_ties(text: str, ties: set[tuple[str, str, str]]) -> None:
    assert ties_in(text) == ties


def test_a_tie_knows_when_it_was_said_and_in_which_words() -> None:
    body = "We hear that the Hill Army, which is led by Ada Renn, has left."
    names = [("Hill Army", "org:hill"), ("Ada Renn", "person:renn")]
    mentions = [
        Mention(quote=Quote.of(body, at, at + len(name)), type=NameType.ORGANISATION, actor=actor)
        for name, actor in names
        for at in [body.find(name)]
    ]
    (tie,) = ties_of(mentions, "r", body, SAID)
    assert (tie.kind, tie.source, tie.target, tie.said) == (TieKind.LEADS, "person:renn", "org:hill", SAID)
    assert tie.quote == Quote.of(body, tie.quote.start, tie.quote.end)
    assert (tie.source_name, tie.target_name) == ("Ada Renn", "Hill Army")


def test_what_reading_found_inside_an_occurrence_is_part_of_it_in_its_own_words() -> None:
    body = "Shells hit the market. Nine people are dead."
    claims = [
        Claim(id="hit", report="r", kind="shelling", quote=Quote.of(body, 0, 22), trigger=Quote.of(body, 7, 10)),
        Claim(id="dead", report="r", kind="death", quote=Quote.of(body, 23, 44), trigger=Quote.of(body, 39, 43), part_of="hit"),
    ]  # fmt: skip
    (link,) = links_of(claims, {"hit": "e1", "dead": "e2"}, body)
    assert (link.kind, link.source, link.target) == (LinkKind.PART_OF, "e2", "e1")
    assert link.quote.exact == "Nine people are dead."
    assert links_of(claims, {"hit": "e1", "dead": "e1"}, body) == []
