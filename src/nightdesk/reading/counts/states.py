# SPDX-License-Identifier: Apache-2.0
"""What has befallen those who are counted, by the words around the number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nightdesk.vocabulary.terms import CountOf

_WORDS: tuple[tuple[CountOf, str], ...] = (
    (
        CountOf.DEATHS,
        r"kill(?:ed|s|ing)?|dead|died|dies?|dying|deaths?(?! row)|fatalit(?:y|ies)|fatally|perish(?:ed)?|drown(?:ed)?|slain|bodies|corpses|toll|martyred"
        r"|lost (?:their|his|her) lives?|los(?:t|ing) \S+ (?:men|fighters|soldiers|troops)|lives|executed|beheaded|lynched|starved to death|gunned down|murdered",
    ),
    (
        CountOf.INJURED,
        r"wound(?:ed|s|ing)|injur(?:ed|ing|ies|es)|hurt|hospitali[sz]ed|treated|burned|maimed|(?:are|is|were|was|remain) in hospital|critical condition|with wounds|(?:was|were|been|is|are) (?:shot|stabbed|beaten)(?! dead| to death| and killed| down)",
    ),
    (CountOf.MISSING, r"missing|unaccounted for|trapped|feared buried"),
    (
        CountOf.RESCUED,
        r"rescue[ds]?|rescuing|saved?|saving|pulled|survivors|survived|freed|(?:dug|pulled|found|brought|lifted)(?: out)? alive|taken off safely|brought (?:out|ashore)|plucked|released",
    ),
    (
        CountOf.DETAINED,
        r"arrest(?:ed|s|ing)?|detain(?:ed|s|ing)|in(?:to)? custody|kidnapp(?:ed|ing)|abduct(?:ed|ing)|(?:taken|took|holding) \S* ?hostages?|taken hostage|hostages?|(?:were|was|are|being|been) held\b(?! (?:in|on|at|by|up)\b)|captur(?:ed|ing)|rounded up|seiz(?:ed|ing)|jailed",
    ),
    (
        CountOf.DISPLACED,
        r"displaced?|evacuat(?:ed|ing)|fled|flee(?:ing)?|homeless|forced from (?:their|its) homes?|uprooted|refugees(?= have| had| who)",
    ),
    (
        CountOf.ON_BOARD,
        r"on ?board|aboard|on the (?:boat|bus|ferry|flight|plane|ship|train|vessel|helicopter|jet|raft)|carr(?:ied|ying)|crew of|passengers",
    ),
)
_ANY = re.compile("|".join(rf"(?P<{what.value}>\b(?:{words})\b)" for what, words in _WORDS), re.IGNORECASE)
_BY = {what.value: what for what in CountOf}
_TOLL = re.compile(
    r"\b(?P<head>toll|number of (?:the )?(?:confirmed )?(?:deaths?|dead)|tally of [\w ]*deaths|count of (?:the )?dead|confirmed deaths)\b[^.;]{0,110}$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:number|count|tally|total|figure)s? (?:of|for) (?:the |those )?(?P<who>[\w -]{3,40}?)\s+(?:at|to|is|was|now|stands|stood|rose|fell|has|had|from|reached|dropped|climbed|in|as|exceeds)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"\b(?:dead|killed|injured|wounded|missing|displaced|detained) (?:now |already )?(?:number(?:s|ed)?|total(?:s|led)?)(?: at least| about)? $",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:]|,\s(?=of whom\b)|\bbut\b|\bwhile\b|\bwhen\b|\band\b(?=\s+(?:(?:at least|more than|about|several|dozens|another|a couple|hundreds|thousands|scores|injur|wound|kill|left)\b|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\w+ing\b))|,\s(?=\w+ing\b)|,\s(?:and )?(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_ASIDE = re.compile(r",[^,;]{3,60},|\([^)]*\)")
_GIVEN = re.compile(
    r"(?:\b(?:the|an?|of|as|includ(?:ing|ed|es?)|to|up|at|least|some|about|another|more|than|all|with|by|nearly|over|between|his|her|their|its)\W+)*$",
    re.IGNORECASE,
)
_SENTENCED = re.compile(r"\bsentenc\w+\b|\bcondemned\b", re.IGNORECASE)
_CREW_OF = re.compile(r"\bcrew of (?:\w+ ){0,2}$", re.IGNORECASE)
_BROUGHT = re.compile(r"\b(?:brought|took|taken|carried|led|flown|got)\W*$", re.IGNORECASE)
_TO_SAFETY = re.compile(r"^[^.;,]{0,50}\b(?:ashore|to safety|out alive|to dry land)\b", re.IGNORECASE)
_WEAK = re.compile(r"hostages?|passengers|refugees|carr(?:ied|ying)|on board|aboard|missing", re.IGNORECASE)
_LOST = re.compile(r"\blos(?:t|ing|es)\W*$", re.IGNORECASE)
_VESSEL = re.compile(
    r"\b(?:boat|raft|dinghy|bus|ferry|plane|airliner|train|vessel|ship|jet|lorry|truck)\b[^.;,]{0,20}\b(?:held|had|has|holding|with)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class State:
    """What is counted, and by which words."""

    what: CountOf
    why: str


def state_of(before: str, after: str, noun: str, person: bool) -> State | None:
    """What a number of the sentence counts; None where nothing says so.

    The verb that governs the number decides, then the nearest word of the clause after it, then a phrase that
    announces a figure ("the toll rose to"), then the noun, then the rest of the sentence.

    Args:
        before: the text before the number.
        after: the text after it.
        noun: the head noun after the number, "" where there is none.
        person: whether the noun names persons.
    """
    if _SENTENCED.search(before) and "to death" in after:
        return None
    counts_people = person or not noun
    lead = before[: _GIVEN.search(before).start()]  # type: ignore[union-attr]  # the pattern matches the empty string at the end
    if _CREW_OF.search(before):
        return State(CountOf.ON_BOARD, "crew of")
    if _BROUGHT.search(lead) and _TO_SAFETY.search(after):
        return State(CountOf.RESCUED, "brought to safety")
    if person and _LOST.search(lead):
        return State(CountOf.DEATHS, "lost")
    governing = _last(lead, 1)
    if governing is not None and (counts_people or governing is CountOf.ON_BOARD):
        return State(governing, "the verb before it")
    clause = _CLAUSE_END.split(_ASIDE.sub(" ", after), maxsplit=1)[0]
    if counts_people and (found := _first(clause)) is not None:
        return State(found, "the clause after it")
    if (announced := _announced(before)) is not None:
        return State(announced, "the figure announced")
    return _rest(before, after, noun) if counts_people else None


def _rest(before: str, after: str, noun: str) -> State | None:
    if noun == "refugees":
        return State(CountOf.DISPLACED, "the noun")
    if noun and _VESSEL.search(before):
        return State(CountOf.ON_BOARD, "the vessel")
    sentence = re.split(r"[.;:]|\bbut\b|, \w+ing\b", _ASIDE.sub(" ", after))[0]
    found = _first(sentence) or _last(before, 4)
    return State(found, "the sentence around it") if found is not None else None


def _announced(before: str) -> CountOf | None:
    """By the words before a figure: "the number of wounded at 61", "the toll rose to 14"."""
    if named := _NUMBER_OF.search(before):
        return _first(named["who"]) or (CountOf.COUNT if not re.search(r"toll", named[0], re.I) else CountOf.DEATHS)
    if numbered := _NUMBERING.search(before):
        return _first(numbered[0])
    return CountOf.DEATHS if _TOLL.search(before) else None


def _first(text: str) -> CountOf | None:
    match = _ANY.search(text)
    if match is None or not match.lastgroup:
        return None
    if _WEAK.fullmatch(match[0]) and (other := _ANY.search(text, match.end())) and other.lastgroup:
        return _BY[other.lastgroup]  # "34 passengers were rescued"
    return _BY[match.lastgroup]


def _last(text: str, words: int) -> CountOf | None:
    """The state word among the last few words, nearest first."""
    found = list(_ANY.finditer(text))
    if not found or not found[-1].lastgroup:
        return None
    between = text[found[-1].end() :]
    if len(between.split()) > words - 1 or re.search(r"[.;,]|\band\b", between):
        return None
    return _BY[found[-1].lastgroup]
