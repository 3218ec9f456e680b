# SPDX-License-Identifier: Apache-2.0
"""What is settled is not like what is not: how much more one settlement must teach to speak for those that have none.

Registers and courts settle what turned out true more readily than what did not, and so a record learned from
settlements alone flatters. The ledger shows it: of what was believed likely a larger share is settled than of what
was doubted. Each settlement counts by the inverse of the share of its band that is settled (Horvitz and Thompson
1952), relative to the share of all. Beliefs only sort here; what teaches is the settlement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

_EDGES = (-2.2, -0.85, 0.0, 0.85, 2.2)  # log-odds: p = .1, .3, .5, .7, .9
BANDS = len(_EDGES) + 1
_LEAST, _MOST = 1 / 3, 3.0  # a band of which next to nothing is settled says little about itself
_SHRUNK = 20.0  # pseudo-count towards the share of all


def band_of(log_odds: float) -> int:
    """The band that a belief falls into, 0 … ``BANDS`` − 1."""
    return bisect_right(_EDGES, log_odds)


def weight_of(band: int, among: Sequence[float], settled: Sequence[float]) -> float:
    """How much a settlement in ``band`` counts, 1 where all bands are settled alike.

    ``among``: all propositions by band, settled or not; ``settled``: those that were, by the band they were in then.
    """
    if not sum(settled):
        return 1.0
    held = [max(a, s) for a, s in zip(among, settled, strict=True)]
    of_all = sum(settled) / sum(held)
    shares = [(s + _SHRUNK * of_all) / (a + _SHRUNK) for a, s in zip(held, settled, strict=True)]
    expected = sum(settled) / sum(s / share for s, share in zip(settled, shares, strict=True))
    return min(max(expected / shares[band], _LEAST), _MOST)
