# SPDX-License-Identifier: Apache-2.0
"""What a number stands before: persons, things that an event has, or what is no count at all."""

from __future__ import annotations

import re

_PERSONS = (
    r"people|persons?|civilians?|soldiers?|troops|police|militants?|fighters?|rebels?|insurgents?|gunm[ae]n|men|wom[ae]n|man|children|child"
    r"|girls?|boys?|babies|baby|infants?|toddlers?|teenagers?|teens|adults|students?|pupils?|migrants?|refugees?|residents?|families|family|tourists?"
    r"|hostages?|others|victims?|bodies|body|corpses?|patients?|crew|personnel|civil servants|monks?|nuns?|priests?|imams?|staff"
    r"|casualties|deaths?|fatalities|dead|wounded|injured|missing|suspects?|detainees|inmates|prisoners?|captives|combatants?|recruits|guests?|bystanders"
    r"|relatives|households|souls|lives|survivors|service ?(?:members|men)|schoolgirls|schoolboys|schoolchildren|schools?mates|nationals|citizens"
    r"|Palestinians?|Americans?|foreigners?|Iraqis?|Israelis?|Afghans?|Syrians?|Yemenis?|Pakistanis?|Bangladeshis?|Saudis?|Kurds?|Turks?|Britons?"
    r"|Chinese|Japanese|Frenchm[ae]n|infections|cases|arrests|injuries|demonstrators|individuals|pilots?|nurses?|medics?|clerics?|cadets?|guards?|captains?|colonels?|generals?|athletes?|actors?|bishops?|diplomats?|tourists|hikers|orphans|servants|peacekeepers|agents?|conscripts?|reservists?|marines?|policem[ae]n|policewom[ae]n|m(?:ercen|ission)ar(?:y|ies)|members|jihadis|commandos?|villagers|elders?|chiefs?|officials?|deputies|ministers?|judges?|lawyers?|aid workers|aides?|fans|inspectors|drivers?|teachers?|doctors?|journalists?|students|colleagues|brothers|sisters|siblings|cousins|parents"
)
_THINGS = (
    r"rockets?|missiles?|mortars?|shells?|bombs?|strikes?|air ?strikes?|raids?|attacks?|blasts?|explosions?|shots?|bullets?|rounds|grenades?|vehicles?|cars?|trucks?"
    r"|buses|bus|trains?|tanks?|helicopters?|planes?|aircraft|jets?|drones?|ships?|boats?|vessels?|tankers?|houses?|homes?|buildings?|flats|shops?"
    r"|schools?|hospitals?|churches|mosques?|villages?|towns?|cities|provinces?|districts?|sites?|targets?|positions|posts?|checkpoints?|bases?|camps?"
    r"|weapons?|rifles|containers?|carriages|wagons?|trailers?|towers?|shelters?|bridges?|roads?|trees|cows|sheep|animals|cattle|aftershocks?|fires?"
    r"|warehouses|factories|stations?|polling stations|flights|letters?|calls?|countries|parties|seats|headquarters|clinics?|centres?|centers?|windows?|pylons?|bridges|ambulances?|tents?|quarters"
)
_NO_COUNT = re.compile(
    r"\s*-?(?:km\b|kilomet|miles?\b|mph|met(?:er|re)s?\b|feet\b|foot\b|inch|cm\b|mm\b|tons?\b|tonnes?\b|kilos?\b|kg\b|kilograms?|litres?|liters?|barrels|acres|hectares"
    r"|square|per ?cent|percent|percentage|points?\b|degrees|(?:\w+ )?(?:dollars|euros|pounds|rupees|lira|yen|shekels)\b|votes?\b"
    r"|years?\b|hours?\b|days?\b|minutes?\b|months?\b|weeks?\b|decades?\b|seconds?\b|centur|times?\b|o'clock|(?:a|p)\.?m\b|GMT|UTC|AM\b|PM\b"
    r"|(?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|(?:st|nd|rd|th)\b|-?year-old|years old|way|longer|sooner|reason|doubt|comment|evidence|sign|word|claim|immediate|matter|of the world)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:Flight|Route|Highway|Boeing|Airbus|Resolution|Article|Section|Channel|Phase|Group of|Area|Unit|Room|Gate|Terminal|Block|Camp|Ward|Level|Category"
    r"|Number|No\.?|Covid|Apollo|Formula|Chapter|Page|Tu|MiG|Su|F|AK|Mi|magnitude|aged|age|ages|turned) ?-?$)"
)
_DATED = re.compile(
    r"\b(?:in|since|of|by|from|until|to|and|\w+ber|\w+ary|\w+uly|March|April|May|June|August)\s$|\d,?\s$", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)\s$"
)
_DAY_OF_MONTH = re.compile(r"(?:[12]?\d|3[01])$")
_TALLIED = re.compile(
    r"\b(?:toll|dead|wounded|injured|missing|number|count|figure|total|tally|stands|stood|put)\b", re.IGNORECASE
)
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d$")
_LEAD_IN = r"\s*(?:of\s+)?(?:(?:the|its|their|his|her)\s+)?(?:more\s+)?(?:[\w’'.-]+\s+){0,3}?"
_PERSON_AT = re.compile(
    rf"{_LEAD_IN}(?P<noun>(?i:{_PERSONS})|(?!(?:others|number|{_THINGS})\b)[a-z]{{3,}}(?:ers|ors|ists|ians|eers|ees|guards))\b"
)
_THING_AT = re.compile(rf"{_LEAD_IN}(?P<noun>{_THINGS})\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\s*(?:of\s+)?(?:(?!fled|died|killed|wounded|injured|perished|drowned|left|were|was|are|have|had|in|at|on|to|from|and|by|of|with)[a-z-]+ )?(?P<noun>(?!across|always|perhaps|\w+less|less|this|his|its|was|has|is|as|towards|besides|others\b)[a-z]{3,}s)\b"
)
_STOPS = re.compile(
    r"\b(?:was|were|is|are|has|have|had|killed|died|wounded|injured|in|at|on|by|and|but|who|when|from|to|with|for|after|as|of)\b|[,.;:()]"
)


def noun_after(after: str) -> tuple[str, bool]:
    """The head noun after a number in small letters, and whether it names persons; "" where there is none."""
    person, thing = _PERSON_AT.match(after), _THING_AT.match(after)
    first = person if person and not _broken(after, person) else None
    second = thing if thing and not _broken(after, thing) else None
    if first and (second is None or first.start("noun") <= second.start("noun")):
        return first["noun"].lower(), True
    if second:
        return second["noun"].lower(), False
    plural = _PLURAL.match(after)
    if plural and not _STOPS.match(plural["noun"]):
        return plural["noun"].lower(), False
    return "", False


def _broken(after: str, match: re.Match[str]) -> bool:
    """Whether the words up to a noun hold a verb or a mark: then the noun is another's."""
    lead = re.sub(r"^\s*of\s|\b(?:[A-Z]\.)+", " ", after[: match.start("noun")])
    return _STOPS.search(lead) is not None


def is_no_count(before: str, words: str, after: str) -> bool:
    """Whether a number is a measure, a date, an age, a sum or a name."""
    if _NO_COUNT.match(after):
        return True
    if _YEARLIKE.match(words.strip()) and _DATED.search(before):
        return True
    if _NAMED.search(before.rstrip(" ")):
        return True
    if _DAY_OF_MONTH.match(words) and _MONTH_BEFORE.search(before) and not re.match(r"\s+[a-z]", after):
        return True
    bare_clock = before.rstrip().endswith(" at") and words[:1].isdigit() and noun_after(after) == ("", False)
    return bare_clock and not _TALLIED.search(before)
