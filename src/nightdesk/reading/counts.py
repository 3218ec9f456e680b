# SPDX-License-Identifier: Apache-2.0
"""What a number counts: the dead, the injured, the missing … by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.reading.numbers import Number, numbers_in
from nightdesk.vocabulary.terms import CountOf, CountOp

_PEOPLE = (
    r"people|persons|civilians|soldiers|troops|officers|policemen|police|militants|fighters|rebels|insurgents|gunmen|men|women|"
    r"children|girls|boys|babies|students|pupils|workers|miners|migrants|refugees|protesters|demonstrators|passengers|residents|"
    r"villagers|tourists|journalists|prisoners|hostages|others|victims|bodies|patients|members|crew|sailors|fishermen|personnel|"
    r"contractors?|guards?|commanders?|traders|farmers|monks|nuns|doctors|nurses|teachers|firefighters|rescuers|families|man|woman|"
    r"child|person|soldier|officer|civilian|fighter|militant|casualties|deaths|fatalities|dead|wounded|injured|suspects|detainees"
)
_STATES: tuple[tuple[CountOf, str], ...] = (
    (
        CountOf.DEATHS,
        r"kill(?:ed|s|ing)?|dead|died|dies?|deaths?|fatalities|perished|drowned|slain|bodies|toll|martyred|lost their lives",
    ),
    (CountOf.INJURED, r"wound(?:ed|s|ing)|injur(?:ed|ing|ies)|hurt|hospitali[sz]ed|treated"),
    (CountOf.MISSING, r"missing|unaccounted for"),
    (CountOf.RESCUED, r"rescued|saved|pulled (?:alive )?from"),
    (
        CountOf.DETAINED,
        r"arrest(?:ed|s|ing)|detain(?:ed|s|ing)|held|in custody|kidnapped|abducted|taken hostage",
    ),
    (CountOf.DISPLACED, r"displaced|evacuated|fled|homeless|forced from their homes"),
    (CountOf.ON_BOARD, r"on board|aboard"),
)
_AFTER = tuple(
    (
        what,
        re.compile(
            rf"^\s*(?:\w[\w'’-]*\s+){{0,5}}?(?:(?:were|was|are|is|have|had|has|been|being|people|others)\s+){{0,4}}(?:{words})\b",
            re.I,
        ),
    )
    for what, words in _STATES
)
_BEFORE = tuple((what, re.compile(rf"\b(?:{words})\b(?:\W+\w+){{0,3}}?\W*$", re.I)) for what, words in _STATES)
_ADJACENT = tuple((what, re.compile(rf"\b(?:{words})\W*$", re.I)) for what, words in _STATES)
_ASIDE = re.compile(r",[^,]{3,60},")
_CLAUSE_END = re.compile(
    r"[.;]|\bbut\b|\bwhile\b|\band\b(?=\s+(?:(?:at least|more than|about|several|dozens)\b|\d|\w+ing\b))|, (?=\w+ing\b)"
)
_TOLL = re.compile(
    r"\btoll\b[^.;]{0,110}\b(?:to|at|of|now|stands at|reached|reaches|passed|is|was)\s+(?:at least )?$", re.IGNORECASE
)
_NOUN = re.compile(rf"^\s*(?:\w[\w'’-]*\s+){{0,3}}?({_PEOPLE})\b", re.IGNORECASE)
_PART = re.compile(r"^\s*of (?:them|whom|those|the (?:dead|wounded|victims))", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:including|among them|among the \w+)\s*$", re.IGNORECASE)
_NOT_A_COUNT = re.compile(
    r"^\s*(?:km|kilomet|miles?|met(?:er|re)s|per ?cent|percent|years?|hours?|days?|minutes?|months?|weeks?|degrees|million dollars|(?:\w+ )?(?:rockets?|missiles?|mortars?|shells?|strikes?|blasts?|explosions?|vehicles?|cars?|helicopters?|drones?)\b|sites?|times?|(?:a|p)\.?m\b|GMT|UTC|January|February|March|April|May|June|July|August|September|October|November|December)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a sentence with what it counts; ``part`` for a part of another figure."""

    number: Number
    what: CountOf
    group: str
    part: bool


def counts_in(text: str) -> list[Counted]:
    """The counts of persons in a sentence."""
    out = []
    for number in numbers_in(text):
        before, after = text[max(0, number.start - 130) : number.start], text[number.end : number.end + 90]
        if _NOT_A_COUNT.match(after):
            continue
        noun = _NOUN.match(after)
        what = _what(before, after, noun is not None)
        if what is not None and (number.best > 0 or noun is not None):
            part = bool(_PART.match(after) or _AMONG.search(before))
            if number.best == 0 and number.op is not CountOp.EQ:
                continue
            out.append(Counted(number, what, noun[1].lower() if noun else "", part))
    return out


def _what(before: str, after: str, human: bool) -> CountOf | None:
    for what, pattern in _ADJACENT:
        if pattern.search(before):
            return what
    clause = _CLAUSE_END.split(_ASIDE.sub(" ", after))[0]
    for what, pattern in _AFTER:
        if pattern.match(clause):
            return what
    if _TOLL.search(before):
        return CountOf.DEATHS
    for what, pattern in _BEFORE:
        if pattern.search(before):
            return what
    return None
