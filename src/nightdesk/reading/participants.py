# SPDX-License-Identifier: Apache-2.0
"""Who did what to whom: the model's role marks → participants with a name, or the head of a nominal mention.

A mark that is a name with its titles becomes the name; "the mayor of Lima" stays the mayor, with the head "mayor".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nightdesk.reading.families import CONSEQUENCES
from nightdesk.reading.finding import FoundEvent, Marked
from nightdesk.reading.scene import Scene
from nightdesk.vocabulary.claim import Participant
from nightdesk.vocabulary.terms import NameType, RoleName

Name = tuple[int, int, str]
"""A name in code points of the body, with its type."""

_HEAD_END = re.compile(
    r"\s+(?:of|in|from|at|on|for|with|near|against|to|who|which|that|whose|inside|outside|under|over|by|about|between|among|aboard)\b|,|\s[-–—]\s",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:the|a|an|some|his|her|its|their|our|my|this|that|these|those|all|both)\s+", re.IGNORECASE)
_TRAILING = re.compile(
    r"\s+(?:of|in|from|at|on|for|with|near|against|to|by|and|or|who|that|the|a|an|was|were)$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LEADING_WORDS = ("and ", "or ", "by ", "in ", "at ", "of ", "to ", "from ", "on ")
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|on|around|off|from|across|over|inside|to|into)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:leader|commander|head|chief|member|officer|official|spokes\w+|minister|president|general|secretary|wing)s?\s+of\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_WHERE = {RoleName.PLACE, RoleName.ORIGIN, RoleName.DESTINATION}
_FIGURE = re.compile(
    r"(?:\d[\d,.]*|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands|several|many|least|others?)$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+|also\s+|all\s+|not\s+)?$", re.IGNORECASE)
_DENIES = re.compile(
    r"(?:['’]s)?(?P<theirs> (?:\w+ )?(?:office|family|lawyers?|aides?|party|spokes\w+))?,? (?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)"
    r"(?: (?:reports?|claims?|rumou?rs|news|of|about|any|the|his|her|their|own|alleged))* $",
    re.IGNORECASE,
)
_SUFFERED = frozenset(["arrest", "abduction", "death", "injury", "assassination", "expulsion"])
_CLAUSE = 60  # code points between a subject and its verb at most
_WEAPON = re.compile(r"[ -](?:led )?(?:air|drone|rocket|missile|mortar|artillery|led)", re.IGNORECASE)
_SINGULAR = frozenset(["he", "she", "him", "her"])


def participants_of(scene: Scene, event: FoundEvent, names: Sequence[Name]) -> tuple[Participant, ...]:
    """The participants of an event, in order of the text; a name fills a role once, a title before a name is not told beside it."""
    out: list[Participant] = []
    for mark in sorted(_voiced(scene, event, names), key=lambda one: one.start):
        if (trimmed := trim(scene.report.body, mark)) is None:
            continue
        one = _participant(scene, event, trimmed, names)
        if not _possible(scene, event, one) or any(o.role is one.role and o.quote == one.quote for o in out):
            continue
        if out and out[-1].head and out[-1].role is one.role and _stands_beside(scene, out[-1], one):
            out.pop()
        out.append(one)
    return tuple(out)


def _possible(scene: Scene, event: FoundEvent, one: Participant) -> bool:
    """People are no places, places do not die, what stands after "in" or "near" does not act, nor does the body whose officer does."""
    if one.role in _WHERE:
        return one.type is not NameType.PERSON
    before = scene.report.body[max(0, one.quote.start - 40) : one.quote.start]
    if one.role is RoleName.AGENT and not one.head and _OFFICE.search(before):
        return False
    if one.type not in {NameType.PLACE, NameType.FACILITY} or one.head:
        return True
    if event.trigger.label in CONSEQUENCES and one.role is RoleName.PATIENT:
        return False
    return one.role is not RoleName.AGENT or _LOCATIVE.search(before) is None


def _stands_beside(scene: Scene, title: Participant, name: Participant) -> bool:
    """Whether a nominal is an apposition of the name after it: "the media officer, X,"."""
    return not name.head and scene.report.body[title.quote.end : name.quote.start] in {", ", " "}


def _voiced(scene: Scene, event: FoundEvent, names: Sequence[Name]) -> Iterator[Marked]:
    """The role marks, with what stands before a passive verb as its patient: "X was killed" says nothing of who did it.

    A person who denies an arrest or a death denies their own: "X's office denies arrest".
    """
    start = event.trigger.start
    suffered = event.trigger.label in _SUFFERED
    passive = _PASSIVE.search(scene.report.body[max(0, start - 40) : start]) is not None
    for mark in event.roles:
        if mark.label == "agent" and (
            (passive and mark.end <= start and start - mark.end < _CLAUSE)
            or (suffered and _denies_own(scene.report.body, mark, start, names))
        ):
            mark = Marked(mark.start, mark.end, "patient", mark.score)
        yield mark


def _denies_own(body: str, mark: Marked, trigger: int, names: Sequence[Name]) -> bool:
    """Whether nothing but a denial stands between a person, or their office, and the word for what happened."""
    match = _DENIES.fullmatch(body, mark.end, max(mark.end, trigger))
    if match is None:
        return False
    kinds = {kind for start, end, kind in names if start < mark.end and mark.start < end}
    theirs = match["theirs"] is not None or "’s " in body[mark.start : mark.end].replace("'", "’")
    named = (
        theirs and NameType.ORGANISATION not in kinds and body[mark.start].isupper()
    )  # surnames are taken for places
    return NameType.PERSON in kinds or named


def trim(body: str, mark: Marked) -> Marked | None:
    """Without punctuation and conjunctions at its ends; None where nothing is left."""
    start, end = mark.start, mark.end
    while start < end and not body[start].isalnum():
        start += 1
    while end > start and not (body[end - 1].isalnum() or body[end - 1] in ".)%"):
        end -= 1
    if (tail := _TRAILING.search(body[start:end])) is not None:
        end = start + tail.start()
    text = body[start:end]
    for word in () if text.lower().startswith("at least") else _LEADING_WORDS:
        if text.lower().startswith(word):
            start += len(word)
            break
    if text.endswith(("'s", "’s")):
        end -= 2
    return Marked(start, end, mark.label, mark.score) if end > start else None


def _participant(scene: Scene, event: FoundEvent, mark: Marked, names: Sequence[Name]) -> Participant:
    body = scene.report.body
    if body[mark.start : mark.end].lower() in _SINGULAR and (owner := _spoken_for(event, mark, names)) is not None:
        return Participant(role=RoleName(mark.label), quote=scene.quote(*owner), type=NameType.PERSON)
    head_end = mark.start + head_length(body[mark.start : mark.end])
    inside = [one for one in names if one[0] < mark.end and mark.start < one[1]]
    for start, end, kind in reversed(inside):
        if start < head_end and end >= head_end:
            return Participant(role=RoleName(mark.label), quote=scene.quote(start, end), type=NameType(kind))
    if body[mark.end : event.trigger.start].isspace():  # "US air strikes": the weapon belongs to the trigger
        for start, end, kind in inside:
            if _WEAPON.fullmatch(body[end : mark.end]):
                return Participant(role=RoleName(mark.label), quote=scene.quote(start, end), type=NameType(kind))
    words = _WORD.findall(body[mark.start : head_end])
    head = words[-1].lower() if words else ""
    if event.trigger.label in CONSEQUENCES and (not head or _FIGURE.match(head)):
        head = "people"
    return Participant(
        role=RoleName(mark.label),
        quote=scene.quote(mark.start, mark.end),
        type=NameType.OTHER,
        head=head,
    )


def _spoken_for(event: FoundEvent, pronoun: Marked, names: Sequence[Name]) -> tuple[int, int] | None:
    """The person in whose name a speaker speaks: "the office of X denied that he had been arrested": he is X."""
    for mark in event.frame:
        if mark.label == "speaker" and mark.end <= pronoun.start:
            inside = [one for one in names if mark.start < one[0] and one[1] <= mark.end and one[2] != "place"]
            if inside:
                return inside[-1][0], inside[-1][1]
    return None


def head_length(phrase: str) -> int:
    """Length of a noun phrase up to the end of its head: before the first preposition, relative or comma after a word."""
    lead = _LEADING.match(phrase)
    offset = lead.end() if lead else 0
    cut = _HEAD_END.search(phrase, offset)
    return cut.start() if cut and cut.start() > offset else len(phrase)
