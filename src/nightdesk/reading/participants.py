# SPDX-License-Identifier: Apache-2.0
"""Who did what to whom: participants of a trigger by position and simple syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nightdesk.reading.attribution import Said
from nightdesk.vocabulary.terms import RoleName

_HEADS = [
    "soldiers",
    "soldier",
    "troops",
    "police",
    "officers",
    "officer",
    "policemen",
    "protesters",
    "demonstrators",
    "rioters",
    "supporters",
    "crowd",
    "mob",
    "militants",
    "fighters",
    "rebels",
    "insurgents",
    "gunmen",
    "attackers",
    "bombers",
    "civilians",
    "people",
    "men",
    "women",
    "children",
    "villagers",
    "residents",
    "workers",
    "miners",
    "students",
    "passengers",
    "migrants",
    "refugees",
    "prisoners",
    "hostages",
    "journalists",
    "contractor",
    "contractors",
    "convoy",
    "vehicle",
    "vehicles",
    "car",
    "bus",
    "train",
    "plane",
    "airliner",
    "ferry",
    "boat",
    "ship",
    "helicopter",
    "drone",
    "drones",
    "warplanes",
    "jets",
    "forces",
    "militia",
    "militiamen",
    "guards",
    "commander",
    "commanders",
    "lawmakers",
    "firefighters",
    "rescuers",
    "medics",
    "hospital",
    "base",
    "embassy",
    "airport",
    "building",
    "house",
    "homes",
    "bridge",
    "school",
    "mosque",
    "church",
    "market",
    "checkpoint",
    "village",
    "town",
    "city",
    "headquarters",
    "sites",
    "depot",
    "leader",
    "leaders",
    "media-officer",
]
_HEAD = re.compile(r"\b(?P<head>" + "|".join(sorted(_HEADS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|gets?|got)\s+(?:\w+ly\s+|also\s+|all\s+|reportedly\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"^[^.;]{0,60}?\bby\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_INTRANSITIVE = re.compile(
    r"^(?:died|dies|die|dead|drowned|perished|fell|death|deaths|resigned|quit|collapsed|sank|capsized|crashed|fled|missing|martyred)$",
    re.IGNORECASE,
)
_PATIENT_OF = re.compile(r"^(?:\s+(?:and\s+\w+\s+)?(?:of|on|against|at|with|between|for))\s+", re.IGNORECASE)
_NOMINAL = re.compile(
    r"(?:tion|ment|strike|strikes|attack|attacks|raid|raids|arrest|arrests|death|deaths|killing|shelling|bombing|blast|explosion|protest|visit|meeting|talks|release|resignation|protests|vote|assault|crash|fire|riot|siege|clash|clashes|shooting|assassination|detention|war|threat|funeral)$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|on|around|inside|off|over|above|across|beside|of|toward|towards|throughout|into|south|north|east|west|eastern|western|northern|southern|central|downtown)\s+(?:the\s+|of\s+|an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^\s*(?:,|and|,\s*and|&|as well as|along with|together with)\s+(?:(?:the|his|her|its|senior|deputy|top|commander|militia|leader|leaders|general|gen\.?|iraqi|iranian)\s+){0,4}$",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"^,?\s*(?:[^,;.]{0,70}),\s*(?:and\s+)?$")
_OF = re.compile(r"\b(?:of|from|by)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_TOOLS = frozenset(["drone", "drones", "helicopter", "warplanes", "jets", "car", "vehicle", "vehicles"])
_PEOPLE = {"person", "organisation"}
_AGENTLESS = frozenset(["earthquake", "flood", "storm", "outbreak", "explosion", "fire", "accident", "collapse"])


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Something that can take part, at ``start:end`` of the sentence; ``head`` "" for a name."""

    start: int
    end: int
    type: str
    head: str = ""


