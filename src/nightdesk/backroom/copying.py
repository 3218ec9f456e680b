# SPDX-License-Identifier: Apache-2.0
"""Which earlier report or claim a report and its claims repeat, as the ledger remembers them."""

from __future__ import annotations

from collections import Counter

from nightdesk import merging
from nightdesk.backroom.work import Cause, Original, Work, put
from nightdesk.ledger import Band, CopyRow, Ledger, StoredReport
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.event import Membership, RootEdge

_MOST_CANDIDATES = 24  # reports that share most of a text's fingerprint; a copy is among the nearest


class Copying:
    """Copies and originals; the history of roots that merging asks for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find_copy(self, stored: StoredReport, reading: Reading, cause: Cause) -> merging.CopyOf | None:
        """The earlier report that most of this one repeats; remembers its fingerprint."""
        if not reading.read:
            return None
        report = stored.report
        bands = merging.bands(report)
        shared = Counter(one.report for one in self._ledger.find("band", "band", bands))
        nearest = sorted(shared, key=lambda uid: (-shared[uid], uid))[:_MOST_CANDIDATES]
        candidates = sorted(self._ledger.reports(nearest).values(), key=lambda one: one.seq)
        copy = merging.find_copy(report, [one.report for one in candidates])
        for band in bands:
            put(self._ledger, "band", f"{band}|{report.uid}", Band(band=band, report=report.uid), cause)
        if copy is not None:
            aligned = tuple((one.start, one.end, one.from_start, one.from_end) for one in copy.aligned)
            put(
                self._ledger,
                "copy",
                report.uid,
                CopyRow(report=report.uid, of=copy.of, share=copy.share, aligned=aligned),
                cause,
            )
        return copy

    def original(self, work: Work, claim: Claim) -> Original | None:
        """The claim that ``claim`` repeats: in the earlier edition, or in the report that was copied."""
        if work.stored.replaces is not None:
            for earlier in self._ledger.claims_of(work.stored.replaces, work.cause.layer):
                if _says_the_same(earlier, claim) and earlier.id not in work.remade:
                    work.remade.add(earlier.id)
                    return self._as_original(earlier, edition=True)
        if work.copy is None:
            return None
        at = claim.trigger.start
        span = next((one for one in work.copy.aligned if one.start <= at < one.end), None)
        if span is None:
            return None
        for earlier in self._ledger.claims_of(work.copy.of, work.cause.layer):
            inside = span.from_start <= earlier.trigger.start < span.from_end
            if inside and earlier.kind == claim.kind and earlier.polarity is claim.polarity:
                return self._as_original(earlier, edition=False)
        return None

    def _as_original(self, earlier: Claim, *, edition: bool) -> Original | None:
        edge: RootEdge | None = self._ledger.get("root", earlier.id)
        membership: Membership | None = self._ledger.get("membership", earlier.id)
        if edge is None or membership is None:
            return None
        return Original(earlier.id, edge.root, membership.event, edition)

    def root_for_source(self, actor: str, event: str) -> str | None:
        """The root of what a source has itself published about an event."""
        for membership in self._ledger.find("membership", "event", [event]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.outlet == actor:
                return edge.root
        return None


def _says_the_same(earlier: Claim, claim: Claim) -> bool:
    if earlier.kind != claim.kind or earlier.polarity is not claim.polarity or earlier.modality is not claim.modality:
        return False
    same_words = earlier.trigger.exact.lower() == claim.trigger.exact.lower()
    figures = {(one.what, one.best) for one in earlier.counts} == {(one.what, one.best) for one in claim.counts}
    return same_words and figures
