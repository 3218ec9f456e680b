# SPDX-License-Identifier: Apache-2.0
"""What claims of one report are to each other: part of an occurrence, hanging on a condition, told before.

The model points from an event to the trigger that contains it or that it hangs on; where it points nowhere, a death or an injury belongs
to the nearest harm of its sentence, else to the last one told.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nightdesk.reading.families import CONSEQUENCES, HARMFUL
from nightdesk.reading.finding import FoundEvent
from nightdesk.reading.scene import Scene
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.terms import Modality, Polarity


def linked(scene: Scene, made: Sequence[Claim], events: Sequence[FoundEvent]) -> None:
    """Add the claims of a sentence to the scene with their links."""
    harm = [one for one in made if one.kind in HARMFUL and one.polarity is Polarity.POSITIVE]
    known = [*scene.claims, *made]
    for claim, event in zip(made, events, strict=True):
        done = claim
        whole = _pointed(event, "whole", known, claim) or _harm_of(scene, claim, harm)
        if whole is not None and whole.background == claim.background:
            done = msgspec.structs.replace(done, part_of=whole.id)
        if claim.modality is Modality.CONDITIONAL:
            hangs = _pointed(event, "condition", known, claim)
            done = msgspec.structs.replace(done, depends_on=hangs.id if hangs else scene.condition or _last_sure(scene))
            scene.condition = scene.condition or done.id
        scene.claims.append(done)
    sure = [one for one in harm if one.modality is Modality.ASSERTED and not one.background]
    if sure:
        scene.harm = sure[0]


def _pointed(event: FoundEvent, label: str, known: Sequence[Claim], claim: Claim) -> Claim | None:
    for mark in event.links:
        if mark.label == label:
            hit = next(
                (c for c in known if c is not claim and c.trigger.start < mark.end and mark.start < c.trigger.end), None
            )
            if hit is not None:
                return hit
    return None


def _harm_of(scene: Scene, claim: Claim, harm: Sequence[Claim]) -> Claim | None:
    if claim.kind not in CONSEQUENCES or claim.background:
        return None
    near = min(harm, key=lambda one: abs(one.trigger.start - claim.trigger.start), default=None)
    return near or (scene.harm if claim.place is None else None)


def _last_sure(scene: Scene) -> str | None:
    return next((one.id for one in reversed(scene.claims) if one.modality is Modality.ASSERTED), None)
