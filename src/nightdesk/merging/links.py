# SPDX-License-Identifier: Apache-2.0
"""Links between events and ties between actors, as the words between two mentions say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nightdesk.vocabulary.claim import Claim, Mention
from nightdesk.vocabulary.event import Link, Tie
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import LinkKind, NameType, TieKind

_LINKS: tuple[tuple[re.Pattern[str], LinkKind, bool], ...] = (
    (
        re.compile(r"\b(in (retaliation|response|revenge|reprisal)|to avenge|retaliat\w+) (for|to|against)?\b", re.I),
        LinkKind.RESPONSE_TO,
        False,
    ),
    (
        re.compile(r"\b(prompted|sparked|triggered|led to|caused|set off)\b(?! by)", re.I),
        LinkKind.CAUSES,
        False,
    ),
    (
        re.compile(r"\b(because of|caused by|prompted by|triggered by|sparked by|due to)\b", re.I),
        LinkKind.CAUSES,
        True,
    ),
    (re.compile(r"\b(after|following|in the wake of)\b", re.I), LinkKind.PRECEDES, True),
)  # the flag: the second event is the source
_TIES: tuple[tuple[re.Pattern[str], TieKind, bool], ...] = (
    (
        re.compile(
            r"^,? ?(the )?(\w+ ){0,2}(leader|head|commander|chief|president|secretary-general) of (the )?$",
            re.I,
        ),
        TieKind.LEADS,
        False,
    ),
    (
        re.compile(r"^,? ?(which is |a group |a militia |a party )?(backed|supported|funded|armed) by (the )?$", re.I),
        TieKind.BACKS,
        True,
    ),
    (re.compile(r"^-(backed|supported|aligned) (\w+ ){0,2}$", re.I), TieKind.BACKS, False),
    (re.compile(r"^,? ?(which is |a )?(part|member|branch|wing) of (the )?$", re.I), TieKind.PART_OF, False),
    (
        re.compile(r"^,? ?(which is |an? )?(ally of|allied (with|to)) (the )?$", re.I),
        TieKind.ALLIED_WITH,
        False,
    ),
)
_FAR = 80


def links_of(claims: Sequence[Claim], events: Mapping[str, str], body: str) -> list[Link]:
    """Links that a report states between the events of neighbouring triggers of one sentence."""
    ordered = sorted(claims, key=lambda claim: (claim.trigger.start, claim.id))
    out = []
    for one, other in pairwise(ordered):
        between = body[one.trigger.end : other.trigger.start]
        if one.quote.start > other.trigger.start or other.trigger.start >= one.quote.end or len(between) > _FAR:
            continue
        source, target = events.get(one.id), events.get(other.id)
        if source is None or target is None or source == target:
            continue
        for pattern, kind, reverse in _LINKS:
            if pattern.search(between):
                pair = (target, source) if reverse else (source, target)
                quote = Quote.of(body, one.trigger.start, other.trigger.end)
                out.append(
                    Link(
                        kind=kind,
                        source=pair[0],
                        target=pair[1],
                        claim=one.id,
                        report=one.report,
                        quote=quote,
                    )
                )
                break
    return out


def ties_of(mentions: Sequence[Mention], report: str, body: str) -> list[Tie]:
    """Ties that a report states between two actors named next to each other."""
    known = [
        one for one in mentions if one.actor and one.type in {NameType.PERSON, NameType.ORGANISATION, NameType.PLACE}
    ]
    ordered = sorted(known, key=lambda one: one.quote.start)
    out = []
    for one, other in pairwise(ordered):
        between = body[one.quote.end : other.quote.start]
        for pattern, kind, reverse in _TIES:
            if len(between) <= _FAR and one.actor != other.actor and pattern.search(between):
                pair = (other.actor, one.actor) if reverse else (one.actor, other.actor)
                quote = Quote.of(body, one.quote.start, other.quote.end)
                out.append(
                    Tie(
                        kind=kind,
                        source=pair[0] or "",
                        target=pair[1] or "",
                        claim="",
                        report=report,
                        quote=quote,
                    )
                )
                break
    return out
