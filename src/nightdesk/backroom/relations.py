# SPDX-License-Identifier: Apache-2.0
"""Links and ties as the ledger held them at a moment, each once with everybody who said it."""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.ledger import Ledger, StoredReport
from nightdesk.vocabulary.event import Link, Tie
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.views import EventView, LinkView, SaidView, TieView

_MOST_TIES = 40  # of one story, those that most reports state


class Relations:
    """What is said of events and of actors towards one another."""

    def __init__(self, ledger: Ledger, as_of: Moment | None) -> None:
        self._ledger, self._as_of = ledger, as_of

    def links(self, events: Iterable[str]) -> list[LinkView]:
        """Links that start from any of these events, in the order in which they were first said."""
        found: list[Link] = self._ledger.find("link", "source", events, as_of=self._as_of)
        reports = self._ledger.reports({one.report for one in found})
        grouped: dict[tuple[str, str, str], list[Link]] = {}
        for one in found:
            grouped.setdefault((one.kind.value, one.source, one.target), []).append(one)
        return [
            LinkView(
                kind=same[0].kind, source=same[0].source, target=same[0].target,
                said=tuple(_said(one, reports[one.report]) for one in same),
            )
            for same in grouped.values()
        ]  # fmt: skip

    def ties(self, actors: set[str]) -> list[TieView]:
        """Ties from or to any of these actors, those that most reports state first."""
        found: dict[str, Tie] = {}
        for side in ("source", "target"):
            for one in self._ledger.find("tie", side, actors, as_of=self._as_of):
                found.setdefault(f"{one.kind}|{one.source}|{one.target}|{one.report}|{one.quote.start}", one)
        reports = self._ledger.reports({one.report for one in found.values()})
        grouped: dict[tuple[str, str, str], list[Tie]] = {}
        for one in found.values():
            grouped.setdefault((one.kind.value, one.source, one.target), []).append(one)
        views = [
            TieView(
                kind=same[0].kind, source=same[0].source, target=same[0].target,
                source_name=same[-1].source_name, target_name=same[-1].target_name,
                said=tuple(sorted((_said(one, reports[one.report]) for one in same), key=lambda one: one.said)),
            )
            for same in grouped.values()
        ]  # fmt: skip
        views.sort(key=lambda one: (-len(one.said), one.said[0].said, one.kind.value, one.source, one.target))
        return views


def ties_among(events: Iterable[EventView], ties: Iterable[TieView]) -> tuple[TieView, ...]:
    """The ties of those who take part in these events, the most stated ones."""
    actors = acting_in(events)
    return tuple(one for one in ties if one.source in actors or one.target in actors)[:_MOST_TIES]


def acting_in(events: Iterable[EventView]) -> set[str]:
    """Who takes part in any of these events."""
    return {one.actor for event in events for one in event.fillers if one.actor}


def _said(one: Link | Tie, stored: StoredReport) -> SaidView:
    published = stored.report.published
    return SaidView(
        report=stored.report.id, source=stored.report.source, quote=one.quote,
        said=published if published is not None else stored.received,
    )  # fmt: skip
