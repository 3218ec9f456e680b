# SPDX-License-Identifier: Apache-2.0
"""Ties between actors, as the words between two names say: who leads, backs, belongs to, stands with or against whom, and when it was said.

Only what is said to hold: "a former leader of", "denied backing" and "no longer part of" tie nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nightdesk.vocabulary.claim import Mention
from nightdesk.vocabulary.event import Tie
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import NameType, TieKind

_THE = r"(?:the |an? |its |his |her |their )?"
_WORDS = r"(?:[\w’'-]+ ){0,3}?"
_HEAD = (
    r"(?:leader|head|chief|commander|president|chair(?:man|woman|person)?|secretary-general|director|chief of staff)"
)
_BELONGING = rf"(?:part|branch|wing|arm|unit|faction|division|offshoot|subsidiary|member|fighter|official|spokes(?:man|woman|person)|deputy {_HEAD})"  # fmt: skip
_IS = r"(?:which is |who is |is |are |was )?"
_GROUP = r"(?:group|militia|party|force|movement|faction|army|alliance|organi[sz]ation|company|brigade)"
_HELPED = r"(?:backed|supported|funded|armed|sponsored|financed|trained|equipped)"
_TIES: tuple[tuple[str, TieKind, bool], ...] = (
    (rf",? {_IS}{_THE}{_WORDS}{_BELONGING} of {_THE}", TieKind.PART_OF, False),
    (rf",? (?:which |who )?(?:belongs? to|joined) {_THE}", TieKind.PART_OF, False),
    (rf"(?:['’]s)? {_WORDS}(?:spokes(?:man|woman|person)|(?:armed|military|political|youth) wing|branch|deputy {_HEAD}|member|fighter|official),? {_THE}",
     TieKind.PART_OF, True),
    (rf",? {_IS}{_THE}{_WORDS}{_HEAD} of {_THE}", TieKind.LEADS, False),
    (rf",? (?:who |which )?(?:leads|heads|commands|runs|chairs) {_THE}", TieKind.LEADS, False),
    (rf",? {_IS}{_WORDS}(?:led|headed|commanded|run|chaired) by {_THE}", TieKind.LEADS, True),
    (rf"(?:['’]s)? {_WORDS}{_HEAD},? ", TieKind.LEADS, True),
    (rf"-led {_THE}", TieKind.LEADS, False),
    (rf"-{_HELPED} {_THE}{_WORDS}", TieKind.BACKS, False),
    (rf",? {_IS}{_THE}{_WORDS}(?:{_GROUP} )?(?:that is |which is )?{_HELPED} by {_THE}", TieKind.BACKS, True),
    (rf",? (?:which |who )?(?:backs|supports|funds|arms|sponsors|finances|trains|equips) {_THE}", TieKind.BACKS, False),
    (rf",? (?:which |who )?(?:receives?|gets?) (?:weapons|arms|money|funds|funding|support|training|aid)(?: and \w+)? from {_THE}", TieKind.BACKS, True),
    (rf",? {_IS}{_THE}{_WORDS}(?:ally of|allies of|allied (?:with|to)|aligned with) {_THE}", TieKind.ALLIED_WITH, False),
    (rf",? and (?:its|his|her|their) {_WORDS}(?:ally|allies),? {_THE}", TieKind.ALLIED_WITH, False),
    (rf",? (?:which |who )?(?:fights?|is fighting|are fighting) alongside {_THE}", TieKind.ALLIED_WITH, False),
    (rf"-(?:allied|aligned) {_THE}{_WORDS}", TieKind.ALLIED_WITH, False),
    (rf",? (?:which |who )?(?:opposes?|fights?|is fighting|are fighting|(?:is|are) at war with) {_THE}", TieKind.OPPOSES, False),
    (rf",? {_IS}{_THE}{_WORDS}(?:rival|enemy|foe|opponent|critic|adversary) of {_THE}", TieKind.OPPOSES, False),
    (rf"(?:['’]s)? (?:arch-)?rival,? {_THE}", TieKind.OPPOSES, False),
)  # fmt: skip
_PATTERNS = tuple((re.compile(text, re.I), kind, reverse) for text, kind, reverse in _TIES)
"""What stands between two names, the tie, and whether the second name is its source; the first that fits decides."""

_HEAD_OF = re.compile(rf"\b{_HEAD} of (?:the )?$", re.I)
_PAST = re.compile(
    r"\b(?:former|ex|once|late|ousted|then|not|no longer|never|den(?:y|ies|ied)|used to|formerly|alleged)\b", re.I
)
_PAST_BEFORE = re.compile(r"\b(?:former|ex|late|ousted)[ -](?:the )?$", re.I)
_FAR = 80
_NAMED = frozenset([NameType.PERSON, NameType.ORGANISATION, NameType.PLACE])


def ties_of(mentions: Sequence[Mention], report: str, body: str, said: Moment) -> list[Tie]:
    """Ties that a report states between two actors named near each other; ``said`` is when it speaks."""
    known = sorted((one for one in mentions if one.actor and one.type in _NAMED), key=lambda one: one.quote.start)
    out = []
    for index, one in enumerate(known):
        for other in known[index + 1 : index + 3]:  # one name may stand between them: "a Lebanese militia backed by"
            if (found := _tie(one, other, body)) is not None:
                kind, source, target = found
                shown = {one.actor: one.name or one.quote.exact, other.actor: other.name or other.quote.exact}
                quote = Quote.of(body, one.quote.start, other.quote.end)
                out.append(
                    Tie(
                        kind=kind,
                        source=source,
                        target=target,
                        claim="",
                        report=report,
                        quote=quote,
                        said=said,
                        source_name=shown[source],
                        target_name=shown[target],
                    )
                )
                break
    return out


def _tie(one: Mention, other: Mention, body: str) -> tuple[TieKind, str, str] | None:
    between, before = body[one.quote.end : other.quote.start], body[max(0, one.quote.start - 40) : one.quote.start]
    if not between or len(between) > _FAR or one.actor == other.actor or one.actor is None or other.actor is None:
        return None
    if _PAST.search(between) or _PAST_BEFORE.search(before):
        return None
    if between == ", " and _HEAD_OF.search(before) and not _PAST.search(before):
        return TieKind.LEADS, other.actor, one.actor
    for pattern, kind, reverse in _PATTERNS:
        if pattern.fullmatch(between):
            return (kind, other.actor, one.actor) if reverse else (kind, one.actor, other.actor)
    return None
