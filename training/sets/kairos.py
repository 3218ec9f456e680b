# SPDX-License-Identifier: Apache-2.0
"""How the KAIROS ontology of WikiEvents maps to the project's kinds and roles. What is not named here maps to none."""

from __future__ import annotations

import re

_KINDS = {
    "Conflict.Attack": "attack", "Life.Die": "death", "Life.Injure": "injury",
    "Justice.ArrestJailDetain": "arrest", "ArtifactExistence.DamageDestroyDisableDismantle": "destruction",
    "Justice.ChargeIndict": "trial", "Justice.InvestigateCrime": "investigation", "Justice.Sentence": "trial",
    "Justice.Convict": "trial", "Justice.TrialHearing": "trial", "Conflict.Demonstrate": "protest",
    "Contact.ThreatenCoerce": "threat", "Justice.ReleaseParole": "release", "Disaster.Crash": "crash",
    "Disaster.DiseaseOutbreak": "outbreak", "Justice.Acquit": "trial", "Life.Infect": "outbreak",
    "Personnel.EndPosition": "resignation", "Personnel.StartPosition": "appointment",
}  # fmt: skip
_ATTACKS = (
    (re.compile(r"bomb|device|ied", re.I), "bombing"),
    (re.compile(r"explo|blast|deton", re.I), "explosion"),
    (re.compile(r"shoot|shot|gun|fire", re.I), "shooting"),
    (re.compile(r"air ?strike|air ?raid|drone", re.I), "airstrike"),
    (re.compile(r"shell|mortar|rocket|missile", re.I), "shelling"),
    (re.compile(r"clash|battle|fight|war", re.I), "armed_clash"),
)
COVERED = frozenset({*_KINDS.values(), *(kind for _, kind in _ATTACKS)})
"""The kinds that a label of this set can name."""

ROLES = {
    **dict.fromkeys(
        ("Attacker", "Killer", "Injurer", "DeliberateInjurer", "Destroyer", "Damager", "DamagerDestroyer", "Disabler",
         "Dismantler", "Jailer", "Prosecutor", "JudgeCourt", "Investigator", "Perpetrator", "Communicator", "Demonstrator",
         "Transporter", "Giver", "Impeder", "Preventer", "Victor", "ManufacturerAssembler", "Treater"), "agent"),
    **dict.fromkeys(
        ("Victim", "Target", "Detainee", "Defendant", "Defeated", "Patient", "Artifact", "PassengerArtifact", "CrashObject"),
        "patient"),
    **dict.fromkeys(("Instrument", "ExplosiveDevice", "Vehicle"), "instrument"),
    "Place": "place", "Origin": "origin", "Destination": "destination", "Beneficiary": "beneficiary", "Topic": "topic",
}  # fmt: skip


def kind_of(event_type: str, trigger: str) -> str | None:
    """Our kind of an event by its type (two or three levels) and the words of its trigger, which tell attacks apart."""
    kind = _KINDS.get(".".join(event_type.split(".")[:2]))
    if kind == "attack":
        return next((finer for pattern, finer in _ATTACKS if pattern.search(trigger)), kind)
    return kind
