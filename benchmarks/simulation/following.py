# SPDX-License-Identifier: Apache-2.0
"""How others take a report up: by reporting themselves, by repeating it openly, or by repeating it silently."""

from __future__ import annotations

import math

import numpy as np

from benchmarks.simulation.scenarios import Scenario
from benchmarks.simulation.world import Item, SimClaim, SimSource
from nightdesk.vocabulary.terms import SourceKind

_HEDGES_RIGHT, _HEDGES_WRONG = 0.35, 0.60
_MEDIAN_LAG, _LAG_SPREAD = 3.0, 1.3
_HERD_COPYING, _HERD_ATTRIBUTED = 0.95, 0.25
_MISLED = 0.7  # chance that own reporting errs where a common cause misleads it
_RING = 5


class Following:
    """Makes the claims that follow a first report."""

    def __init__(self, scenario: Scenario, sources: list[SimSource], rng: np.random.Generator, span: float) -> None:
        self._scenario, self._sources, self._rng, self._middle = scenario, sources, rng, span / 2
        prominence = np.array([one.prominence for one in sources])
        self._weights = prominence / prominence.sum()
        self._fresh = 0

    def pick(self, used: set[str]) -> SimSource:
        """A source that has not spoken yet, by prominence."""
        while True:
            source = self._sources[int(self._rng.choice(len(self._sources), p=self._weights))]
            if source.name not in used:
                return source

    def chance_right(self, source: SimSource, topic: int, at: float, age: float) -> float:
        """The true chance that own reporting is right then."""
        shift = source.by_topic.get(topic, 0.0) + (source.later if at > self._middle else 0.0)
        shift += self._scenario.early_shift if age < 3 else 0.0
        return 1 / (1 + math.exp(-(math.log(source.accuracy / (1 - source.accuracy)) + shift)))

    def hedges(self, right: bool) -> bool:
        return bool(self._rng.random() < (_HEDGES_RIGHT if right else _HEDGES_WRONG))

    def pushed(self, topic: int, true: bool) -> bool:
        """Lies that fresh accounts push replace some of what would have been true."""
        return true and self._scenario.unknown_liars > 0 and bool(self._rng.random() < 0.05)

    def fill(self, item: Item) -> None:
        """Add everybody who follows, in the order of time."""
        rng, scenario, first = self._rng, self._scenario, item.claims[0]
        herded = not item.true and rng.random() < scenario.herded_if_false
        misled = not item.true and rng.random() < scenario.common_cause
        count = min(int(rng.negative_binomial(1.2, 1.2 / (1.2 + 6.7))), 80)
        if herded:
            count = max(count, 5)
        used = {first.source.name}
        early = self._pushers(item, used)
        lags = rng.lognormal(math.log(_MEDIAN_LAG), _LAG_SPREAD, count)
        item.claims += early
        for lag in np.sort(np.minimum(lags, 24.0 * 20)):
            source = self.pick(used)
            used.add(source.name)
            item.claims.append(self._one(item, source, item.start + float(lag), herded, misled))
        item.claims.sort(key=lambda one: one.at)

    def _one(self, item: Item, source: SimSource, at: float, herded: bool, misled: bool) -> SimClaim:
        rng, scenario = self._rng, self._scenario
        if rng.random() < (_HERD_COPYING if herded else source.copying):
            return self._copy(item, source, at, _HERD_ATTRIBUTED if herded else scenario.attributed_copies)
        right = self.chance_right(source, item.topic, at, at - item.start)
        if misled and at - item.start < 12:
            right = min(right, 1 - _MISLED)
        correct = bool(rng.random() < right)
        says = item.true if correct else not item.true
        if source.of_state and item.number % 4 == 0 and rng.random() < 0.8 and scenario.interest:
            says, right = item.number % 8 == 0, 0.5
            correct = says == item.true
        return SimClaim(item.number, at, source, says=says, hedged=self.hedges(correct), right=right)

    def _copy(self, item: Item, source: SimSource, at: float, attributed: float) -> SimClaim:
        rng = self._rng
        earlier = [one for one in item.claims if one.at < at]
        weights = np.array([one.source.prominence * math.exp(-(at - one.at) / 12) + 1e-9 for one in earlier])
        origin = earlier[int(rng.choice(len(earlier), p=weights / weights.sum()))]
        hedged = origin.hedged and rng.random() >= self._scenario.stripped_hedges
        named = rng.random() < attributed and rng.random() < self._scenario.attribution_recall
        return SimClaim(
            item.number, at, source, says=origin.says, hedged=bool(hedged), origin=origin, attributed=bool(named)
        )

    def _pushers(self, item: Item, used: set[str]) -> list[SimClaim]:
        """A shared mistake upstream, fresh accounts that lie, or a ring that speaks with one voice."""
        rng, scenario, first = self._rng, self._scenario, item.claims[0]
        if item.true:
            return []
        if rng.random() < scenario.shared_upstream:
            return [self._echo(item, self.pick(used), float(rng.uniform(0.2, 2)), used)]
        if rng.random() < scenario.unknown_liars:
            return [
                self._echo(item, self._newcomer(), float(rng.uniform(0.1, 6)), used)
                for _ in range(int(rng.integers(3, 7)))
            ]
        if rng.random() < scenario.collusion:
            first.source = next(one for one in self._ring(item.number) if one.name)
            used.add(first.source.name)
            return [
                self._echo(item, one, float(rng.uniform(0.1, 2)), used)
                for one in self._ring(item.number)
                if one.name not in used
            ]
        return []

    def _echo(self, item: Item, source: SimSource, lag: float, used: set[str]) -> SimClaim:
        used.add(source.name)
        return SimClaim(
            item.number, item.start + lag, source, says=True, hedged=self.hedges(False), origin=item.claims[0]
        )

    def _newcomer(self) -> SimSource:
        self._fresh += 1
        return SimSource(f"fresh {self._fresh // 3}", SourceKind.SOCIAL, 0.2, 0.9, 0.1)

    def _ring(self, number: int) -> list[SimSource]:
        outlets = [one for one in self._sources if one.kind in {SourceKind.NEWSPAPER, SourceKind.BLOG}]
        start = (number % 4) * _RING
        return outlets[start * 6 : start * 6 + _RING]
