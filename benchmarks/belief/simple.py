# SPDX-License-Identifier: Apache-2.0
"""Streaming peers: majority, latest, best source, naive Bayes, attribution only, pooled log-odds, and the oracle."""

from __future__ import annotations

import math
from collections import defaultdict

from benchmarks.belief.evidence import Told
from benchmarks.belief.ours import Ours
from benchmarks.simulation.world import Item, Move, Part, SimClaim
from nightdesk.vocabulary.belief import Evidence
from nightdesk.vocabulary.judgement import Parameters
from nightdesk.weighing import PARAMETERS, Weigher
from nightdesk.weighing.lens import Lens

_HEDGE_RIGHT, _HEDGE_WRONG = 0.35, 0.60
_ADMISSION, _AUTHORITY, _PARTY = math.log(20), math.log(0.97 / 0.03), math.log(0.6 / 0.8)
_RETRACTED = math.log(0.01 / 0.4)


class Listening:
    """Keeps the claims of each item, without those that their author took back."""

    def __init__(self) -> None:
        self.claims: dict[int, list[SimClaim]] = defaultdict(list)

    def hear(self, one: Told, item: Item) -> None:
        if one.claim.move is Move.RETRACT:
            self.claims[item.number] = [c for c in self.claims[item.number] if c is not one.claim.target]
        else:
            self.claims[item.number].append(one.claim)

    def settle(self, item: Item, at: float) -> None:
        """Learns nothing."""


class Majority(Listening):
    """The share of reports that affirm."""

    def probability(self, item: Item, at: float) -> float:
        claims = self.claims[item.number]
        return sum(one.read_as for one in claims) / len(claims) if claims else 0.5


class Latest(Listening):
    """Whatever the last report says."""

    def probability(self, item: Item, at: float) -> float:
        claims = self.claims[item.number]
        return float(claims[-1].read_as) if claims else 0.5


class Scored(Listening):
    """Sources with a Beta record from settled items; every claim counts for its source."""

    def __init__(self) -> None:
        super().__init__()
        self._right: dict[str, float] = defaultdict(float)
        self._all: dict[str, float] = defaultdict(float)

    def settle(self, item: Item, at: float) -> None:
        for one in self.claims[item.number]:
            for name in (one.source.name, one.source.kind.value):
                self._right[name] += one.read_as == item.true
                self._all[name] += 1

    def theta(self, one: SimClaim) -> float:
        kind = (20 * 0.75 + self._right[one.source.kind.value]) / (20 + self._all[one.source.kind.value])
        name = one.source.name
        return min(max((8 * kind + self._right[name]) / (8 + self._all[name]), 0.02), 0.98)


class BestSource(Scored):
    """What the source with the best record says, with its record as the probability."""

    def probability(self, item: Item, at: float) -> float:
        if not self.claims[item.number]:
            return 0.5
        best = max(self.claims[item.number], key=self.theta)
        return self.theta(best) if best.read_as else 1 - self.theta(best)


class NaiveBayes(Scored):
    """Every report is an independent witness of learned reliability."""

    def probability(self, item: Item, at: float) -> float:
        return _logistic(sum(self.logits(item)))

    def logits(self, item: Item) -> list[float]:
        return [_logit(self.theta(one)) * (1 if one.read_as else -1) for one in self.claims[item.number]]


class Pooled(NaiveBayes):
    """The mean of the reports' log-odds, times ``extremising`` (Satopää et al. suggest 2.5)."""

    def __init__(self, extremising: float) -> None:
        super().__init__()
        self._by = extremising

    def probability(self, item: Item, at: float) -> float:
        logits = self.logits(item)
        return _logistic(self._by * sum(logits) / len(logits)) if logits else 0.5


class Oracle:
    """Knows every copy, every true reliability and every habit; the best that anybody could do with these claims."""

    def __init__(self) -> None:
        self.claims: dict[int, list[SimClaim]] = defaultdict(list)
        self._back: set[int] = set()

    def hear(self, one: Told, item: Item) -> None:
        if one.claim.move is Move.RETRACT:
            self._back.add(id(one.claim.target))
        else:
            self.claims[item.number].append(one.claim)

    def settle(self, item: Item, at: float) -> None:
        """Has nothing to learn."""

    def probability(self, item: Item, at: float) -> float:
        total = 0.0
        for one in self.claims[item.number]:
            if one.origin is None:
                total += self._log_odds(one)
                if one.part is Part.NEUTRAL:
                    total += self._standing(one, at) * (1 if one.says else -1)
        return _logistic(total)

    def _standing(self, one: SimClaim, at: float) -> float:
        """That an author took it back, or has not by now."""
        if id(one) in self._back:
            return _RETRACTED
        by_now = 1 - math.exp(-(at - one.at) / 12)
        return math.log((1 - 0.01 * by_now) / (1 - 0.4 * by_now))

    @staticmethod
    def _log_odds(one: SimClaim) -> float:
        sign = 1 if one.read_as else -1
        fixed = {Part.ADMITS: _ADMISSION, Part.KNOWS: sign * _AUTHORITY, Part.INTERESTED: _PARTY}
        if one.part in fixed:
            return fixed[one.part]
        right, wrong = (_HEDGE_RIGHT, _HEDGE_WRONG) if one.hedged else (1 - _HEDGE_RIGHT, 1 - _HEDGE_WRONG)
        x = one.extraction
        hit, miss = one.right * right, (1 - one.right) * wrong
        noise = (1 - x) * (right + wrong) / 2
        return sign * math.log((x * hit + noise) / (x * miss + noise))


class _Trusting(Lens):
    """Takes every report that names no origin for an origin of its own."""

    def __init__(self, parameters: Parameters) -> None:
        super().__init__(parameters)
        self.herd_if_true = self.herd_if_false = 0.0
        self.retractions = (0.0, 0.0)

    def calibrated(self, log_odds: float) -> float:
        return log_odds

    def copying(self, one: Evidence, chained: bool) -> float:
        return 0.0

    def herding(self, one: Evidence, chained: bool) -> float:
        return 0.0


class TrustingWeigher(Weigher):
    """Our model with attribution alone: named copies count once, silent ones are not looked for."""

    def __init__(self, parameters: Parameters = PARAMETERS) -> None:
        super().__init__(parameters)
        self.lens = _Trusting(parameters)


def attribution_only() -> Ours:
    """Everything that ours has (hedges, roles, retractions, learned records) but copying, herds, silence and calibration."""
    return Ours(TrustingWeigher)


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0
