# SPDX-License-Identifier: Apache-2.0
"""Log-likelihoods of the values of an attribute: normal, and under one hidden herd; mixed when they are read.

logit p(u) = S(u) − ln Σ over the other values w of e^S(w), with S(u) = ln[(1 − ε)·e^normal(u) + ε·e^herd(u)] and
ε the chance of a herd where what most say is true, or false. With one value named there is one other: none of it.
"""

from __future__ import annotations

import math

from nightdesk.weighing.lens import Lens

OTHER = ""  # the hypothesis that none of the values that were named is true


class Sums:
    """Two running logs for each value and for :data:`OTHER`."""

    __slots__ = ("herd", "normal")

    def __init__(self) -> None:
        self.normal: dict[str, float] = {OTHER: 0.0}
        self.herd: dict[str, float] = {OTHER: 0.0}

    def know(self, value: str) -> None:
        """A value that is named for the first time was among the others until now."""
        if value not in self.normal:
            self.normal[value], self.herd[value] = self.normal[OTHER], self.herd[OTHER]

    def weigh(self, value: str, log_odds: float) -> None:
        """Add evidence of a known ratio for a value (negative: against it)."""
        half = log_odds / 2
        for sums in (self.normal, self.herd):
            for other in sums:
                sums[other] += half if other == value else -half

    def say(
        self,
        value: str,
        supports: bool,
        normal: tuple[float, float],
        herd: tuple[float, float],
        overlap: float,
    ) -> None:
        """Add a statement: its likelihood (hit, miss) where it is right, where it is wrong, in each branch."""
        for sums, (hit, miss) in ((self.normal, normal), (self.herd, herd)):
            right, wrong = math.log(hit), math.log(miss)
            for other in sums:
                if (other == value) == supports:
                    sums[other] += right
                elif overlap and supports and other != OTHER:
                    sums[other] += math.log(overlap * hit + (1 - overlap) * miss)
                else:
                    sums[other] += wrong

    def log_odds(self, value: str, leading: tuple[str, bool] | None, lens: Lens) -> float:
        """The log-odds of a value against all others. ``leading``: what most origins say."""
        mine, rest = 0.0, []
        for other, normal in self.normal.items():
            popular = leading is None or (other == leading[0]) == leading[1]
            weight = lens.herd_if_true if popular else lens.herd_if_false
            score = _log_mix(weight, normal, self.herd[other])
            if other == value:
                mine = score
            else:
                rest.append(score)
        return lens.v["prior"] + mine - _log_sum(rest)


def branches(sums: Sums, value: str, leading: tuple[str, bool] | None, lens: Lens) -> tuple[float, float]:
    """The two branches of one hypothesis, normal and herd, each with its weight; scaled to a largest of 1."""
    popular = leading is None or (value == leading[0]) == leading[1]
    weight = lens.herd_if_true if popular else lens.herd_if_false
    normal, herd = sums.normal[value], sums.herd[value]
    high = max(normal, herd)
    return (1 - weight) * math.exp(normal - high), weight * math.exp(herd - high)


def _log_mix(weight: float, normal: float, herd: float) -> float:
    high = max(normal, herd)
    return high + math.log((1 - weight) * math.exp(normal - high) + weight * math.exp(herd - high))


def _log_sum(values: list[float]) -> float:
    if len(values) == 1:
        return values[0]
    high = max(values)
    return high + math.log(sum(math.exp(one - high) for one in values))


def probability(log_odds: float) -> float:
    """The logistic function, safe at both ends."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else math.exp(log_odds) / (1 + math.exp(log_odds))
