# SPDX-License-Identifier: Apache-2.0
"""Every epoch that was ever in force, each as the figures that it changed on top of the one before.

Invariant: looking into an epoch copies nothing, so that the thousandth costs what the first did, and accounts that were opened under
different epochs share what these have in common.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nightdesk.vocabulary.judgement import Parameters
from nightdesk.weighing.parameters import PARAMETERS


@dataclass(slots=True)
class _Line:
    """Epochs in a row. It leaves another line, at that place, where an undone settlement led back to an earlier epoch."""

    leaves: tuple[_Line, int] | None = None
    length: int = 0
    history: dict[str, tuple[list[int], list[float]]] = field(default_factory=dict)  # figure -> places, values

    def append(self, changed: Mapping[str, float]) -> int:
        """Add an epoch; its place in the line."""
        for key, value in changed.items():
            places, values = self.history.setdefault(key, ([], []))
            places.append(self.length)
            values.append(value)
        self.length += 1
        return self.length - 1


class Figures(Mapping[str, float]):
    """All figures as they stand at one place of a line: a view."""

    __slots__ = ("_at", "_line")

    def __init__(self, line: _Line, at: int) -> None:
        self._line, self._at = line, at

    def over(self, changed: Mapping[str, float]) -> Figures:
        """These figures with some others on top."""
        line = _Line(leaves=(self._line, self._at))
        return Figures(line, line.append(changed))

    def __getitem__(self, key: str) -> float:
        line, at = self._line, self._at
        while True:
            if (known := line.history.get(key)) is not None and (index := bisect_right(known[0], at)):
                return known[1][index - 1]
            if line.leaves is None:
                raise KeyError(key)
            line, at = line.leaves

    def __iter__(self) -> Iterator[str]:
        seen: set[str] = set()
        line, at = self._line, self._at
        while True:
            for key, (places, _) in line.history.items():
                if key not in seen and places[0] <= at:
                    seen.add(key)
                    yield key
            if line.leaves is None:
                return
            line, at = line.leaves

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Epochs:
    """Every epoch that was ever in force, by its id."""

    def __init__(self, known: Iterable[Parameters] = ()) -> None:
        self._known: dict[str, Parameters] = {}
        self._places: dict[str, tuple[_Line, int]] = {}
        first = _Line()
        self._note(PARAMETERS, first)
        for one in known:
            self.add(one)

    def add(self, epoch: Parameters) -> None:
        """Note an epoch as it stands in the ledger; one that only returns to an earlier one adds nothing."""
        if epoch.epoch in self._known:
            return
        line, at = self._places[epoch.base or PARAMETERS.epoch]
        self._note(epoch, line if at == line.length - 1 else _Line(leaves=(line, at)))

    def __contains__(self, epoch: str) -> bool:
        return epoch in self._known

    def since(self, epoch: str, others: Epochs) -> list[Parameters]:
        """The epochs that lead to ``epoch`` and that ``others`` do not know, in order."""
        chain: list[Parameters] = []
        while epoch not in others:
            chain.append(self._known[epoch])
            epoch = self._known[epoch].base
        return chain[::-1]

    def whole(self, epoch: str) -> Parameters:
        """All figures of an epoch: those of the epochs that it builds on, with its own on top."""
        return Parameters(epoch=epoch, values=Figures(*self._places[epoch]), received=self._known[epoch].received)

    def _note(self, epoch: Parameters, line: _Line) -> None:
        self._known[epoch.epoch] = epoch
        self._places[epoch.epoch] = (line, line.append(epoch.values))


def rated(parameters: Parameters, ratings: dict[str, str]) -> Parameters:
    """The epoch with a person's ratings of sources on top; F leaves the class prior in force."""
    values = parameters.values
    thetas = {
        f"rate:{source}": theta
        for source, letter in sorted(ratings.items())
        if (theta := values.get(f"rating:{letter}")) is not None
    }
    if not thetas:
        return parameters
    over = values.over(thetas) if isinstance(values, Figures) else {**values, **thetas}
    return Parameters(epoch=parameters.epoch, values=over, received=parameters.received)
