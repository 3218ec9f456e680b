# SPDX-License-Identifier: Apache-2.0
"""Notices: sentences that speak of something published before, and what they do to it.

A correction mends a part, a withdrawal takes the whole back, a denial calls it untrue, an update replaces its author's figures. The
words are a grammar: notices are few and formulaic. It is generous here; whether a notice is about an earlier report is decided by what
it cites (``referring``), so that a "correction" in share prices, which cites nothing, comes to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nightdesk.merging.sentences import sentence_spans
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import NoticeKind

_PUBLICATION = (
    r"(?:reports?|stor(?:y|ies)|articles?|items?|posts?|tweets?|bulletins?|pieces?|dispatch(?:es)?|alerts?|headlines?|versions?"
    r"|captions?|broadcasts?|editions?|entr(?:y|ies)|news|copy)"
)
_PUBLISHED = re.compile(rf"\b{_PUBLICATION}\b", re.I)
_DENIABLE = re.compile(rf"\b(?:{_PUBLICATION}|rumou?rs?|speculation)\b", re.I)
_NAMED_DENIABLE = re.compile(rf"\b(?:{_PUBLICATION}|accounts?|claims?|allegations?)\b", re.I)
_WITHDRAWN = re.compile(
    r"\b(?:withdr[ae]w(?:s|n|ing)?|withdrawal of|retract(?:s|ed|ing|ion)?|kill(?: the|ed the)|pull(?:s|ed)|remov(?:es?|ed)|delet(?:es?|ed)"
    r"|tak(?:es?|en) (?:down|back)|took (?:down|back)|taken offline|disregard|scrapp?(?:ed|s)?|spik(?:es|ed))\b",
    re.I,
)
_CORRECTED = re.compile(
    r"\b(?:correct(?:s|ed|ions?|ing)?|clarif(?:y|ies|ied|ications?)|amended|refiles?"
    r"|(?:wrongly|incorrectly|erroneously|mistakenly) (?:\w+ )?(?:reported|said|stated|gave|identified|named|put|described)"
    r"|mis(?:stated|identified|reported|spell?ed|spelt|quoted|attributed|named))\b",
    re.I,
)
_OWN_FAULT = re.compile(
    r"\b(?:(?:was|were|is|are) (?:wrong|incorrect|inaccurate|mistaken|in error)|please read|should have (?:said|made|read|been)"
    r"|contrary to what|in error|regrets?|(?:an )?earlier version|gave the wrong)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|rebut(?:s|ted)?|disput(?:es?|ed|ing)"
    r"|contradict(?:s|ed)?|debunk(?:s|ed)?|no truth|not true|untrue|false|fake|fabricated|baseless|unfounded|inaccurate|bogus|hoax|wrong"
    r"|incorrect)\b",
    re.I,
)
_NO_DENIAL = re.compile(r"\b(?:stands? by|stood by)\b", re.I)
_UPDATED = re.compile(
    r"^\W*(?:update[sd]?|recasts?|adds|writethru)\b(?!.{0,20}\bof (?:the|its|our)\b)|\bupdates? (?:our|an earlier)\b"
    r"|\b(?:earlier|previously)\b[^.]{0,30}\b(?:reported|gave|given|put)\b.*\d|\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)\b[^.,;]{0,24}\b(?:reported|given|announced) earlier\b|\bprevious (?:count|figure|toll)\b",
    re.I,
)
_HEADINGS = (
    (NoticeKind.WITHDRAWAL, re.compile(r"^\W*(?:(?:mandatory )?kill|withdrawals?|withdrawn|retractions?|retracted|advisory\W+kill)\b", re.I)),
    (
        NoticeKind.CORRECTION,
        re.compile(
            r"^\W*(?:corrections?|corrected|correct(?:s|ing)|clarifications?|refiles?|erratum|editor[’']s note)\b(?! (?:in|of) (?:prices|shares))"
            r"|[:–—-] (?:a )?(?:correction|clarification)\W*$",
            re.I,
        ),
    ),
    (NoticeKind.UPDATE, re.compile(r"^\W*(?:updates? ?\d+|updates?\W|writethru)", re.I)),
)  # fmt: skip
_OWN = re.compile(
    r"\b(?:our|we|my|this (?:newspaper|paper|site|page|station|channel|agency|article|story|report|post|account|item)|(?:an|the) earlier"
    r" (?:version|report|story|post|article|item)|(?:article|report|story|item) (?:published )?earlier)\b|\bplease (?:kill|disregard|read|delete)\b",
    re.I,
)
CITED_TIME = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b(?! ?(?:per cent|percent|%|million|billion))")
_SEVERAL = re.compile(
    r"\b(?:two|three|four|several|both|these) (?:\w+ )?(?:reports|stories|articles|items|posts|versions)\b", re.I
)
_IN_MARKS = re.compile(r"[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence of a report, at ``start:end``, that says something of what was published before.

    ``own``: by the same outlet; ``named``: outlets that it names; ``times``: hours and minutes that it cites.
    """

    kind: NoticeKind
    start: int
    end: int
    own: bool
    named: tuple[str, ...]
    times: tuple[tuple[int, int], ...]
    several: bool
    whole: bool  # a heading over the whole report: all of it tells what it is about


