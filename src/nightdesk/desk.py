# SPDX-License-Identifier: Apache-2.0
"""The desk: the whole way of a report, and every question one can ask.

A report is put on disk, read, named, and folded into events and beliefs; each step is one line of
:meth:`Desk.add`. Killed at any moment, the next ``open`` finishes what was begun, in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import msgspec

from nightdesk import merging, telling
from nightdesk.backroom import judging, roll, scoring
from nightdesk.backroom.books import Books
from nightdesk.backroom.fold import Fold
from nightdesk.backroom.picture import Picture
from nightdesk.backroom.refold import Anew, fold_anew, write_differences
from nightdesk.backroom.roll import Roll
from nightdesk.backroom.standing import Standing, standing
from nightdesk.backroom.work import Cause
from nightdesk.intake import Incoming, Item
from nightdesk.ledger import Accepted, Arrival, Clock, Input, Layer, Ledger, Removal, StoredReport, SystemClock
from nightdesk.naming import Namer, default_namer
from nightdesk.reading import Reader
from nightdesk.vocabulary.belief import Explanation, Proposition
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.errors import UnknownId
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal, Report
from nightdesk.vocabulary.terms import Basis, JudgementKind
from nightdesk.vocabulary.views import BriefView, DiffView, EventView, PropositionView, ReportView, ScoreView
from nightdesk.weighing import PARAMETERS, Epochs, Weigher

Advance = Callable[[int, int | None], None]
_BATCH = 32


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


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a proposition stands where it does."""

    explanation: Explanation
    proposition: PropositionView
    event: EventView


