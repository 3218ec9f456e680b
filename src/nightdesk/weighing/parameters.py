# SPDX-License-Identifier: Apache-2.0
"""The numbers of the model: what it starts from, and how an epoch changes them.

An epoch's ``values`` are the figures that changed; ``Epochs`` puts them on top of those before.
Reliabilities are priors by class, in the order in which newsrooms rank their sources. Copying, herding,
roles and retractions start from the worked simulations described in docs/how-it-decides.md and are learned.
"""

from __future__ import annotations

from nightdesk.vocabulary.judgement import Parameters
from nightdesk.vocabulary.terms import AttributionKind, SourceKind

_OUTLET: dict[SourceKind, float] = {
    SourceKind.WIRE: 0.88,
    SourceKind.OFFICIAL: 0.88,
    SourceKind.NGO: 0.85,
    SourceKind.BROADCASTER: 0.82,
    SourceKind.NEWSPAPER: 0.82,
    SourceKind.UNKNOWN: 0.72,
    SourceKind.BLOG: 0.62,
    SourceKind.SOCIAL: 0.60,
}
_SPEAKER: dict[AttributionKind, float] = {
    AttributionKind.OFFICIAL: 0.88,
    AttributionKind.DOCUMENT: 0.85,
    AttributionKind.NAMED: 0.80,
    AttributionKind.MEDIA: 0.76,
    AttributionKind.EYEWITNESS: 0.75,
    AttributionKind.ANONYMOUS: 0.72,
    AttributionKind.UNSPECIFIED: 0.56,
}
_FIDELITY: dict[SourceKind, float] = {
    SourceKind.WIRE: 0.97,
    SourceKind.OFFICIAL: 0.97,
    SourceKind.NGO: 0.95,
    SourceKind.BROADCASTER: 0.95,
    SourceKind.NEWSPAPER: 0.95,
    SourceKind.UNKNOWN: 0.85,
    SourceKind.BLOG: 0.75,
    SourceKind.SOCIAL: 0.70,
}
_COPYING: dict[SourceKind, float] = {
    SourceKind.WIRE: 0.10,
    SourceKind.OFFICIAL: 0.05,
    SourceKind.NGO: 0.15,
    SourceKind.BROADCASTER: 0.35,
    SourceKind.NEWSPAPER: 0.35,
    SourceKind.UNKNOWN: 0.45,
    SourceKind.BLOG: 0.50,
    SourceKind.SOCIAL: 0.55,
}
_RATINGS = {"A": 0.97, "B": 0.90, "C": 0.75, "D": 0.58, "E": 0.45}  # inside the bands of records.py; F: no basis
_HEDGES = {  # share of wordings among reports that were right, that were wrong, that copy
    "plain": (0.66, 0.46, 0.72),
    "likely": (0.12, 0.14, 0.10),
    "weak": (0.17, 0.29, 0.14),
    "rumour": (0.05, 0.11, 0.04),
}

PARAMETERS = Parameters(
    epoch="start-2",
    values={
        **{f"outlet:{kind}": value for kind, value in _OUTLET.items()},
        **{f"speaker:{kind}": value for kind, value in _SPEAKER.items()},
        **{f"fidelity:{kind}": value for kind, value in _FIDELITY.items()},
        **{f"copy:{kind}": value for kind, value in _COPYING.items()},
        **{f"rating:{letter}": value for letter, value in _RATINGS.items()},
        **{
            f"hedge:{name}:{of}": share
            for name, shares in _HEDGES.items()
            for of, share in zip(("right", "wrong", "copy"), shares, strict=True)
        },
        "prior": 0.0,  # absorbed: a proposition is defined by its first report
        "copy:attributed": 0.10,  # chance that a report repeats another though it names who told it
        "copy:official": 0.30,  # the same for a further official speaker: both may rest on one briefing
        "copy:chain": 0.90,  # the same inside one chain of command
        "herd:own": 0.95,  # the same under one hidden origin
        "herd:attributed": 0.40,
        "herd:chain": 0.97,
        "herd_if_true": 0.02,
        "herd_if_false": 0.15,
        "authority": 4.6,  # log-odds of a confirmation or denial by those who can know (ln 100)
        "against_interest": 3.0,  # ln 20
        "interested": 0.62,  # reliability of a party that speaks in its own interest
        "party_denial": 0.0,  # log-odds of a denial by a party in interest, until learned
        "retraction": -2.2,  # that an author takes a claim back
        "dropped": -0.5,  # that a later edition no longer makes it
        "slope": 1.0,
        "offset": 0.0,
    },
)