def may_hold_notice(report: Report) -> bool:
    """Whether any word of a notice stands in the report: a cheap question, asked of every one."""
    body = report.body
    return any(_may_announce(body[start:end]) for start, end in sentence_spans(body))


def _may_announce(text: str) -> bool:
    if _CORRECTED.search(text) or _UPDATED.search(text) or (_OWN_FAULT.search(text) and _OWN.search(text)):
        return True
    if _WITHDRAWN.search(text) and _PUBLISHED.search(text):
        return True
    return bool(_DENIED.search(text) and (_DENIABLE.search(text) or _NAMED_DENIABLE.search(text)))


def announcements(report: Report, outlets: Iterable[str]) -> list[Announcement]:
    """The notices of a report; ``outlets`` are the names of those that published anything lately."""
    body, others = report.body, [one for one in outlets if one.casefold() != report.source.casefold()]
    spans = sentence_spans(body)
    heading = _heading(body, spans)
    out: list[Announcement] = []
    for start, end in spans:
        text = body[start:end]
        plain = _IN_MARKS.sub(lambda match: " " * len(match[0]), text)
        own = bool(_OWN.search(plain)) or names_outlet(plain, report.source)
        named = () if own else tuple(one for one in others if names_outlet(plain, one))
        times = tuple((int(one[1]), int(one[2])) for one in CITED_TIME.finditer(plain))
        kind = _kind(plain, own=own, named=bool(named), heading=heading)
        if kind is None and own and times and out and out[-1].kind in {NoticeKind.CORRECTION, NoticeKind.WITHDRAWAL}:
            kind = out[-1].kind  # "we repeated that report in our 06:40 bulletin"
        if kind is not None:
            mine = own or (not named and heading is not None and kind is heading)
            whole = heading is kind and (start, end) in spans[:2]
            out.append(Announcement(kind, start, end, mine, named, times, bool(_SEVERAL.search(plain)), whole))
    return _without_echoes(out)


def _heading(body: str, spans: list[tuple[int, int]]) -> NoticeKind | None:
    """What the first line announces the whole report to be."""
    for start, end in spans[:1]:
        for kind, pattern in _HEADINGS:
            if pattern.search(body[start:end]):
                return kind
    return None


def _kind(text: str, *, own: bool, named: bool, heading: NoticeKind | None) -> NoticeKind | None:
    published = bool(_PUBLISHED.search(text))
    if _WITHDRAWN.search(text) and published and (own or named or heading is NoticeKind.WITHDRAWAL):
        return NoticeKind.WITHDRAWAL
    if _CORRECTED.search(text) and (own or heading is not None or (named and published)):
        return NoticeKind.CORRECTION
    if own and _OWN_FAULT.search(text):
        return NoticeKind.CORRECTION
    if (own and _UPDATED.search(text)) or (heading is NoticeKind.UPDATE and _UPDATED.search(text)):
        return NoticeKind.UPDATE
    deniable = _NAMED_DENIABLE if named else _DENIABLE
    if _DENIED.search(text) and deniable.search(text) and not _NO_DENIAL.search(text):
        return NoticeKind.DENIAL
    if _UPDATED.search(text):
        return NoticeKind.UPDATE
    if heading in {NoticeKind.CORRECTION, NoticeKind.WITHDRAWAL} and (own or published):
        return heading
    return None


def _without_echoes(found: list[Announcement]) -> list[Announcement]:
    """Where one denial names whom it means, another that names nobody says no more."""
    named = any(one.kind is NoticeKind.DENIAL and (one.named or one.own) for one in found)
    return [one for one in found if one.kind is not NoticeKind.DENIAL or one.named or one.own or not named]


def affirming(body: str) -> str:
    """A text without the sentences that deny something."""
    told = (body[start:end] for start, end in sentence_spans(body))
    return "\n".join(text for text in told if not _DENIED.search(text))


def names_outlet(text: str, outlet: str) -> bool:
    """Whether a text names an outlet, with or without its article."""
    return re.search(rf"(?<!\w){re.escape(outlet.removeprefix('The '))}(?!\w)", text, re.I) is not None
