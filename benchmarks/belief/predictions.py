# SPDX-License-Identifier: Apache-2.0
"""A method under test: claims and settlements in order of time in, beliefs at four ages out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from benchmarks.belief.evidence import Told, told
from benchmarks.simulation.world import HORIZONS, Item, World

Predictions = dict[str, np.ndarray]
"""For each horizon the probability of every item of the world, by number."""


class Method(Protocol):
    """Learns nothing but what :meth:`settle` tells."""

    def hear(self, one: Told, item: Item) -> None:
        """A claim comes in."""
        ...

    def settle(self, item: Item, at: float) -> None:
        """The truth of an item becomes known (hours)."""
        ...

    def probability(self, item: Item, at: float) -> float:
        """What is believed of an item at a moment (hours)."""
        ...


@dataclass(slots=True)
class Course:
    """How a belief moved: how often it changed sides, and from which age (hours) on it stayed on the right one."""

    flips: int = 0
    right_from: float | None = None
    side: bool | None = None

    def see(self, p: float, true: bool, age: float) -> None:
        """Note the belief at an age."""
        side = p > 0.5
        self.flips += self.side is not None and side is not self.side
        if side is not self.side:
            self.right_from = age if side is true else None
        self.side = side


def follow(
    method: Method, world: World, claims: list[Told] | None = None, courses: dict[int, Course] | None = None
) -> Predictions:
    """Run a method over a world; ``courses`` are filled by item where they are asked for."""
    found = {name: np.zeros(len(world.items)) for name in HORIZONS}
    for at, kind, what, item in _happenings(world, claims or told(world)):
        if kind == 0:
            assert isinstance(what, Told)
            method.hear(what, item)
            if courses is not None:
                course = courses.setdefault(item.number, Course())
                course.see(method.probability(item, at), item.true, at - item.start)
        elif kind == 1:
            assert isinstance(what, str)
            found[what][item.number] = method.probability(item, item.start + HORIZONS[what])
        else:
            assert item.settled_at is not None
            method.settle(item, item.settled_at)
    return found


def _happenings(world: World, claims: list[Told]) -> Iterator[tuple[float, int, Told | str, Item]]:
    events: list[tuple[float, int, Told | str, Item]] = [
        (one.claim.at, 0, one, world.items[one.claim.item]) for one in claims
    ]
    for item in world.items:
        events += [(item.start + age, 1, name, item) for name, age in HORIZONS.items()]
        if item.settled_at is not None:
            events.append((item.settled_at, 2, "", item))
    events.sort(key=lambda one: (one[0], one[1], one[3].number))
    yield from events
