# SPDX-License-Identifier: Apache-2.0
"""Events and propositions as short phrases, put together from their fields and never generated."""

from __future__ import annotations

from nightdesk.telling.words import COUNT_WORDS, figure, when_words
from nightdesk.vocabulary.claim import PlaceMention
from nightdesk.vocabulary.event import Filler
from nightdesk.vocabulary.terms import Attribute, CountOf, PlacePrecision, RoleName
from nightdesk.vocabulary.views import EventView, PropositionView, StoryView

_NOUNS: dict[str, str] = {
    "airstrike": "air strike",
    "armed_clash": "armed clash",
    "labour_strike": "labour strike",
    "support": "statement of support",
    "mobilisation": "mobilisation of forces",
    "restriction": "restriction",
    "aid": "aid",
    "other": "event",
}
_OF = frozenset(
    [
        "arrest",
        "abduction",
        "injury",
        "death",
        "release",
        "assassination",
        "expulsion",
        "appointment",
        "rescue",
        "evacuation",
        "destruction",
        "seizure",
        "collapse",
        "resignation",
        "bombing",
        "sinking",
        "crash",
        "shooting",
        "election",
        "arrival",
        "withdrawal",
        "mobilisation",
    ]
)
_ON = frozenset(["attack", "airstrike", "shelling", "sanction", "restriction", "cyberattack"])
_BETWEEN = frozenset(["meeting", "agreement", "armed_clash", "cooperation", "ceasefire"])
_ATTRIBUTES: dict[Attribute, str] = {
    Attribute.AGENT: "carried out by",
    Attribute.PATIENT: "affected:",
    Attribute.CAUSE: "cause:",
    Attribute.MEANS: "by means of",
    Attribute.PLACE: "place:",
    Attribute.TIME: "time:",
    Attribute.IDENTITY: "identified as",
    Attribute.OTHER: "also:",
}


def kind_noun(kind: str) -> str:
    return _NOUNS.get(kind, kind.replace("_", " "))


def names(fillers: tuple[Filler, ...], role: RoleName, limit: int = 3) -> str:
    """``A, B and 2 others``: the fillers of a role, resolved actors before nominal mentions."""
    found = sorted((one for one in fillers if one.role is role), key=lambda one: one.actor is None)
    shown = list(dict.fromkeys(one.name for one in found if one.name))
    rest = len(shown) - limit
    if rest > 0:
        return f"{', '.join(shown[:limit])} and {rest} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def event_phrase(event: EventView) -> str:
    """``air strike on a convoy in Baghdad by the United States, 2–3 Jan 2020``; a person's title wins."""
    if event.title:
        return event.title
    kind = likeliest_kind(event)
    noun = kind_noun(kind)
    patient, agent = names(event.fillers, RoleName.PATIENT), names(event.fillers, RoleName.AGENT)
    if kind in _BETWEEN:
        who = " and ".join(filter(None, [agent, patient]))
        parts = [noun, f"between {who}" if " and " in who else f"of {who}" if who else ""]
    else:
        link = "of" if kind in _OF else "on" if kind in _ON else "against"
        parts = [noun, f"{link} {patient}" if patient else "", f"by {agent}" if agent else ""]
    place = event.place
    if place is not None and (where := place.name or (place.quote.exact if place.quote else "")):
        parts.append(f"{_preposition(place, where)}{where}")
    phrase = " ".join(filter(None, parts))
    when = when_words(event.start, event.end, event.granularity)
    return phrase[0].upper() + phrase[1:] + (f", {when}" if when else "")


def _preposition(place: PlaceMention, where: str) -> str:
    """The word before a place: at a point, in a city or region, none before "30 km north of X"."""
    if where[:1].isdigit() or where.startswith("within "):
        return ""
    return "at " if place.precision in {PlacePrecision.POINT, None} and place.name is not None else "in "


def likeliest_kind(event: EventView) -> str:
    """What first reports called rockets is an air strike once more origins say so."""
    means = [one for one in event.propositions if one.attribute is Attribute.MEANS]
    best = max(means, key=lambda one: (one.roots, one.probability, one.id), default=None)
    return best.value.ref if best is not None and best.value.ref != "attack" else event.kind


def proposition_phrase(proposition: PropositionView, event: EventView) -> str:
    """What a proposition says, standing alone: with the event for ``occurred``, short for the others."""
    value, attribute = proposition.value, proposition.attribute
    if attribute is Attribute.OCCURRED:
        return event_phrase(event)
    if attribute.value in set(CountOf):
        counted = f"{value.name} " if value.name else ""
        return f"{figure(value.op, value.n)} {counted}{COUNT_WORDS[CountOf(attribute.value)]}"
    name = kind_noun(value.name) if attribute is Attribute.MEANS else value.name
    return f"{_ATTRIBUTES[attribute]} {name or value.ref}"


def story_title(story: StoryView) -> str:
    """A story is called after the words of its best-supported event's first quote, or as a person named it."""
    if story.title:
        return story.title
    ranked = sorted(story.events, key=lambda event: (-_weight(event), event.first_received, event.id))
    return event_phrase(ranked[0]) if ranked else story.id


def _weight(event: EventView) -> float:
    """How much stands behind an event: what is found untrue or disputed gives no story its name."""
    return max((one.reports * one.probability for one in event.propositions if not event.background), default=0.0)