class Desk:
    """Add reports, ask what is known. Open with :meth:`open`; close it, or use it as a context manager."""

    def __init__(self, ledger: Ledger, *, clock: Clock, reader: Reader | None, namer: Namer, read_only: bool) -> None:
        self._ledger, self._clock, self._namer = ledger, clock, namer
        self._given_reader = reader
        self._read_only = read_only
        self._judgements, self._layer, self._books = self._state()
        if not read_only:
            self._begin()

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
        refusals: list[Refusal] = []
        stream = self._dated(items, refusals) if replay else iter(items)
        counts = {"new": 0, "edition": 0, "duplicate": 0}
        unread = done = 0
        total = len(stream) if isinstance(stream, list) else None
        source = iter(stream)
        while batch := list(islice(source, _BATCH)):
            arrivals = []
            for item in batch:
                if isinstance(item, Refusal):
                    refusals.append(item)
                    self._ledger.refuse(item, self._now())
                else:
                    arrivals.append(self._arrival(item, replay=replay))
            accepted = self._ledger.accept(arrivals)
            for one in accepted:
                counts[one.outcome] += 1
            unread += self._finish(self._accepted(accepted))
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
        reader = reader or _reader(namer)
        for start in range(0, len(reports), _BATCH):
            batch = reports[start : start + _BATCH]
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
        kind = JudgementKind(kind)
        received = max(at if at is not None else self._now(), self._ledger.last_received() or 0)
        resolved = tuple(self.resolve(one) for one in subjects)
        ordinal = str(len(self._judgements))
        judgement = Judgement(
            id=make_id("j", kind, *resolved, by, reason, value, *([basis] if basis else []), ordinal), kind=kind, subjects=resolved, by=by,
            reason=reason, value=value, basis=basis, detail=judging.concerned(self._ledger, kind, resolved),
        )  # fmt: skip
        judging.check(self._ledger, self._judgements, judgement)
        with self._ledger.transaction():
            seq = self._ledger.add_judgement(judgement, received)
            self._judgements.append(judgement)
            self._refold(seq, received)
        return judgement

    def undo(self, judgement: str, *, by: str, reason: str, at: Moment | None = None) -> Judgement:
        """Take a judgement back: the picture is as if it had never been made."""
        return self.judge(JudgementKind.UNDO, [judgement], by=by, reason=reason, at=at)

    def judgements(self) -> list[Judgement]:
        """The judgements that stand, in order."""
        return standing(self._judgements)

    def reread(self, *, progress: Advance | None = None) -> str:
        """Read every report again with the reader of today: a new layer, active from now on."""
        name = f"{self._reader.version}#{self._ledger.last_seq() + 1}"
        received = max(self._now(), self._ledger.last_received() or 0)
        todo = self._ledger.unfinished(name)
        readings = []
        for start in range(0, len(todo), _BATCH):
            readings += self._readings(todo[start : start + _BATCH], name)
            if progress is not None:
                progress(len(readings), len(todo))
        with self._ledger.transaction():
            for reading in readings:
                self._ledger.store_reading(reading, name, received)
            self._layer = self._described(name)
            seq = self._ledger.activate(self._layer, received)
            self._refold(seq, received)
        return name

    # -- questions

    def brief(self, as_of: Moment | None = None, story: str | None = None, *, judged_now: bool = False) -> BriefView:
        """The picture as it stood at ``as_of`` (the last report by default).

        ``judged_now`` looks at the reports of then with the judgements and the reader of today.
        """
        now = self._moment(as_of)
        if judged_now:
            anew = self._anew(as_of=now, judged_with=self._books.current)
            with anew.ledger as scratch:
                return Picture(scratch, anew.books.weigher, self._layer.layer, None).brief(now, story)
        with self._ledger.transaction():  # one snapshot, though another process may be adding
            return self._picture(as_of).brief(now, self.resolve(story) if story is not None else None)

    def diff(self, since: Moment, until: Moment | None = None) -> DiffView:
        """What changed between two moments."""
        after = self.brief(as_of=until)
        redirects = {one.old: one.new for _, one in self._ledger.all("redirect", as_of=until)}
        return telling.compare(self.brief(as_of=since), after, redirects)

    def why(self, proposition: str, as_of: Moment | None = None) -> Answer:
        """The evidence for a proposition and the sum.

        Raises:
            UnknownId: it was not known then.
        """
        found: Proposition | None = self._ledger.get("proposition", proposition, as_of=as_of)
        event: Event | None = self._ledger.get("event", found.event, as_of=as_of) if found is not None else None
        if found is None or event is None:
            raise UnknownId(f"no proposition {proposition!r} at that moment", todo="take an id from brief --json")
        now, picture = self._moment(as_of), self._picture(as_of)
        materials = picture.materials([event])
        return Answer(
            explanation=self._books.explain(found, now, as_of),
            proposition=picture.proposition(found, materials, now),
            event=picture.event(event, materials, now),
        )

    def score(self) -> ScoreView:
        """How sources, hedge words and the desk itself held up on what was settled in this ledger."""
        with self._ledger.transaction():
            picture, parameters = self._picture(None), self._books.epochs.whole(self._books.current)
            return scoring.score(self._ledger, self._namer, picture, parameters, self._moment(None), picture.note())

    def report(self, uid_or_id: str) -> ReportView:
        """A report as it was taken in.

        Raises:
            UnknownId: there is none.
        """
        stored = self._ledger.report(uid_or_id)
        report = stored.report
        reading = self._ledger.reading_of(report.uid, self._layer.layer)
        copy = self._ledger.get("copy", report.uid)
        return ReportView(
            uid=report.uid, id=report.id, source=report.source, source_kind=report.source_kind, url=report.url,
            published=report.published, received=stored.received, title=report.title, body=report.body,
            language=reading.language if reading else "und", read=bool(reading and reading.read),
            copies=copy.of if copy is not None else "", replaces=stored.replaces or "",
        )  # fmt: skip

    def claims(self, uid: str) -> list[tuple[int, int, str]]:
        """(start, end, mark) of what was read in a report: triggers and hedges, in order."""
        found = self._ledger.claims_of(uid, self._layer.layer)
        marks = {(one.trigger.start, one.trigger.end, "trigger") for one in found}
        marks |= {(hedge.start, hedge.end, "hedge") for one in found for hedge in one.hedges}
        return sorted(marks)

    def search(self, query: str, *, as_of: Moment | None = None) -> list[ReportView]:
        """Reports that hold these words, best first."""
        return [self.report(uid) for uid in self._ledger.search(query, as_of=as_of)]

    def actors(self, *, as_of: Moment | None = None) -> Roll:
        """Who the reports name until ``as_of``, who is only proposed, and which two may be one."""
        inputs = self._ledger.inputs(as_of=as_of)
        judgements = [one.content for one in self._ledger.inputs(as_of=as_of) if isinstance(one.content, Judgement)]
        return roll.call(self._ledger, inputs, self._layer_at(as_of), self._namer, judgements, as_of)

    def moments(self) -> list[Moment]:
        """The moments at which reports were received."""
        return self._ledger.moments()

    def quantiles(self, count: int) -> list[Moment]:
        """``count`` moments that part the reports evenly, the last one included."""
        known = self.moments()
        picked = (
            {known[max(0, round(len(known) * share / count) - 1)] for share in range(1, count + 1)} if known else set()
        )
        return sorted(picked)

    def resolve(self, identifier: str) -> str:
        """The id that an older id now stands for; others as they are."""
        seen = {identifier}
        while (redirect := self._ledger.get("redirect", identifier)) is not None and redirect.new not in seen:
            identifier = redirect.new
            seen.add(identifier)
        return identifier

    def replay_into(self, path: str | Path) -> None:
        """Fold the inputs from the start into a fresh ledger file: the same rows, bit for bit."""
        fresh = Desk.open(path, clock=self._clock, reader=self._given_reader, namer=self._namer)
        with fresh:
            for one in self._ledger.inputs():
                fresh._take(one, self._ledger)

    def dump(self) -> list[tuple[object, ...]]:
        """Every row of the ledger, for comparing."""
        return list(self._ledger.dump())

    # -- the way of a report

    def _arrival(self, item: Incoming | Report, *, replay: bool) -> Arrival:
        incoming = (
            item if isinstance(item, Incoming) else Incoming(report=item, original=item.text.encode("utf-8", "replace"))
        )
        published = incoming.report.published
        received = published if replay and published is not None else self._now()
        return Arrival(report=incoming.report, original=incoming.original, received=received)

    def _dated(self, items: Iterable[Item | Report], refusals: list[Refusal]) -> list[Item | Report]:
        """Items in the order of their published times; undated ones are refused, refusals go on record."""
        dated: list[tuple[Moment, int, Item | Report]] = []
        for order, item in enumerate(items):
            report = item.report if isinstance(item, Incoming) else item
            if isinstance(report, Refusal):
                refusals.append(report)
            elif report.published is None:
                refusals.append(_undated(report))
            else:
                dated.append((report.published, order, item))
        dated.sort(key=lambda one: (one[0], one[1]))
        if refusals:
            first = dated[0][0] if dated else 0
            for refusal in refusals:
                self._ledger.refuse(refusal, max(first, self._ledger.last_received() or 0))
        return [item for _, _, item in dated]

    def _accepted(self, accepted: list[Accepted]) -> list[StoredReport]:
        fresh = [one.uid for one in accepted if one.outcome != "duplicate"]
        return sorted(self._ledger.reports(fresh).values(), key=lambda one: one.seq)

    def _finish(self, stored: list[StoredReport]) -> int:
        """Read, name and fold accepted reports, in their order; how many could not be read."""
        if not stored:
            return 0
        readings = self._readings(stored, self._layer.layer)
        fold = Fold(self._ledger, self._namer, self._books)
        with self._ledger.transaction():
            for report, reading in zip(stored, readings, strict=True):
                seq = self._ledger.store_reading(reading, self._layer.layer, report.received)
                cause = Cause(seq=seq, received=report.received, layer=self._layer.layer)
                fold.reading(report, reading, cause)
        return sum(not reading.read for reading in readings)

    def _readings(self, stored: list[StoredReport], layer: str) -> list[Reading]:
        reports = [one.report for one in stored]
        read = self._reader.read_many(reports, [one.received for one in stored])
        named = [self._namer.name(reading, report) for report, reading in zip(reports, read, strict=True)]
        return [_in_layer(reading, layer) for reading in named]

    def _take(self, one: Input, origin: Ledger) -> None:
        """Replay one input of another ledger."""
        content = one.content
        with self._ledger.transaction():
            if isinstance(content, StoredReport):
                original = origin.original(content.report.sha256) or b""
                self._ledger.accept([Arrival(report=content.report, original=original, received=one.received)])
            elif isinstance(content, Refusal):
                self._ledger.refuse(content, one.received)
            elif isinstance(content, Reading):
                seq = self._ledger.store_reading(content, one.layer, one.received)
                if one.layer == self._layer.layer:
                    cause = Cause(seq=seq, received=one.received, layer=one.layer)
                    fold = Fold(self._ledger, self._namer, self._books)
                    fold.reading(self._ledger.report(content.report), content, cause)
            elif isinstance(content, Judgement):
                seq = self._ledger.add_judgement(content, one.received)
                self._judgements.append(content)
                self._refold(seq, one.received)
            elif isinstance(content, Removal):
                self._ledger.remove(content.uid, content.by, content.reason, one.received)
            elif isinstance(content, Parameters) and one.seq > self._ledger.last_seq():  # else learned again by itself
                self._books.take(content)
                self._ledger.add_epoch(content, one.received)
            elif isinstance(content, Layer) and content != self._layer:
                self._layer = content
                self._refold(self._ledger.activate(content, one.received), one.received)

    # -- state

    def _state(self) -> tuple[list[Judgement], Layer, Books]:
        judgements: list[Judgement] = []
        layer, epochs = self._described(""), list[Parameters]()
        for one in self._ledger.inputs_of("judgement", "activation", "epoch"):
            if isinstance(one.content, Judgement):
                judgements.append(one.content)
            elif isinstance(one.content, Layer):
                layer = one.content
            elif isinstance(one.content, Parameters):
                epochs.append(one.content)
        current = epochs[-1].epoch if epochs else PARAMETERS.epoch
        return judgements, layer, Books(self._ledger, Standing.of(judgements), Epochs(epochs), current)

    def _begin(self) -> None:
        """A new ledger gets its first epoch and layer; an old one finishes what was left."""
        if not self._layer.layer:
            self._layer = self._described(self._reader.version)
            with self._ledger.transaction():
                self._ledger.add_epoch(PARAMETERS, 0)
                self._ledger.activate(self._layer, 0)
        unfinished = self._ledger.unfinished(self._layer.layer)
        for start in range(0, len(unfinished), _BATCH):
            self._finish(unfinished[start : start + _BATCH])

    def _described(self, name: str) -> Layer:
        return Layer(
            layer=name,
            reader=name.partition("#")[0],
            naming=self._namer.version,
            merging=merging.VERSION,
            weighing=Weigher.version,
        )

    @property
    def _reader(self) -> Reader:
        if self._given_reader is None:
            self._given_reader = _reader(self._namer)
        return self._given_reader

    def _refold(self, seq: int, received: Moment) -> None:
        """Fold everything again under the judgements that stand now; what was learned goes with it."""
        cause = Cause(seq=seq, received=received, layer=self._layer.layer)
        anew = self._anew()
        with anew.ledger as scratch:
            write_differences(self._ledger, scratch, cause)
        self._learned(anew.books, received)

    def _learned(self, anew: Books, received: Moment) -> None:
        """Put in force what was learned under the judgements that stand now."""
        before, known = self._books.current, self._books.epochs
        fresh = anew.epochs.since(anew.current, known)
        if not fresh and anew.current != before:  # an undone settlement leads back to an earlier epoch
            fresh = [Parameters(epoch=anew.current, values={}, received=received, base=anew.current)]
        for one in fresh:
            self._ledger.add_epoch(one, received)
            known.add(one)
        self._books = Books(self._ledger, anew.rules, known, anew.current)

    def _anew(self, as_of: Moment | None = None, judged_with: str = "") -> Anew:
        inputs, rules = list(self._ledger.inputs(as_of=as_of)), Standing.of(self._judgements)
        if as_of is not None:  # the reports of then, as the reader of today reads them
            then = {one.content.report.uid for one in inputs if isinstance(one.content, StoredReport)}
            inputs += [
                one
                for one in self._ledger.inputs_of("reading")
                if isinstance(one.content, Reading) and one.received > as_of and one.content.report in then
            ]
        epochs = self._books.epochs if judged_with else Epochs()
        return fold_anew(inputs, self._layer.layer, self._namer, rules, epochs, judged_with=judged_with)

    def _picture(self, as_of: Moment | None) -> Picture:
        return Picture(self._ledger, self._books.weigher, self._layer_at(as_of), as_of)

    def _layer_at(self, as_of: Moment | None) -> str:
        if as_of is None:
            return self._layer.layer
        layers = [one for one in self._ledger.inputs_of("activation") if one.received <= as_of]
        return layers[-1].content.layer if layers and isinstance(layers[-1].content, Layer) else self._layer.layer

    def _moment(self, as_of: Moment | None) -> Moment:
        return as_of if as_of is not None else self._ledger.last_received() or 0

    def _now(self) -> Moment:
        return self._clock.now()


def _reader(namer: Namer) -> Reader:
    """The reader registered as ``builtin``, or the one that a user's package registers instead."""
    found = {one.name: one for one in entry_points(group="nightdesk.readers")}
    name = next((name for name in sorted(found) if name != "builtin"), "builtin")
    return cast("Reader", found[name].load()(zones=namer.zone_of))


def _undated(report: Report) -> Refusal:
    reason = "A report without a published time cannot be replayed. Give `published`, or add it without --replay."
    return Refusal(origin=report.origin or report.id, code="undated", reason=reason, sha256=report.sha256)


def _in_layer(reading: Reading, layer: str) -> Reading:
    """Claim ids name their layer, so that two readings of one report lie side by side."""
    if layer == reading.reader:
        return reading
    renamed = {claim.id: make_id("c", claim.id, layer) for claim in reading.claims}
    claims = tuple(
        msgspec.structs.replace(
            claim,
            id=renamed[claim.id],
            part_of=renamed.get(claim.part_of or ""),
            depends_on=renamed.get(claim.depends_on or ""),
        )
        for claim in reading.claims
    )
    return msgspec.structs.replace(reading, claims=claims)
