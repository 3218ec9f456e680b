# SPDX-License-Identifier: Apache-2.0
"""One claim an occurrence: words of one sentence that tell the same event, meant alike, are one claim.

"Windows shook when an explosion tore through the depot" tells one explosion, not three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from nightdesk.reading.finding import FoundEvent
from nightdesk.vocabulary.claim import Claim

_ANOTHER = re.compile(r"\b(?:second|another|third|fourth|further|other)\s+(?:\w+\s+)?$", re.IGNORECASE)


def one_each(claims: Sequence[Claim], events: Sequence[FoundEvent]) -> tuple[list[Claim], list[FoundEvent]]:
    """The claims of a sentence with repetitions folded into the surest of them, and the events that they come from."""
    groups: dict[tuple[object, ...], list[tuple[Claim, FoundEvent]]] = {}
    for claim, event in zip(claims, events, strict=True):
        key: tuple[object, ...] = (claim.kind, claim.polarity, claim.modality, claim.background, claim.act)
        if _ANOTHER.search(claim.quote.exact[: claim.trigger.start - claim.quote.start]):
            key = (*key, claim.id)
        groups.setdefault(key, []).append((claim, event))
    kept = [(_folded([claim for claim, _ in group]), _surest(group)[1]) for group in groups.values()]
    kept.sort(key=lambda pair: pair[0].trigger.start)
    return [claim for claim, _ in kept], [event for _, event in kept]


def _surest(group: Sequence[tuple[Claim, FoundEvent]]) -> tuple[Claim, FoundEvent]:
    return max(group, key=lambda pair: (pair[0].confidence, -pair[0].trigger.start))


def _folded(group: Sequence[Claim]) -> Claim:
    best = max(group, key=lambda claim: (claim.confidence, -claim.trigger.start))
    roles = list(best.roles)
    for other in group:
        known = {(one.role, one.quote.start) for one in roles}
        roles += [one for one in other.roles if (one.role, one.quote.start) not in known]
    return msgspec.structs.replace(
        best,
        also=tuple(one.trigger for one in group if one is not best),
        roles=tuple(roles),
        time=best.time or next((one.time for one in group if one.time), None),
        place=best.place or next((one.place for one in group if one.place), None),
        attribution=best.attribution or next((one.attribution for one in group if one.attribution), ()),
    )
