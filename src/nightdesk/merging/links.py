# SPDX-License-Identifier: Apache-2.0
"""Links between the events of a report, as its words say: what followed what, what it answered, what it caused, what it was part of.

A cue stands between two triggers ("A in retaliation for B", "A days after B"), opens the sentence ("After B, A"), or points back to the
sentence before ("In response, A"). Where the words deny the link, or doubt it, there is none. The links are reported, not true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nightdesk.merging.families import CONSEQUENCES
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Link
from nightdesk.vocabulary.report import Quote
from nightdesk.vocabulary.terms import LinkKind

_ANSWER = r"in (?:\w+ )?(?:retaliation|response|reprisal|revenge|answer|protest)"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|several|some|many)"
_SPAN = rf"(?:{_NUMBER} )?(?:minutes?|hours?|days?|weeks?|months?)"
_AGO = rf"(?:{_SPAN} |shortly |soon |just |immediately )?"
_CUES: tuple[tuple[str, LinkKind, bool], ...] = (
    (rf"{_ANSWER} (?:for|to|at|against|over)|to avenge|in revenge for", LinkKind.RESPONSE_TO, False),
    (
        r"because of|(?:caused|prompted|triggered|sparked|provoked) by|due to|as a result of|owing to|blamed on",
        LinkKind.CAUSES,
        True,
    ),
    (
        r"(?<!was )(?<!were )(?<!been )(?:caus(?:ed|ing|es)|(?:led|leading|leads) to|(?:spark|trigger|prompt|provok)(?:ed|ing|s)|set(?:ting)? off"
        r"|forc(?:ed|ing)|result(?:ed|ing) in|touched off)(?! by\b)",
        LinkKind.CAUSES,
        False,
    ),
    (r"followed by|before|ahead of", LinkKind.PRECEDES, False),
    (rf"{_AGO}after|following|in the wake of|followed", LinkKind.PRECEDES, True),
    (r"part of|during|in the course of", LinkKind.PART_OF, False),
)  # the flag: the event after the cue is the source
_INFIX = tuple((re.compile(rf"\b(?:{cue})\b", re.I), kind, reverse) for cue, kind, reverse in _CUES)
_OVER = re.compile(r"\bover\b", re.I)
_PROTEST = re.compile(r"walk|struck|strik|protest|rall|march|demonstrat|resign|riot|quit|boycott", re.I)
_LEADING = (
    (re.compile(rf"^\W*(?:{_ANSWER} (?:for|to|against)|to avenge)\b", re.I), LinkKind.RESPONSE_TO, False),
    (re.compile(r"^\W*(?:because of|due to|as a result of)\b", re.I), LinkKind.CAUSES, True),
    (re.compile(rf"^\W*(?:{_AGO}after|following|in the wake of)\b", re.I), LinkKind.PRECEDES, True),
    (re.compile(r"^\W*(?:before|ahead of)\b", re.I), LinkKind.PRECEDES, False),
)
_BACK = (
    (re.compile(rf"^\W*{_ANSWER},", re.I), LinkKind.RESPONSE_TO, False),
    (re.compile(r"^\W*(?:as a result|because of (?:this|that)),", re.I), LinkKind.CAUSES, True),
    (
        re.compile(rf"^\W*(?:{_SPAN} )?(?:later|afterwards),", re.I),
        LinkKind.PRECEDES,
        True,
    ),
)
_DENIED = re.compile(
    r"\b(?:no (?:evidence|link|connection|sign|proof)|not|never|unrelated|nothing to do|den(?:y|ies|ied) that|rul(?:es?|ed) out|doubts? that)\b",
    re.I,
)
_INSIDE = re.compile(r"^ (?:in|inside) (?:an?|the|that|this|two|three|several)\b[^,;]*$|^ when \b[^,;]*$", re.I)
_RELATIVE = re.compile(r"^,? (?:that|which) $", re.I)
_NOMINAL = re.compile(
    r"\b(?:with|of|in|over|against|for|to|by|at|from|on) (?:(?:an?|the|his|her|its|their) )?(?:\w+ )?$", re.I
)
_FAR = 120  # characters between a cue and its event


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    text: str
    claims: tuple[Claim, ...]  # by their triggers


def links_of(claims: Sequence[Claim], events: Mapping[str, str], body: str) -> list[Link]:
    """The links that a report states between the events of its claims; ``events`` gives the event of each claim that has one."""
    found: dict[tuple[LinkKind, str, str], Link] = {}
    before: _Sentence | None = None
    for sentence in _sentences(claims, events, body):
        for kind, source, target in (*_stated(sentence), *_pointing_back(sentence, before)):
            start = min(source.trigger.start, target.trigger.start)
            end = max(source.trigger.end, target.trigger.end)
            _add(found, kind, source, target, events, Quote.of(body, start, end))
        before = sentence
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        whole = known.get(claim.part_of or "")
        if whole is not None and claim.id in events and whole.id in events:
            _add(found, LinkKind.PART_OF, claim, whole, events, claim.quote)
    return list(found.values())


def _add(
    found: dict[tuple[LinkKind, str, str], Link],
    kind: LinkKind,
    source: Claim,
    target: Claim,
    events: Mapping[str, str],
    quote: Quote,
) -> None:
    one, other = events[source.id], events[target.id]
    if one != other:
        made = Link(kind=kind, source=one, target=other, claim=source.id, report=source.report, quote=quote)
        found.setdefault((kind, one, other), made)


def _sentences(claims: Sequence[Claim], events: Mapping[str, str], body: str) -> Iterator[_Sentence]:
    grouped: dict[tuple[int, int], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.quote.start, one.trigger.start, one.id)):
        if claim.id in events:
            grouped.setdefault((claim.quote.start, claim.quote.end), []).append(claim)
    for (start, end), inside in grouped.items():
        yield _Sentence(start, body[start:end], tuple(inside))


def _stated(sentence: _Sentence) -> Iterator[tuple[LinkKind, Claim, Claim]]:
    """Links between events of one sentence."""
    for pattern, kind, reverse in _LEADING:
        if (match := pattern.match(sentence.text)) is not None and (
            pair := _around_comma(sentence, match.end())
        ) is not None:
            yield _directed(kind, reverse, *pair)
    used: set[int] = set()
    for pattern, kind, reverse in _INFIX:
        for match in pattern.finditer(sentence.text):
            if match.start() and not used & set(range(*match.span())):
                used |= set(range(*match.span()))
                if (around := _around(sentence, match)) is not None:
                    yield _directed(kind, reverse, *around)
    yield from _side_by_side(sentence)


def _directed(kind: LinkKind, reverse: bool, one: Claim, other: Claim) -> tuple[LinkKind, Claim, Claim]:
    return (kind, other, one) if reverse else (kind, one, other)


def _around(sentence: _Sentence, match: re.Match[str]) -> tuple[Claim, Claim] | None:
    """The event that a cue speaks of, and the next one after it."""
    if _DENIED.search(sentence.text[: match.start()]):
        return None
    left = [one for one in sentence.claims if one.trigger.end - sentence.start <= match.start()]
    right = [one for one in sentence.claims if one.trigger.start - sentence.start >= match.end()]
    if not left or not right or right[0].trigger.start - sentence.start - match.end() > _FAR:
        return None
    return _governing(sentence, left), right[0]


def _governing(sentence: _Sentence, left: Sequence[Claim]) -> Claim:
    """The nearest event that is not merely what an earlier one is about ("arrested for the murder of … after")."""
    for index in range(len(left) - 1, 0, -1):
        before = sentence.text[: left[index].trigger.start - sentence.start]
        if not _NOMINAL.search(before):
            return left[index]
    return left[0]


def _around_comma(sentence: _Sentence, start: int) -> tuple[Claim, Claim] | None:
    """ "After B, A": the event behind the comma and that before it."""
    comma = sentence.text.find(",", start)
    if comma < 0:
        return None
    inside = [one for one in sentence.claims if start <= one.trigger.start - sentence.start < comma]
    main = [one for one in sentence.claims if one.trigger.start - sentence.start > comma]
    return (main[0], inside[0]) if inside and main else None


def _side_by_side(sentence: _Sentence) -> Iterator[tuple[LinkKind, Claim, Claim]]:
    """ "Killed in a blast", "a blast, killing six", "a landslide that buried a school", "walked out over a dismissal"."""
    for one, other in zip(sentence.claims, sentence.claims[1:], strict=False):
        between = sentence.text[one.trigger.end - sentence.start : other.trigger.start - sentence.start]
        if _DENIED.search(between):
            continue
        if one.kind in CONSEQUENCES and other.kind not in CONSEQUENCES and _INSIDE.match(between):
            yield LinkKind.PART_OF, one, other
        elif other.kind in CONSEQUENCES and other.trigger.exact.endswith("ing") and between.endswith(", "):
            yield LinkKind.PART_OF, other, one
        elif _RELATIVE.match(between):
            inside = other.kind in CONSEQUENCES
            yield (LinkKind.PART_OF, other, one) if inside else (LinkKind.CAUSES, one, other)
        elif _OVER.search(between) and _PROTEST.search(one.trigger.exact):
            yield LinkKind.RESPONSE_TO, one, other


def _pointing_back(sentence: _Sentence, before: _Sentence | None) -> Iterator[tuple[LinkKind, Claim, Claim]]:
    """ "In response, A", "Hours later, A": to the first event of the sentence before."""
    if before is None or not before.claims or not sentence.claims:
        return
    for pattern, kind, reverse in _BACK:
        if pattern.match(sentence.text):
            yield _directed(kind, reverse, sentence.claims[0], before.claims[0])
            return
