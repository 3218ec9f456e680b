# SPDX-License-Identifier: Apache-2.0
"""What can be asked of a ledger, answered with views as of a moment. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass

from nightdesk.backroom import roll, scoring
from nightdesk.backroom.corrections import Corrections
from nightdesk.backroom.engine import Engine
from nightdesk.backroom.picture import Picture
from nightdesk.backroom.roll import Roll
from nightdesk.vocabulary.belief import Explanation, Proposition
from nightdesk.vocabulary.errors import UnknownId
from nightdesk.vocabulary.event import Event
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.views import BriefView, CorrectionsView, EventView, PropositionView, ReportView, ScoreView


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a proposition stands where it does."""

    explanation: Explanation
    proposition: PropositionView
    event: EventView


class Answers:
    """Looks things up in the ledger of an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._ledger = engine, engine.ledger

    def brief(self, as_of: Moment | None, story: str | None, *, judged_now: bool) -> BriefView:
        """The picture as it stood; ``judged_now``: the reports of then, with the judgements and the epoch of today."""
        now = self.moment(as_of)
        if judged_now:
            anew = self._engine.anew(as_of=now, judged_with=self._engine.books.current)
            with anew.ledger as scratch:
                return Picture(scratch, anew.books.weigher, self._engine.layer.layer, None).brief(now, story)
        with self._ledger.transaction():  # one snapshot, though another process may be adding
            return self._picture(as_of).brief(now, self.resolve(story) if story is not None else None)

    def redirects(self, as_of: Moment | None) -> dict[str, str]:
        """Old ids → those that they stand for."""
        return {one.old: one.new for _, one in self._ledger.all("redirect", as_of=as_of)}

    def why(self, proposition: str, as_of: Moment | None) -> Answer:
        """The evidence for a proposition and the sum.

        Raises:
            UnknownId: it was not known then.
        """
        found: Proposition | None = self._ledger.get("proposition", proposition, as_of=as_of)
        event: Event | None = self._ledger.get("event", found.event, as_of=as_of) if found is not None else None
        if found is None or event is None:
            raise UnknownId(f"no proposition {proposition!r} at that moment", todo="take an id from brief --json")
        now, picture = self.moment(as_of), self._picture(as_of)
        materials = picture.materials([event])
        return Answer(
            explanation=self._engine.books.explain(found, now, as_of),
            proposition=picture.proposition(found, materials, now),
            event=picture.event(event, materials, now),
        )

    def score(self) -> ScoreView:
        """How sources, hedge words and the desk itself held up on what was settled."""
        books = self._engine.books
        with self._ledger.transaction():
            picture, parameters = self._picture(None), books.epochs.whole(books.current)
            return scoring.score(
                self._ledger, self._engine.namer, picture, parameters, self.moment(None), picture.note()
            )

    def report(self, uid_or_id: str) -> ReportView:
        """A report as it was taken in.

        Raises:
            UnknownId: there is none.
        """
        stored = self._ledger.report(uid_or_id)
        report = stored.report
        reading = self._ledger.reading_of(report.uid, self._engine.layer.layer)
        copy = self._ledger.get("copy", report.uid)
        return ReportView(
            uid=report.uid, id=report.id, source=report.source, source_kind=report.source_kind, url=report.url,
            published=report.published, received=stored.received, title=report.title, body=report.body,
            language=reading.language if reading else "und", read=bool(reading and reading.read),
            copies=copy.of if copy is not None else "", replaces=stored.replaces or "",
        )  # fmt: skip

    def marks(self, uid: str) -> list[tuple[int, int, str]]:
        """(start, end, mark) of what was read in a report: triggers and hedges, in order."""
        found = self._ledger.claims_of(uid, self._engine.layer.layer)
        marks = {(one.trigger.start, one.trigger.end, "trigger") for one in found}
        marks |= {(hedge.start, hedge.end, "hedge") for one in found for hedge in one.hedges}
        return sorted(marks)

    def corrections(self, as_of: Moment | None) -> CorrectionsView:
        """What was corrected or withdrawn until then, and who ran it."""
        with self._ledger.transaction():
            found = Corrections(self._ledger, as_of)
            return CorrectionsView(as_of=self.moment(as_of), corrections=found.all(), notices=found.notices())

    def actors(self, as_of: Moment | None) -> Roll:
        """Who the reports name until ``as_of``."""
        inputs = self._ledger.inputs(as_of=as_of)
        judgements = [one.content for one in self._ledger.inputs(as_of=as_of) if isinstance(one.content, Judgement)]
        layer = self._engine.layer_at(as_of)
        return roll.call(self._ledger, inputs, layer, self._engine.namer, judgements, as_of)

    def quantiles(self, count: int) -> list[Moment]:
        """``count`` moments that part the reports evenly, the last one included."""
        known = self._ledger.moments()
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

    def moment(self, as_of: Moment | None) -> Moment:
        """``as_of``, or the last received."""
        return as_of if as_of is not None else self._ledger.last_received() or 0

    def _picture(self, as_of: Moment | None) -> Picture:
        return Picture(self._ledger, self._engine.books.weigher, self._engine.layer_at(as_of), as_of)
