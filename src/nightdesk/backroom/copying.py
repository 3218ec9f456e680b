# SPDX-License-Identifier: Apache-2.0
"""Which earlier report or claim a report and its claims repeat, as the ledger remembers them."""

from __future__ import annotations

from nightdesk import merging
from nightdesk.backroom.work import Cause, Original, Work, put
from nightdesk.ledger import Band, CopyRow, Ledger, StoredReport
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.event import Membership, RootEdge
from nightdesk.vocabulary.moments import Moment

_MOST_CANDIDATES = 24  # reports that share most of a text's fingerprint; a copy is among the nearest
_MOST_UNDER_BAND = 64  # a sentence that more reports share is a standing one; a copy of theirs leads to the same root
MOST_ORIGINALS = 8
"""Reports that one report is said to repeat; an article made of more is a review of the press."""


class Copying:
    """Copies and originals; the history of roots that merging asks for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find_copies(self, stored: StoredReport, reading: Reading, cause: Cause, spoken: Moment) -> list[merging.CopyOf]:
        """The earlier reports that this one repeats, the most repeated first; remembers its fingerprint.

        ``spoken`` is the moment from which the report speaks.
        """
        if not reading.read:
            return []
        report = stored.report
        found = self._ledger.newest("band", "band", merging.search_bands(report, spoken), each=_MOST_UNDER_BAND)
        nearest = merging.nearest_reports((one.report for one in found), _MOST_CANDIDATES)
        candidates = sorted(self._ledger.reports(nearest).values(), key=lambda one: one.seq)
        copies = merging.find_copies(report, [one.report for one in candidates])
        for band in merging.bands(report, spoken):
            put(self._ledger, "band", f"{band}|{report.uid}", Band(band=band, report=report.uid), cause)
        for number, copy in enumerate(copies[:MOST_ORIGINALS]):
            row = CopyRow(
                report=report.uid, of=copy.of, share=copy.share,
                aligned=tuple((one.start, one.end, one.from_start, one.from_end) for one in copy.aligned),
            )  # fmt: skip
            put(self._ledger, "copy", copy_keys(report.uid)[number], row, cause)
        return copies[:MOST_ORIGINALS]

    def original(self, work: Work, claim: Claim) -> Original | None:
        """The claim that ``claim`` repeats: in the earlier edition, or in a report that was copied."""
        if work.stored.replaces is not None:
            for earlier in self._ledger.claims_of(work.stored.replaces, work.cause.layer):
                if _says_the_same(earlier, claim) and earlier.id not in work.remade:
                    work.remade.add(earlier.id)
                    return self._as_original(earlier, edition=True)
        at = claim.trigger.start
        for copy in work.copies:
            for span in copy.aligned:
                if span.start <= at < span.end and (found := self._repeated(work, claim, copy.of, span)) is not None:
                    return found
        return None

    def _repeated(self, work: Work, claim: Claim, report: str, span: merging.Aligned) -> Original | None:
        for earlier in self._ledger.claims_of(report, work.cause.layer):
            inside = span.from_start <= earlier.trigger.start < span.from_end
            if inside and earlier.kind == claim.kind and earlier.polarity is claim.polarity:
                return self._as_original(earlier, probability=span.probability, quoted=span.quoted)
        return None

    def _as_original(
        self, earlier: Claim, *, edition: bool = False, probability: float = 1.0, quoted: bool = False
    ) -> Original | None:
        edge: RootEdge | None = self._ledger.get("root", earlier.id)
        membership: Membership | None = self._ledger.get("membership", earlier.id)
        if edge is None or membership is None:
            return None
        return Original(earlier.id, edge.root, membership.event, edition, probability, quoted)

    def root_for_source(self, actor: str, event: str) -> str | None:
        """The root of what a source has itself published about an event."""
        for membership in self._ledger.find("membership", "event", [event]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.outlet == actor:
                return edge.root
        return None

    def sister(self, root: str, actor: str, event: str) -> str | None:
        """A claim of another outlet about an event that goes back to a root."""
        for membership in self._ledger.find("membership", "event", [event]):
            edge: RootEdge | None = self._ledger.get("root", membership.claim)
            if edge is not None and edge.root == root and edge.outlet != actor:
                return str(membership.claim)
        return None


def _says_the_same(earlier: Claim, claim: Claim) -> bool:
    if earlier.kind != claim.kind or earlier.polarity is not claim.polarity or earlier.modality is not claim.modality:
        return False
    same_words = earlier.trigger.exact.lower() == claim.trigger.exact.lower()
    figures = {(one.what, one.best) for one in earlier.counts} == {(one.what, one.best) for one in claim.counts}
    return same_words and figures


def copy_keys(report: str) -> list[str]:
    """The keys under which the ledger keeps what a report repeats."""
    return [report, *(f"{report}>{number}" for number in range(1, MOST_ORIGINALS))]
