# SPDX-License-Identifier: Apache-2.0
"""Notices of a report → the reports and claims that they speak of, from those that the ledger held when it came.

Invariant: only reports before this one in the order of seq are looked at, so that a replay finds the same.
"""

from __future__ import annotations

from nightdesk import merging
from nightdesk.backroom.work import Work, put
from nightdesk.ledger import Ledger, StoredReport
from nightdesk.vocabulary.event import Notice
from nightdesk.vocabulary.report import Quote

_OF_OUTLET, _ON_SUBJECT = 60, 200  # newest reports that are looked at


class Noticing:
    """Writes what the notices of a report speak of."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def note(self, work: Work) -> list[Notice]:
        """The notices of a report under way, as they went into the ledger."""
        stored = work.stored
        report = stored.report
        if not work.reading.read or not merging.may_hold_notice(report):
            return []
        out = []
        found = merging.references(report, work.published, self._candidates(stored), stored.replaces or "")
        for one in found:
            quote = Quote.of(report.body, one.start, one.end)
            claims = self._ledger.claims_of(one.of, work.cause.layer)
            notice = Notice(
                kind=one.kind, report=report.uid, of=one.of, quote=quote, own=one.own, probability=one.probability,
                claims=merging.claims_meant(one.kind, report.body, claims),
            )  # fmt: skip
            put(self._ledger, "notice", f"{report.uid}|{one.of}", notice, work.cause)
            out.append(notice)
        return out

    def _candidates(self, stored: StoredReport) -> list[merging.Earlier]:
        ledger, report = self._ledger, stored.report
        own = ledger.published_by(report.source, before=stored.seq, limit=_OF_OUTLET)
        words = merging.search_words(report)
        others = ledger.with_words(words, before=stored.seq, limit=_ON_SUBJECT)
        known = {one.seq: one for one in [*own, *others]}
        return [merging.Earlier(known[seq].report, spoken_from(known[seq])) for seq in sorted(known)]


def spoken_from(stored: StoredReport) -> int:
    """When a report speaks from: an undated one speaks when it comes in."""
    published = stored.report.published
    return stored.received if published is None else published