def mentions_in(text: str, names: list[tuple[int, int, str]], banned: list[tuple[int, int]]) -> list[Mentioned]:
    """Names, and nominal mentions outside them; ``banned`` are spans of speakers."""
    out = [Mentioned(start, end, kind) for start, end, kind in names if not _inside(start, end, banned)]
    for match in _HEAD.finditer(text):
        clash = any(match.start() < one.end and match.end() > one.start for one in out)
        if not clash and not _inside(match.start(), match.end(), banned):
            out.append(Mentioned(match.start(), match.end(), "other", match["head"].lower()))
    out.sort(key=lambda one: one.start)
    titles = {
        one.start for one, follower in pairwise(out) if one.head and text[one.end : follower.start] == " "
    }  # "militia leaders X and Y": the heads are titles of the names
    return [one for one in out if one.start not in titles]


def roles_of(
    text: str, start: int, end: int, kind: str, mentions: list[Mentioned], others: list[tuple[int, int]]
) -> list[tuple[RoleName, Mentioned]]:
    """Agents and patients of the trigger at ``start:end``; ``others`` are the spans of all triggers."""
    usable = [one for one in mentions if not any(one.start < e and one.end > s for s, e in others)]
    can_act = [one for one in usable if one.type in _PEOPLE or one.head or one.type == "place"]
    word = text[start:end]
    low = max((e for s, e in others if e <= start), default=0)
    high = min((s for s, e in others if s >= end), default=len(text))
    before = [one for one in can_act if low <= one.start and one.end <= start and not _locative(text, one)]
    after = [one for one in can_act if one.start >= end and one.end <= high + 60]
    if _PASSIVE.search(text[low:start]) or _INTRANSITIVE.match(word):
        return _passive(text, end, before, after, kind, low == 0)
    if _NOMINAL.search(word) and not text[end : end + 6].strip().lower().startswith(("the ", "a ")):
        return _nominal(text, start, end, kind, before, after)
    return _active(text, end, kind, before, [one for one in after if one.start < high])


def spoken_of(text: str, start: int, names: list[tuple[int, int, str]], said: Sequence[Said]) -> Mentioned | None:
    """The person in whose name a speaker speaks, where a pronoun stands before the trigger at ``start``.

    "The office of X denied that he had been arrested": he is X.
    """
    if not re.search(r"\b(?:he|she|him|her)\b(?:\s+\w+){0,4}\s*$", text[:start], re.IGNORECASE):
        return None
    for one in said:
        inside = [name for name in names if name[2] == "person" and one.start <= name[0] and name[1] <= one.end]
        if inside and one.end <= start:
            return Mentioned(*inside[-1])
    return None


