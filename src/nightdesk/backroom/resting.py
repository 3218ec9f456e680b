# SPDX-License-Identifier: Apache-2.0
"""What is said of an occurrence rests on the occurrence.

Invariant: nobody is shown as surely killed in a killing that is itself disputed, denied or taken back. Probabilities stay what the
evidence makes of them: those of an attribute are told for the case that the thing happened.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nightdesk.vocabulary.terms import Attribute, Status
from nightdesk.vocabulary.views import PropositionView

_SHAKEN = frozenset([Status.DISPUTED, Status.DENIED, Status.RETRACTED])
_STANDING = frozenset([Status.REPORTED, Status.CORROBORATED, Status.CONFIRMED])


def resting(propositions: Sequence[PropositionView]) -> tuple[PropositionView, ...]:
    """The propositions of one event, none standing firmer than the event itself."""
    ground = next((one for one in propositions if one.attribute is Attribute.OCCURRED), None)
    if ground is None or ground.status not in _SHAKEN:
        return tuple(propositions)
    rule = f"whether it happened at all is {ground.status.value}"
    return tuple(
        msgspec.structs.replace(one, status=ground.status, rule=rule)
        if one.status in _STANDING and one is not ground
        else one
        for one in propositions
    )
