# SPDX-License-Identifier: Apache-2.0
"""Who does it to whom, as a coder of political events wants it: source actor, PLOVER category, target actor.

As in PLOVER 2.0, the sides of a mutual event all stand in ``source``. A dyad of which one side is not named is said to be half-known;
nothing is guessed to fill it.
"""

from __future__ import annotations

from typing import Any

from nightdesk.vocabulary.claim import Claim, Participant
from nightdesk.vocabulary.kinds import kind_of
from nightdesk.vocabulary.terms import RoleName


def dyad_of(claim: Claim) -> dict[str, Any] | None:
    """Source, target and how much of the pair is known: both, source, target or none; None for kinds outside PLOVER."""
    if kind_of(claim.kind).plover is None:
        return None
    sources = [_side(one) for one in claim.roles if one.role is RoleName.AGENT]
    targets = [_side(one) for one in claim.roles if one.role is RoleName.PATIENT]
    mutual = len(sources) > 1 and not targets
    known = "both" if (sources and targets) or mutual else "source" if sources else "target" if targets else "none"
    return {"source": sources, "target": targets, "known": known, "mutual": mutual}


def _side(one: Participant) -> dict[str, Any]:
    return {"name": one.name or one.quote.exact, "id": one.actor, "type": one.type.value}