def place_of(
    text: str, start: int, names: list[tuple[int, int, str]], banned: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The place of the trigger at ``start``: a facility or place after a preposition, nearest first, facilities ahead."""
    found = [
        (kind != "facility", abs(s - start), s, e)
        for s, e, kind in names
        if kind in {"place", "facility"}
        and not _inside(s, e, banned)
        and _PLACE_BEFORE.search(text[:s])
        and text[e : e + 2] not in {"'s", "’s"}
    ]
    if not found:
        return None
    best = min(found)
    return best[2], best[3]


def _passive(
    text: str, end: int, before: list[Mentioned], after: list[Mentioned], kind: str, whole: bool
) -> list[tuple[RoleName, Mentioned]]:
    out = [(RoleName.PATIENT, one) for one in _joined(text, before)]
    agent = next((one for one in after if _BY.match(text[end : one.start])), None)
    if agent is not None and kind not in _AGENTLESS:
        out.append((RoleName.AGENT, agent))
    return out


def _nominal(
    text: str, start: int, end: int, kind: str, before: list[Mentioned], after: list[Mentioned]
) -> list[tuple[RoleName, Mentioned]]:
    out: list[tuple[RoleName, Mentioned]] = []
    personal = kind in {
        "death",
        "arrest",
        "injury",
        "abduction",
        "assassination",
        "release",
        "resignation",
        "appointment",
    }
    owner = next(
        (one for one in reversed(before) if re.fullmatch(r"(?:['’]s?)?\s*(?:\w+\s+)?", text[one.end : start])),
        None,
    )
    if owner is not None:
        owned = text[owner.end : start].lstrip().startswith(("'", "’"))
        role = RoleName.PATIENT if personal and owned else RoleName.AGENT
        if kind not in _AGENTLESS and (not personal or owned):
            out.append((role, owner))
    link = _PATIENT_OF.match(text[end:])
    if link is not None and after and after[0].start <= end + link.end() + 40:
        group = _following(text, after, end + link.end() + 40)
        out += [(RoleName.PATIENT, one) for one in group if not (one.type == "place" and not one.head)]
    agent = next((one for one in after if _BY.match(text[end : one.start])), None)
    if agent is not None and kind not in _AGENTLESS and all(one is not agent for _, one in out):
        out.append((RoleName.AGENT, agent))
    return out


def _active(
    text: str, end: int, kind: str, before: list[Mentioned], after: list[Mentioned]
) -> list[tuple[RoleName, Mentioned]]:
    out: list[tuple[RoleName, Mentioned]] = []
    if before and kind not in _AGENTLESS and not re.search(r",\s*$", text[before[-1].end : end]):
        out += [(RoleName.AGENT, one) for one in _joined(text, before)]
    group = _following(text, after, end + 45)
    out += [(RoleName.PATIENT, one) for one in group if not _locative(text, one)]
    if kind in {"death", "injury"}:
        patients = [one for one in out if one[0] is RoleName.PATIENT]
        out = patients or [(RoleName.PATIENT, one) for role, one in out if one.type == "person"]
    return out


_BODIES = re.compile(
    r"\b(?:forces?|ministry|army|guards?|police|council|party|movement|brigades?|group|hezbollah|states?|kingdom|media|units?|command|corps|marines)\b",
    re.IGNORECASE,
)


def mortal(text: str, kind: str, roles: list[tuple[RoleName, Mentioned]]) -> list[tuple[RoleName, Mentioned]]:
    """Of a death or injury only people are patients; a name of two words and more that is no body is a person's."""
    roles = [
        (RoleName.INSTRUMENT if role is RoleName.AGENT and one.head in _TOOLS else role, one) for role, one in roles
    ]
    if kind not in {"death", "injury"}:
        return roles
    out: list[tuple[RoleName, Mentioned]] = []
    for role, one in roles:
        if role is not RoleName.PATIENT or one.head or one.type == "person":
            out.append((role, one))
        elif (
            " " in text[one.start : one.end]
            and not _BODIES.search(text[one.start : one.end])
            and one.type != "facility"
        ):
            out.append((role, Mentioned(one.start, one.end, "person")))
    return out


def _joined(text: str, before: list[Mentioned]) -> list[Mentioned]:
    """The mention nearest to the trigger, with those that a list joins to it."""
    while len(before) > 1 and _OF.search(text[: before[-1].start]):
        before = before[:-1]  # "X, deputy leader of Y, was": X was, not Y
    if not before:
        return []
    group = [before[-1]]
    for one in reversed(before[:-1]):
        if _OF.search(text[: one.start]):
            break
        if not _LIST.match(text[one.end : group[0].start]) and not (
            one.type == "person" == group[0].type and _APPOSITION.match(text[one.end : group[0].start])
        ):
            break
        group.insert(0, one)
    return group


def _following(text: str, after: list[Mentioned], limit: int) -> list[Mentioned]:
    """The first mention after the trigger, with those that a list joins to it."""
    group: list[Mentioned] = []
    for one in after:
        if not group:
            if one.start > limit:
                break
            group.append(one)
        elif _LIST.match(text[group[-1].end : one.start]) or (
            one.type == "person" == group[-1].type and _APPOSITION.match(text[group[-1].end : one.start])
        ):
            group.append(one)
    return group


def _locative(text: str, one: Mentioned) -> bool:
    return one.type in {"place", "facility"} and bool(
        re.search(
            r"\b(?:in|at|near|outside|on|around|off|from|across|over|inside)\s+(?:the\s+)?(?:\w+\s+)?$",
            text[: one.start],
            re.IGNORECASE,
        )
    )


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < e and end > s for s, e in spans)
