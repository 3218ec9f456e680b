# SPDX-License-Identifier: Apache-2.0
"""The numbers of the model in force, as one epoch. Fixed for now: nothing is learned yet.

Reliabilities are priors by class, in the order in which newsrooms rank their sources; the copy, herd,
role and retraction figures come from the simulations behind the recommended model (docs/how-it-decides.md).
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
_RATINGS = {
    "A": 0.97,
    "B": 0.90,
    "C": 0.75,
    "D": 0.58,
    "E": 0.45,
}  # means of the bands of belief §2; F: no basis

PARAMETERS = Parameters(
    epoch="fixed-1",
    values={
        **{f"outlet:{kind}": value for kind, value in _OUTLET.items()},
        **{f"speaker:{kind}": value for kind, value in _SPEAKER.items()},
        **{f"fidelity:{kind}": value for kind, value in _FIDELITY.items()},
        **{f"rating:{letter}": value for letter, value in _RATINGS.items()},
        "prior": 0.0,  # absorbed: a proposition is defined by its first report
        "copy:own": 0.40,  # chance that an unattributed report repeats what went before
        "copy:attributed": 0.10,  # the same for one that names who told it
        "herd:own": 0.95,  # the same under one hidden origin
        "herd:attributed": 0.40,
        "herd_if_true": 0.02,
        "herd_if_false": 0.15,
        "authority": 4.6,  # log-odds of a confirmation or denial by those who can know (ln 100)
        "against_interest": 3.0,  # ln 20
        "interested": 0.62,  # reliability of a party that speaks in its own interest
        "retraction": -1.5,  # that an author takes a claim back
        "dropped": -0.5,  # that a later edition no longer makes it
        "slope": 1.0,  # Platt, not learned yet
        "offset": 0.0,
    },
)


def rated(parameters: Parameters, ratings: dict[str, str]) -> Parameters:
    """The epoch with a person's ratings of sources on top; F leaves the class prior in force."""
    values = dict(parameters.values)
    for source, letter in sorted(ratings.items()):
        if (theta := values.get(f"rating:{letter}")) is not None:
            values[f"rate:{source}"] = theta
    return Parameters(epoch=parameters.epoch, values=values, received=parameters.received)
