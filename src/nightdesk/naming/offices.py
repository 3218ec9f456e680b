# SPDX-License-Identifier: Apache-2.0
"""Offices and roles in words: "the Iranian president", "Foreign Minister X", "the commander".

An office (president, prime-minister …) has one holder a realm and may be on file with its terms; a role
(spokesman, general …) only points at a person inside one report.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nightdesk.naming.places import country_of

_OFFICES: tuple[tuple[str, str], ...] = (
    ("vice-president", r"vice[- ]president"),
    ("president", r"president|head of state"),
    ("prime-minister", r"prime minister|premier|head of government"),
    ("foreign-minister", r"foreign minister|minister of foreign affairs|secretary of state|foreign secretary|top diplomat"),
    ("defence-minister", r"defen[cs]e (?:minister|secretary)|minister of defen[cs]e|secretary of defen[cs]e|pentagon chief"),
    ("interior-minister", r"interior minister|minister of (?:the )?interior|home secretary"),
    ("health-minister", r"health minister|minister of health"),
    ("chancellor", r"chancellor"),
    ("supreme-leader", r"supreme leader"),
    ("crown-prince", r"crown prince"),
    ("king", r"king|monarch"),
    ("queen", r"queen"),
    ("emir", r"emir"),
    ("pope", r"pope|pontiff"),
    ("secretary-general", r"secretary[- ]general"),
    ("director-general", r"director[- ]general"),
    ("speaker", r"(?:parliament(?:ary)?|house|knesset) speaker|speaker of (?:the )?(?:house|parliament)"),
    ("armed-forces-chief", r"chief of staff|chairman of the joint chiefs(?: of staff)?|armed forces chief|chief of the general staff"),
    ("army-chief", r"army chief|military chief|junta (?:leader|chief)"),
    ("governor", r"governor"),
    ("mayor", r"mayor"),
    ("ambassador", r"ambassador|envoy"),
    ("senator", r"senator"),
    ("spokesman", r"spokes(?:man|woman|person)"),
    ("minister", r"minister"),
    ("commander", r"commander"),
    ("general", r"(?:major |lieutenant |brigadier )?general|lt\.? gen\.?|maj\.? gen\.?|brig\.? gen\.?|gen\."),
    ("colonel", r"(?:lieutenant )?colonel|(?:lt\.? )?col\."),
    ("admiral", r"(?:vice |rear )?admiral"),
    ("leader", r"leader"),
    ("chief", r"chief"),
    ("lawyer", r"lawyer|attorney"),
    ("prosecutor", r"prosecutor"),
    ("judge", r"judge"),
    ("doctor", r"doctor|physician"),
    ("professor", r"professor"),
    ("director", r"director"),
)  # fmt: skip
_PATTERNS = tuple(
    (office, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for office, pattern in _OFFICES
)
_REALMS = {"pope": "VA"}
_NOT_IN_OFFICE = re.compile(
    r"(?<![\w-])(?:former|ex|late|then|deputy|assistant|acting|candidate|elect|designate|incoming|next|ousted|deposed|slain|killed|self-\w+|"
    r"adviser|aide)(?![\w])|ex-|-elect|office",
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"(?:an?|one|another|some|any|no|every|each|several)\b", re.IGNORECASE)
_BESIDE = frozenset(
    ["the", "current", "new", "caretaker", "interim", "outgoing", "embattled", "longtime", "elected", "of", "and"]
)
_WORD = re.compile(r"[\w.]+(?:['’]s)?")


class Office(NamedTuple):
    """``realm``: a country or body; "" where the words do not name one."""

    office: str
    realm: str
    current: bool  # False for a former or deputy one


def office_of(words: str) -> Office | None:
    """The office or role that the words name, None where they name none."""
    for office, pattern in _PATTERNS:
        match = pattern.search(words)
        if match is not None:
            realm = _REALMS.get(office) or _country(words[: match.start()]) or _country(words[match.end() :])
            return Office(office, realm, _NOT_IN_OFFICE.search(words) is None)
    return None


def office_held(words: str) -> Office | None:
    """The office of a state whose holder the words mean and nothing else: "the Iranian president", "Iraq's caretaker prime minister".

    None for "a president", "the club president", "the president of the football federation", "a spokesman for the president".
    """
    office = office_of(words)
    if office is None or not office.current or _ONE_OF_MANY.match(words):
        return None
    pattern = next(pattern for name, pattern in _PATTERNS if name == office.office)
    around = pattern.sub(" ", words, count=1).replace("'s", "").replace("’s", "")
    return office if all(_is_beside(word.strip(" ,.")) for word in _without_country(around).split()) else None


def _is_beside(word: str) -> bool:
    return word.casefold() in _BESIDE or not word


def _without_country(words: str) -> str:
    found = words.split()
    for size in (3, 2, 1):
        for at in range(len(found) - size + 1):
            if country_of(" ".join(found[at : at + size]).strip(" ,.")) is not None:
                return " ".join(found[:at] + found[at + size :])
    return words


def office_before(words: str) -> Office | None:
    """The office that ``words`` end with, as they stand before a name: "Kenyan President", "Lt. Gen."."""
    words = words.rstrip()
    found = [
        (match.start(), office)
        for office, pattern in _PATTERNS
        for match in pattern.finditer(words)
        if match.end() == len(words)
    ]
    if not found:
        return None
    start, office = min(found)
    beside = " ".join(words[:start].split()[-3:])
    return Office(office, _REALMS.get(office) or _country(beside), _NOT_IN_OFFICE.search(beside) is None)


def _country(words: str) -> str:
    found = [one.group() for one in _WORD.finditer(words)]
    for size in (2, 1):
        for at in range(len(found) - size + 1):
            name = " ".join(found[at : at + size]).removesuffix("'s").removesuffix("’s")
            if name[:1].isupper() and (country := country_of(name)) is not None:
                return country.code
    return ""
