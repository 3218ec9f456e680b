# SPDX-License-Identifier: Apache-2.0
"""What was corrected or withdrawn, and who ran it and has not followed.

An outlet has run a report when it copies sentences of it, or names its outlet for what it said. It has followed when it published a
correction or withdrawal of the report or of its own, or a later edition without what it had run.
"""

from __future__ import annotations

from nightdesk import merging
from nightdesk.ledger import Ledger, StoredReport
from nightdesk.vocabulary.event import Notice
from nightdesk.vocabulary.moments import DAY, Moment
from nightdesk.vocabulary.terms import NoticeKind
from nightdesk.vocabulary.views import CorrectionView, NoticeView, RunView

_MENDING = frozenset([NoticeKind.CORRECTION, NoticeKind.WITHDRAWAL])
_WINDOW = 14 * DAY  # in which a report is picked up
_LOOKED_AT = 500  # reports that name an outlet


class Corrections:
    """Reads notices and pick-ups as they stood at a moment."""

    def __init__(self, ledger: Ledger, as_of: Moment | None) -> None:
        self._ledger, self._as_of = ledger, as_of
        self._spoken: list[Notice] = [one for _, one in ledger.all("notice", as_of=as_of)]
        self._notices = [one for one in self._spoken if one.kind in _MENDING]
        self._reports = ledger.reports({uid for one in self._spoken for uid in (one.report, one.of)})

    def notices(self) -> tuple[NoticeView, ...]:
        """Every notice, denials and updates too, in the order in which they came."""
        return tuple(self._notice(one) for one in self._spoken)

    def all(self) -> tuple[CorrectionView, ...]:
        """Every report that was corrected or withdrawn, the latest notice first."""
        wrong = dict.fromkeys(one.of for one in self._notices)
        views = [self._view(self._reports[uid]) for uid in wrong]
        return tuple(sorted(views, key=lambda one: (-one.notices[-1].received, one.uid)))

    def _view(self, stored: StoredReport) -> CorrectionView:
        uid = stored.report.uid
        spoken = [one for one in self._notices if one.of == uid]
        claims = self._ledger.claims({claim for one in spoken for claim in one.claims})
        return CorrectionView(
            report=stored.report.id,
            uid=uid,
            source=stored.report.source,
            received=stored.received,
            title=stored.report.title,
            withdrawn=any(one.kind is NoticeKind.WITHDRAWAL for one in spoken),
            notices=tuple(self._notice(one) for one in spoken),
            claims=tuple({one.quote.start: one.quote for one in claims.values()}.values()),
            runs=tuple(self._runs(stored)),
        )

    def _notice(self, one: Notice) -> NoticeView:
        stored = self._reports[one.report]
        return NoticeView(
            kind=one.kind, report=stored.report.id, source=stored.report.source, received=stored.received,
            of=self._reports[one.of].report.id, of_source=self._reports[one.of].report.source, quote=one.quote,
            own=one.own, probability=one.probability,
        )  # fmt: skip

    def _runs(self, stored: StoredReport) -> list[RunView]:
        """Pick-ups by others, in the order in which they came; what mends or speaks against the report has not run it."""
        against = {one.report for one in self._spoken if one.of == stored.report.uid or one.kind in _MENDING}
        found = {uid: (one, "named") for uid, one in self._naming(stored).items()} | self._copies(stored)
        found = {uid: row for uid, row in found.items() if uid not in against}
        return [
            RunView(
                report=one.report.id, source=one.report.source, received=one.received, how=how,
                followed=self._followed(one, stored, set(found)),
            )
            for one, how in sorted(found.values(), key=lambda row: row[0].seq)
        ]  # fmt: skip

    def _copies(self, stored: StoredReport) -> dict[str, tuple[StoredReport, str]]:
        """Reports of other outlets that repeat it, and those that repeat them."""
        found: dict[str, tuple[StoredReport, str]] = {}
        frontier = [stored.report.uid]
        seen = set(frontier)
        while frontier:
            copies = self._ledger.find("copy", "of", frontier, as_of=self._as_of)
            frontier = sorted({one.report for one in copies} - seen)
            seen |= set(frontier)
            for uid, one in self._ledger.reports(frontier).items():
                if one.report.source != stored.report.source:
                    found[uid] = (one, "copy")
        return found

    def _naming(self, stored: StoredReport) -> dict[str, StoredReport]:
        named = self._ledger.with_words([stored.report.source], after=stored.seq, before=1 << 62, limit=_LOOKED_AT)
        until = stored.received + _WINDOW
        return {
            one.report.uid: one
            for one in named
            if one.report.source != stored.report.source
            and one.received <= (until if self._as_of is None else min(until, self._as_of))
            and merging.ran(one.report, stored.report)
        }

    def _followed(self, run: StoredReport, stored: StoredReport, runs: set[str]) -> str:
        """The report by which an outlet has set right what it ran."""
        mine = {stored.report.uid, *runs}
        for one in self._notices:
            notice = self._reports[one.report]
            if one.of in mine and notice.report.source == run.report.source and notice.seq > run.seq:
                return notice.report.id
        later = [
            one
            for one in self._ledger.editions(run.report)
            if one.seq > run.seq and (self._as_of is None or one.received <= self._as_of)
        ]
        return later[-1].report.id if later and later[-1].report.uid not in runs else ""
