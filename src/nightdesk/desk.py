# SPDX-License-Identifier: Apache-2.0
"""The desk: the whole way of a report, and every question one can ask.

A report is put on disk, read, named, and folded into events and beliefs; each step is one line of
:meth:`Desk.add`. Killed at any moment, the next ``open`` finishes what was begun, in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from nightdesk import telling
from nightdesk.backroom import judging
from nightdesk.backroom.answers import Answer, Answers
from nightdesk.backroom.arrivals import arrival, by_publication, first_published
from nightdesk.backroom.engine import BATCH, Engine
from nightdesk.backroom.readings import installed_reader
from nightdesk.backroom.roll import Roll
from nightdesk.backroom.standing import standing
from nightdesk.intake import Item
from nightdesk.ledger import Accepted, Clock, Ledger, StoredReport, SystemClock
from nightdesk.naming import Namer, default_namer
from nightdesk.reading import Reader
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Report
from nightdesk.vocabulary.terms import Basis, JudgementKind
from nightdesk.vocabulary.views import BriefView, CorrectionsView, DiffView, ReportView, ScoreView

__all__ = ["Added", "Advance", "Answer", "Desk"]

Advance = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a batch of items."""

    new: int = 0
    editions: int = 0
    duplicates: int = 0
    unread: int = 0
    refusals: tuple[Refusal, ...] = ()

    @property
    def refused(self) -> int:
        return len(self.refusals)


