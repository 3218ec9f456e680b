# SPDX-License-Identifier: Apache-2.0
"""A sentence → its counts: how many of whom are dead, injured, missing …, and how the figures hang together.

In: a sentence. Out: every figure that counts persons or things of an event, with its bounds, what it counts, whether
it is a part of another figure, and whether the sentence says that it is replaced. Guaranteed: offsets are exact; a
measure, a date, an age, a sum of money or a name is no count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nightdesk.reading.counts.nouns import is_no_count, noun_after
from nightdesk.reading.counts.relations import has_own_predicate, is_counted_twice, is_part, is_revised
from nightdesk.reading.counts.states import State, state_of
from nightdesk.reading.numbers import Number, numbers_in
from nightdesk.vocabulary.terms import CountOf, CountOp

__all__ = ["Counted", "counts_in"]

_ONE_VICTIM = re.compile(
    r"(?:\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|injur(?:ed|ing)|including|among them|abducted|kidnapped|arrested|detained|rescued)\s+)(?P<n>an?)\s+"
    r"(?=(?:[\w-]+ ){0,2}(?:man|woman|child|boy|girl|baby|soldier|officer|policeman|policewoman|civilian|journalist|doctor|nurse|teacher|guard|commander|fighter|militant|worker|teenager|medic|driver|protester)\b)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r" of (?:the|its|their|his|her|those)\b(?! (?:dead|wounded|injured|victims|missing))", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\s+(?:are|were|have|had|marched|gathered|took|attended|remain(?:ed)?|protested|joined|left)\b", re.IGNORECASE
)
_PLACED = re.compile(r"\s+(?:in|at|on|near)\b", re.IGNORECASE)
_FIGURE_AT = re.compile(
    r"\b(?:says|said|reports|now|counted|stated) $|\b(?:figure|number|count|total|tally|estimate)\b[^.;]{0,20}\b(?:at|to|of|is|was) (?:least )?$",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?: (?!(?:was|were|are|is|had|has|have|died)\b)[\w-]+){0,4}(?:,| and|, and) ")
_REACH = 130


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a sentence with what it counts.

    Attributes:
        group: who or what is counted, in the report's word.
        part: a part of another figure of the sentence.
        revised: said to be replaced by another figure.
        why: the words that say what is counted.
    """

    number: Number
    what: CountOf
    group: str
    part: bool
    revised: bool = False
    why: str = ""


def counts_in(text: str) -> list[Counted]:
    """The counts of a sentence, in order."""
    numbers = sorted([*numbers_in(text), *_single(text)], key=lambda one: one.start)
    out: list[Counted] = []
    for number in numbers:
        if (counted := _counted(text, number, out)) is not None:
            out.append(counted)
    return _summed(text, out)


def _counted(text: str, number: Number, known: list[Counted]) -> Counted | None:
    before, after = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    words = text[number.start : number.end]
    if is_no_count(before, words, after) or is_counted_twice(after):
        return None
    if words.lower() == "one" and _ONE_OF.match(after):
        return None
    noun, person = noun_after(after)
    part = is_part(before, after, earlier=bool(known), after_part=bool(known) and known[-1].part) or _is_listed(
        text, number, known
    )
    revised = is_revised(before, after)
    state = state_of(before, after, noun, person)
    if state is None and known:
        state = _taken_over(text, number, noun, person, known[-1], tied=part or revised)
    if state is None and _is_thing(number, noun, person, after):
        state = State(CountOf.COUNT, "the noun" if noun else "the subject")
    if state is None or (number.best == 0 and (state.what is CountOf.COUNT or (not noun and words.lower() == "no"))):
        return None
    return Counted(number, state.what, noun, part, revised, state.why)


def _taken_over(text: str, number: Number, noun: str, person: bool, last: Counted, *, tied: bool) -> State | None:
    """What a figure counts that says nothing itself, by the figure before it."""
    before, after = text[: number.start], text[number.end :]
    announced = _FIGURE_AT.search(before[-_REACH:])
    placed = _PLACED.match(after) and before.endswith("and ")
    if tied and has_own_predicate(after):
        return State(CountOf.COUNT, "its own predicate")
    if tied or (not noun and (announced or placed)):
        return State(last.what, "the figure before it")
    if text[number.start : number.end].lower() == "none" or (person and _continues(text, last.number, number)):
        return State(last.what, "the list it stands in")
    return None


def _is_thing(number: Number, noun: str, person: bool, after: str) -> bool:
    if noun:
        return person or number.best > 0
    return number.best > 1 and _SUBJECT.match(after) is not None


def _is_listed(text: str, number: Number, known: list[Counted]) -> bool:
    """Whether a figure stands in a list behind the colon of a total: "twelve people: nine men and three women"."""
    colon = text.rfind(":", 0, number.start)
    return any(one.number.end <= colon for one in known) and not re.search(r"[.;]", text[colon : number.start])


def _continues(text: str, last: Number, number: Number) -> bool:
    """Whether a figure goes on in a list: "killed five protesters and one policeman"."""
    return _LIST.fullmatch(text, last.end, number.start) is not None


def _single(text: str) -> list[Number]:
    """One victim told by an article: "killing an officer"."""
    return [Number(*match.span("n"), CountOp.EQ, 1.0, 1.0, 1.0) for match in _ONE_VICTIM.finditer(text)]


def _summed(text: str, found: list[Counted]) -> list[Counted]:
    """Figures without a noun that add up to the first are its parts: "six died, four at the scene and two in hospital"."""
    if len(found) < 3 or any(one.part for one in found):
        return found
    first, rest = found[0], found[1:]
    alike = all(one.what is first.what and not one.group for one in rest)
    if alike and sum(one.number.best for one in rest) == first.number.best:
        return [first, *(replace(one, part=True) for one in rest)]
    return found
