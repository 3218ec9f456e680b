# SPDX-License-Identifier: Apache-2.0
"""Each figure of a sentence to the claim that it counts for."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nightdesk.reading.families import HARMFUL
from nightdesk.reading.scene import Line, Scene
from nightdesk.vocabulary.claim import Claim, Count
from nightdesk.vocabulary.terms import CountOf, RoleName

_KINDS: dict[CountOf, tuple[str, ...]] = {
    CountOf.DEATHS: ("death",),
    CountOf.INJURED: ("injury",),
    CountOf.MISSING: ("accident", "sinking"),
    CountOf.RESCUED: ("rescue", "evacuation"),
    CountOf.DETAINED: ("arrest", "abduction"),
    CountOf.DISPLACED: ("evacuation",),
    CountOf.ON_BOARD: ("crash", "sinking", "accident"),
}


def with_counts(scene: Scene, line: Line, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence with their figures: a figure goes to the claim whose patient holds it, else to the nearest that it fits."""
    given: dict[str, list[Count]] = {}
    for one in line.counts:
        kinds = _KINDS.get(one.what, ())
        fitting = [claim for claim in claims if claim.kind in kinds] or [c for c in claims if c.kind in HARMFUL]
        if not fitting:
            continue
        start, end = line.sentence.start + one.number.start, line.sentence.start + one.number.end
        target = min(
            fitting, key=lambda claim: (not _holds(claim, start, end), abs(claim.trigger.start - start), claim.id)
        )
        given.setdefault(target.id, []).append(
            Count(
                what=one.what, quote=scene.quote(start, end), op=one.number.op, low=one.number.low,
                best=one.number.best, high=one.number.high, group=one.group, part=one.part,
            )
        )  # fmt: skip
    return [
        msgspec.structs.replace(claim, counts=tuple(given[claim.id])) if claim.id in given else claim
        for claim in claims
    ]


def _holds(claim: Claim, start: int, end: int) -> bool:
    return any(
        one.role is RoleName.PATIENT and one.quote.start <= start and end <= one.quote.end for one in claim.roles
    )
