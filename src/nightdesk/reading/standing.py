# SPDX-License-Identifier: Apache-2.0
"""What a speaker is to the fact: one who can know, a party to it, or neither.

Only what the sentence itself shows; what the desk knows from other reports is added when it weighs.
"""

from __future__ import annotations

import re

from nightdesk.reading.stance import Stance
from nightdesk.vocabulary.claim import Participant, Speaker
from nightdesk.vocabulary.terms import Act, AttributionKind, Polarity, RoleName, SpeakerRole

_OWN_OFFICE = re.compile(
    r"['’]s?\s+(?:office|bureau|family|wife|husband|brother|son|daughter|lawyer|spokes\w+|aide|media office|party|movement)\b|\b(?:office|family|lawyer|spokes\w+) (?:of|for)\b",
    re.IGNORECASE,
)
_KNOWS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(kinds.split()))
    for pattern, kinds in (
        (
            r"\b(?:health ministry|ministry of health|hospital|civil defen[cs]e|coroner|morgue|red crescent|red cross)\b",
            "death injury outbreak rescue",
        ),
        (r"\b(?:police|interior ministry|prosecutors?|court|judge)\b", "arrest release trial investigation"),
        (r"\b(?:court|judge|tribunal)\b", "trial"),
        (r"\b(?:electoral|election) commission\b", "election vote"),
        (r"\b(?:geological survey|seismolog\w+)\b", "earthquake"),
    )
)
_ADMITS = re.compile(
    r"\b(?:we|our (?:forces|drones|fighters|aircraft|missiles)|its (?:forces|own|aircraft|troops)|had carried out|carried out|ordered|conducted|at the direction of|acknowledged|admitted|took decisive|claimed responsibility|claims responsibility)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"\b(?:military|army|pentagon|defen[cs]e (?:ministry|department|secretary|minister)|forces|command|movement|group|brigades?|guards?|coalition|air force|hashd)\b",
    re.IGNORECASE,
)
_ACTS = frozenset(
    [
        "airstrike",
        "shelling",
        "attack",
        "bombing",
        "armed_clash",
        "seizure",
        "arrest",
        "mobilisation",
        "withdrawal",
        "assassination",
        "shooting",
    ]
)


def role_of_speaker(
    chain: tuple[Speaker, ...], kind: str, stance: Stance, participants: tuple[Participant, ...], text: str
) -> SpeakerRole:
    """The role of the first speaker of ``chain`` towards a claim of ``kind``."""
    if not chain:
        return SpeakerRole.NEUTRAL
    words = chain[0].quote.exact
    negative = stance.polarity is Polarity.NEGATIVE
    if chain[0].kind is AttributionKind.OFFICIAL or _OWN_OFFICE.search(words):
        if negative and stance.act is Act.DENY and _OWN_OFFICE.search(words) and _names_patient(words, participants):
            return SpeakerRole.AUTHORITY
        if any(pattern.search(words) and kind in kinds for pattern, kinds in _KNOWS):
            return SpeakerRole.AUTHORITY
        if not negative and kind in _ACTS | {"death"} and _FORCE.search(words) and _ADMITS.search(text):
            return SpeakerRole.AGAINST_INTEREST
    return SpeakerRole.NEUTRAL


def _names_patient(words: str, participants: tuple[Participant, ...]) -> bool:
    """The office is that of the person spoken of, or the sentence leaves it to a pronoun."""
    patients = [one.quote.exact for one in participants if one.role is RoleName.PATIENT and not one.head]
    return not patients or any(word in words for name in patients for word in name.split() if len(word) > 3)