class Desk:
    """Add reports, ask what is known. Open with :meth:`open`; close it, or use it as a context manager."""

    def __init__(self, ledger: Ledger, *, clock: Clock, reader: Reader | None, namer: Namer, read_only: bool) -> None:
        self._ledger, self._clock = ledger, clock
        self._engine = Engine(ledger, reader, namer)
        self._answers = Answers(self._engine)
        if not read_only:
            self._engine.begin()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        clock: Clock | None = None,
        reader: Reader | None = None,
        namer: Namer | None = None,
    ) -> Desk:
        """Open the desk over a ledger file, finishing what an earlier run left unfinished.

        Raises:
            LedgerError: no ledger, of a newer schema, or written to by another process.
        """
        ledger = Ledger.open(path, create=create, read_only=read_only)
        try:
            return cls(
                ledger,
                clock=clock or SystemClock(),
                reader=reader,
                namer=namer or default_namer(),
                read_only=read_only,
            )
        except BaseException:
            ledger.close()
            raise

    def close(self) -> None:
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- reports in

    def add(self, items: Iterable[Item | Report], *, replay: bool = False, progress: Advance | None = None) -> Added:
        """Take reports in: onto disk, read, named, folded.

        ``replay`` sorts them by their published times and lets each be received then; undated ones are
        refused. Otherwise they are received now.
        """
        stream, refusals = self._dated(items) if replay else (iter(items), [])
        counts = {"new": 0, "edition": 0, "duplicate": 0}
        unread = done = 0
        total = len(stream) if isinstance(stream, list) else None
        source = iter(stream)
        while batch := list(islice(source, BATCH)):
            arrivals = []
            for item in batch:
                if isinstance(item, Refusal):
                    refusals.append(item)
                    self._ledger.refuse(item, self._clock.now())
                else:
                    arrivals.append(arrival(item, self._clock.now(), replay=replay))
            accepted = self._ledger.accept(arrivals)
            for one in accepted:
                counts[one.outcome] += 1
            unread += self._engine.finish(self._accepted(accepted))
            done += len(batch)
            if progress is not None:
                progress(done, total)
        return Added(counts["new"], counts["edition"], counts["duplicate"], unread, tuple(refusals))

    @staticmethod
    def read(
        reports: Sequence[Report], *, reader: Reader | None = None, namer: Namer | None = None
    ) -> Iterator[tuple[Report, Reading]]:
        """Reports → readings with names, nothing stored."""
        namer = namer or default_namer()
        reader = reader or installed_reader(namer)
        for start in range(0, len(reports), BATCH):
            batch = reports[start : start + BATCH]
            for report, reading in zip(batch, reader.read_many(batch), strict=True):
                yield report, namer.name(reading, report)

    # -- judgements

    def judge(
        self,
        kind: JudgementKind | str,
        subjects: Sequence[str],
        *,
        by: str,
        reason: str,
        value: str = "",
        basis: Basis | None = None,
        at: Moment | None = None,
    ) -> Judgement:
        """Record a person's decision and let everything follow from it.

        Raises:
            JudgementError: it does not fit what the ledger holds.
            UnknownId: it names something that is not there.
        """
        kind, made = JudgementKind(kind), self._engine.judgements
        received = max(at if at is not None else self._clock.now(), self._ledger.last_received() or 0)
        resolved = tuple(self.resolve(one) for one in subjects)
        ordinal = str(len(made))
        judgement = Judgement(
            id=make_id("j", kind, *resolved, by, reason, value, *([basis] if basis else []), ordinal), kind=kind, subjects=resolved, by=by,
            reason=reason, value=value, basis=basis, detail=judging.concerned(self._ledger, kind, resolved),
        )  # fmt: skip
        judging.check(self._ledger, made, judgement)
        self._engine.judged(judgement, received)
        return judgement

    def undo(self, judgement: str, *, by: str, reason: str, at: Moment | None = None) -> Judgement:
        """Take a judgement back: the picture is as if it had never been made."""
        return self.judge(JudgementKind.UNDO, [judgement], by=by, reason=reason, at=at)

    def judgements(self) -> list[Judgement]:
        """The judgements that stand, in order."""
        return standing(self._engine.judgements)

    def reread(self, *, progress: Advance | None = None) -> str:
        """Read every report again with the reader of today: a new layer, active from now on."""
        engine = self._engine
        name = f"{engine.readings.reader.version}#{self._ledger.last_seq() + 1}"
        received = max(self._clock.now(), self._ledger.last_received() or 0)
        todo = self._ledger.unfinished(name)
        readings: list[Reading] = []
        for start in range(0, len(todo), BATCH):
            readings += engine.readings.of(todo[start : start + BATCH], name)
            if progress is not None:
                progress(len(readings), len(todo))
        engine.activate(engine.described(name), readings, received)
        return name

    # -- questions

    def brief(self, as_of: Moment | None = None, story: str | None = None, *, judged_now: bool = False) -> BriefView:
        """The picture as it stood at ``as_of`` (the last report by default).

        ``judged_now`` looks at the reports of then with the judgements and the reader of today.
        """
        return self._answers.brief(as_of, story, judged_now=judged_now)

    def diff(self, since: Moment, until: Moment | None = None) -> DiffView:
        """What changed between two moments."""
        after = self.brief(as_of=until)
        return telling.compare(self.brief(as_of=since), after, self._answers.redirects(until))

    def why(self, proposition: str, as_of: Moment | None = None) -> Answer:
        """The evidence for a proposition and the sum.

        Raises:
            UnknownId: it was not known then.
        """
        return self._answers.why(proposition, as_of)

    def score(self) -> ScoreView:
        """How sources, hedge words and the desk itself held up on what was settled in this ledger."""
        return self._answers.score()

    def report(self, uid_or_id: str) -> ReportView:
        """A report as it was taken in.

        Raises:
            UnknownId: there is none.
        """
        return self._answers.report(uid_or_id)

    def claims(self, uid: str) -> list[tuple[int, int, str]]:
        """(start, end, mark) of what was read in a report: triggers and hedges, in order."""
        return self._answers.marks(uid)

    def search(self, query: str, *, as_of: Moment | None = None) -> list[ReportView]:
        """Reports that hold these words, best first."""
        return [self.report(uid) for uid in self._ledger.search(query, as_of=as_of)]

    def corrections(self, as_of: Moment | None = None) -> CorrectionsView:
        """What was corrected or withdrawn until then, who ran it and has not followed, and every notice."""
        return self._answers.corrections(as_of)

    def actors(self, *, as_of: Moment | None = None) -> Roll:
        """Who the reports name until ``as_of``, who is only proposed, and which two may be one."""
        return self._answers.actors(as_of)

    def moments(self) -> list[Moment]:
        """The moments at which reports were received."""
        return self._ledger.moments()

    def quantiles(self, count: int) -> list[Moment]:
        """``count`` moments that part the reports evenly, the last one included."""
        return self._answers.quantiles(count)

    def resolve(self, identifier: str) -> str:
        """The id that an older id now stands for; others as they are."""
        return self._answers.resolve(identifier)

    def replay_into(self, path: str | Path) -> None:
        """Fold the inputs from the start into a fresh ledger file: the same rows, bit for bit."""
        self._engine.replay_into(path)

    def dump(self) -> list[tuple[object, ...]]:
        """Every row of the ledger, for comparing."""
        return list(self._ledger.dump())

    def _dated(self, items: Iterable[Item | Report]) -> tuple[list[Item | Report], list[Refusal]]:
        """Items in the order of their published times; refusals go on record, before the first of them."""
        dated, refusals = by_publication(items)
        for refusal in refusals:
            self._ledger.refuse(refusal, max(first_published(dated), self._ledger.last_received() or 0))
        return dated, refusals

    def _accepted(self, accepted: list[Accepted]) -> list[StoredReport]:
        fresh = [one.uid for one in accepted if one.outcome != "duplicate"]
        return sorted(self._ledger.reports(fresh).values(), key=lambda one: one.seq)
