# SPDX-License-Identifier: Apache-2.0
"""How events have been told so far, for the pair scorer: claims in the words of their reports.

Invariant: a telling is a function of a stored claim and its report alone; what is remembered is only a saving of time.
"""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk import merging
from nightdesk.backroom.work import Work
from nightdesk.ledger import Ledger
from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.event import Membership

_MOST = 4  # tellings that an event is judged by


class Tellings:
    """Remembers the tellings of one batch of reports, and fetches what it has not."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, merging.Told] = {}
        self._contexts: dict[str, merging.Context] = {}
        self._events: dict[str, list[str]] = {}

    def of(self, work: Work, claim: Claim) -> merging.Told:
        """A claim of the report under way."""
        return self._telling(claim, work.stored.report.body)

    def context(self, work: Work) -> merging.Context:
        """What the report under way is about."""
        return self._context(work.stored.report.uid, work.stored.report.body)

    def of_event(self, event: str) -> list[merging.Told]:
        """How an event was told by claims that were placed for what they say; copies add nothing."""
        members = self.members(event)
        missing = self._ledger.claims([one for one in members if one not in self._known])
        reports = self._ledger.reports({one.report for one in missing.values()})
        for one in missing.values():
            self._telling(one, reports[one.report].report.body)
        return [self._known[one] for one in members]

    def entered(self, membership: Membership) -> None:
        """A claim has been placed."""
        if not membership.follows and membership.event in self._events:
            self._events[membership.event] = _few([*self._events[membership.event], membership.claim])

    def forget(self, events: Iterable[str]) -> None:
        """The claims of these events were placed anew."""
        for event in events:
            self._events.pop(event, None)

    def known(self, claim: str) -> merging.Told:
        """The telling of a claim among ``members`` of an event."""
        if claim not in self._known:
            found = self._ledger.claims([claim])[claim]
            self._telling(found, self._ledger.report(found.report).report.body)
        return self._known[claim]

    def members(self, event: str) -> list[str]:
        """The first and the last claims that were placed in an event for what they say."""
        if event not in self._events:
            found: list[Membership] = self._ledger.find("membership", "event", [event])
            self._events[event] = _few([one.claim for one in found if not one.follows])
        return self._events[event]

    def _telling(self, claim: Claim, body: str) -> merging.Told:
        if claim.id not in self._known:
            self._known[claim.id] = merging.telling(claim, self._context(claim.report, body))
        return self._known[claim.id]

    def _context(self, report: str, body: str) -> merging.Context:
        if report not in self._contexts:
            self._contexts[report] = merging.context_of(merging.roughly_cut(body))
        return self._contexts[report]


def _few(claims: list[str]) -> list[str]:
    """The first and the last of an event's claims."""
    return claims if len(claims) <= _MOST else [claims[0], *claims[1 - _MOST :]]
