# SPDX-License-Identifier: Apache-2.0
"""What has befallen those who are counted, by the words around the number."""

from __future__ import annotations

import re

from nightdesk.vocabulary.terms import CountOf

_WORDS: tuple[tuple[CountOf, str], ...] = (
    (
        CountOf.DEATHS,
        r"kill(?:ed|s|ing)?|dead|died|dies?|dying|deaths?(?! row)|fatalit(?:y|ies)|fatally|perish(?:ed)?|drown(?:ed)?|slain|bodies|corpses|toll|martyred"
        r"|lost (?:their|his|her) lives?|los(?:t|ing) \S+ (?:men|fighters|soldiers|troops)|lives|executed|beheaded|lynched|starved to death|gunned down|murdered",
    ),
    (
        CountOf.INJURED,
        r"wound(?:ed|s|ing)|injur(?:ed|ing|ies|es)|hurt|hospitali[sz]ed|treated|burned|maimed|(?:are|is|were|was|remain) in hospital|critical condition|with wounds",
    ),
    (CountOf.MISSING, r"missing|unaccounted for|trapped|feared buried"),
    (CountOf.RESCUED, r"rescue[ds]?|rescuing|saved?|saving|pulled|survivors|survived|freed|found alive|taken off safely|brought (?:out|ashore)|plucked|released"),
    (
        CountOf.DETAINED,
        r"arrest(?:ed|s|ing)?|detain(?:ed|s|ing)|in(?:to)? custody|kidnapp(?:ed|ing)|abduct(?:ed|ing)|(?:taken|took|holding) \S* ?hostages?|taken hostage|hostages|captur(?:ed|ing)|rounded up|seiz(?:ed|ing)|jailed",
    ),
    (CountOf.DISPLACED, r"displaced?|evacuat(?:ed|ing)|fled|flee(?:ing)?|homeless|forced from (?:their|its) homes?|uprooted|refugees(?= have| had| who)"),
    (CountOf.ON_BOARD, r"on ?board|aboard|on the (?:boat|bus|ferry|flight|plane|ship|train|vessel|helicopter|jet|raft)|carr(?:ied|ying)|crew of|passengers"),
)
_ANY = re.compile("|".join(rf"(?P<{what.value}>\b(?:{words})\b)" for what, words in _WORDS), re.IGNORECASE)
_BY = {what.value: what for what in CountOf}
_TOLL = re.compile(
    r"\b(?P<head>toll|number of (?:the )?(?:confirmed )?(?:deaths?|dead)|tally of [\w ]*deaths|count of (?:the )?dead|confirmed deaths)\b[^.;]{0,110}$", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"\b(?:number|count|tally|total|figure)s? (?:of|for) (?:the |those )?(?P<who>[\w -]{3,40}?)\s+(?:at|to|is|was|now|stands|stood|rose|fell|has|had|from|reached|dropped|climbed|in|as|exceeds)\b[^.;]{0,60}$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:]|\bbut\b|\bwhile\b|\bwhen\b|\band\b(?=\s+(?:(?:at least|more than|about|several|dozens|another|a couple|hundreds|thousands|scores|injur|wound|kill|left)\b|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\w+ing\b))|,\s(?=\w+ing\b)|,\s(?:and )?(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)")
_ASIDE = re.compile(r",[^,;]{3,60},|\([^)]*\)")
_GIVEN = re.compile(r"(?:\b(?:the|an?|of|as|to|up|at|least|some|about|another|more|than|all|with|by|nearly|over|between|his|her|their|its)\W+)*$", re.IGNORECASE)
_SENTENCED = re.compile(r"\bsentenc\w+\b|\bcondemned\b", re.IGNORECASE)
_CARRIED = frozenset([CountOf.ON_BOARD])


def state_of(before: str, after: str, noun: str, person: bool) -> CountOf | None:
    """What a number of the sentence counts; None where nothing says so.

    The verb that governs the number decides, then the noun itself, then the nearest word of the clause after it, then what stands before.
    """
    if _SENTENCED.search(before) and "to death" in after:
        return None
    lead = before[: _GIVEN.search(before).start()]  # type: ignore[union-attr]  # the pattern matches the empty string at the end
    governing = _last(lead, 1)
    if governing is not None and (person or not noun or governing in _CARRIED):
        return governing
    clause = _CLAUSE_END.split(_ASIDE.sub(" ", after), maxsplit=1)[0]
    if (found := _first(clause)) is not None and (person or not noun):
        return found
    if counted := _counted(before):
        return counted
    if not (person or not noun):
        return None
    if (left := _last(before, 7)) is not None and re.search(r"\b(?:left|leaving)\b", before):
        return _first(re.split(r"[.;]|\bbut\b", after)[0]) or left
    return _first(re.split(r"[.;:]|\bbut\b|, \w+ing\b", _ASIDE.sub(" ", after))[0]) or left


def _counted(before: str) -> CountOf | None:
    """"the number of wounded at 61", "the toll rose to 14"."""
    if named := _NUMBER_OF.search(before):
        return _first(named["who"]) or (CountOf.COUNT if not re.search(r"toll", named[0], re.I) else CountOf.DEATHS)
    return CountOf.DEATHS if _TOLL.search(before) else None


def _first(text: str) -> CountOf | None:
    match = _ANY.search(text)
    found = _BY[match.lastgroup] if match is not None and match.lastgroup else None
    if found is CountOf.ON_BOARD and match is not None and (other := _ANY.search(text, match.end())) and other.lastgroup:
        return _BY[other.lastgroup]  # "34 passengers were rescued"
    return found


def _last(text: str, words: int) -> CountOf | None:
    """The state word among the last few words, nearest first."""
    match = None
    for match in _ANY.finditer(text):
        pass
    if match is None or not match.lastgroup or len(text[match.end() :].split()) > words - 1 or re.search(r"[.;]", text[match.end() :]):
        return None
    return _BY[match.lastgroup]
