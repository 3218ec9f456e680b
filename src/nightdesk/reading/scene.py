# SPDX-License-Identifier: Apache-2.0
"""What a report has said so far, and one of its sentences with all that the grammars and the model found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nightdesk.reading.attribution import Said
from nightdesk.reading.counts import Counted
from nightdesk.reading.finding import Finding, FoundEvent
from nightdesk.reading.hedging import Hedge
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.times import Found, Reference
from nightdesk.vocabulary.claim import Claim, Mention, Speaker
from nightdesk.vocabulary.report import Quote, Report

Named = tuple[int, int, str]
"""A name: start and end in the sentence, and its type."""


@dataclass(slots=True)
class Scene:
    """What carries over from sentence to sentence of one report."""

    report: Report
    reference: Reference
    reader: str
    finding: Finding
    speakers: tuple[Speaker, ...] = ()  # those of the last attributed sentence
    harm: Claim | None = None  # the last violent or accidental occurrence, for deaths told after it
    condition: str | None = None  # claim of the last if-clause
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    corrects: list[str] = field(default_factory=list)

    def quote(self, start: int, end: int) -> Quote:
        return Quote.of(self.report.body, start, end)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what stands in it; spans are relative to the sentence but for those of ``events``."""

    sentence: Sentence
    names: list[Named]
    said: list[Said]
    hedges: list[Hedge]
    times: list[Found]
    counts: list[Counted]
    events: list[FoundEvent]

    @property
    def text(self) -> str:
        return self.sentence.text

    def within(self, event: FoundEvent) -> tuple[int, int]:
        """The span of an event's trigger in this sentence."""
        return event.trigger.start - self.sentence.start, event.trigger.end - self.sentence.start
