# SPDX-License-Identifier: Apache-2.0
"""When a report is received: now, or in a replay when it was published."""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.intake import Incoming, Item
from nightdesk.ledger import Arrival
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Report


def arrival(item: Incoming | Report, now: Moment, *, replay: bool) -> Arrival:
    """What came, and the moment at which it is received."""
    incoming = (
        item if isinstance(item, Incoming) else Incoming(report=item, original=item.text.encode("utf-8", "replace"))
    )
    published = incoming.report.published
    received = published if replay and published is not None else now
    return Arrival(report=incoming.report, original=incoming.original, received=received)


def by_publication(items: Iterable[Item | Report]) -> tuple[list[Item | Report], list[Refusal]]:
    """Items in the order of their published times, and the refusals among them; undated ones are refused."""
    dated: list[tuple[Moment, int, Item | Report]] = []
    refusals: list[Refusal] = []
    for order, item in enumerate(items):
        report = item.report if isinstance(item, Incoming) else item
        if isinstance(report, Refusal):
            refusals.append(report)
        elif report.published is None:
            refusals.append(_undated(report))
        else:
            dated.append((report.published, order, item))
    dated.sort(key=lambda one: (one[0], one[1]))
    return [item for _, _, item in dated], refusals


def first_published(items: Iterable[Item | Report]) -> Moment:
    """The published time of the first of dated items, 0 where there is none."""
    for item in items:
        report = item.report if isinstance(item, Incoming) else item
        return 0 if isinstance(report, Refusal) else report.published or 0
    return 0


def _undated(report: Report) -> Refusal:
    reason = "A report without a published time cannot be replayed. Give `published`, or add it without --replay."
    return Refusal(origin=report.origin or report.id, code="undated", reason=reason, sha256=report.sha256)
