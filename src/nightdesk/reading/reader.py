# SPDX-License-Identifier: Apache-2.0
"""Reports → readings: the built-in reader.

Windows of many reports go through the model together; what a report gives depends on itself alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from nightdesk.reading.assemble import read_sentence
from nightdesk.reading.dateline import dateline_of
from nightdesk.reading.families import VIOLENT
from nightdesk.reading.finding import Finder, Finding, FoundEvent
from nightdesk.reading.language import detect
from nightdesk.reading.mending import mended_names
from nightdesk.reading.scene import Named, Scene
from nightdesk.reading.sentences import Sentence, sentences_of
from nightdesk.reading.times import Reference
from nightdesk.reading.times.zones import zone_like
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Report

GRAMMAR = "3"
"""Version of cues and grammars; together with the model's it names the layer of a reading."""

_READ_LANGUAGES = {"en"}
_TOGETHER = 32  # reports that the model reads at a time
_ZONE_SENTENCES = 4  # a report names where it speaks of near its head
ZoneOf = Callable[[str], str | None]


class BuiltinReader:
    """Reads English with the packaged model and grammars; other languages are kept and marked unread.

    Args:
        finder: another model's, for tests and comparisons.
        zones: the time zone of a city, for datelines.
    """

    def __init__(self, finder: Finder | None = None, zones: ZoneOf | None = None) -> None:
        self._finder = finder or Finder()
        self._zones = zones
        self.version = f"{self._finder.version}+{GRAMMAR}"

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        """One reading a report, in order; ``received`` stands in where a report has no published time."""
        moments = [*received] or [0] * len(reports)
        languages = [detect(report.body, report.lang) for report in reports]
        split = [
            _news(report) if language in _READ_LANGUAGES else []
            for report, language in zip(reports, languages, strict=True)
        ]
        out: list[Reading] = []
        chunks = [slice(begin, begin + _TOGETHER) for begin in range(0, len(reports), _TOGETHER)]
        with ThreadPoolExecutor(
            1, "reading"
        ) as ahead:  # the model works on the next reports while the grammars read these
            for chunk, found in zip(chunks, ahead.map(partial(self._found, reports, split), chunks), strict=True):
                rows = zip(reports[chunk], languages[chunk], split[chunk], found, moments[chunk], strict=True)
                out += [self._read(*row) for row in rows]
        return out

    def _found(self, reports: Sequence[Report], split: Sequence[Sequence[Sentence]], chunk: slice) -> list[Finding]:
        return self._finder.find([report.body for report in reports[chunk]], split[chunk])

    def _read(
        self, report: Report, language: str, sentences: Sequence[Sentence], finding: Finding, moment: Moment
    ) -> Reading:
        names = [_named(sentence, finding) for sentence in sentences]
        zone = self._zone(report, sentences, names)
        scene = Scene(report, Reference(report.published or moment, zone, self._zones), self.version, finding)
        events: dict[int, list[FoundEvent]] = {}
        for event in finding.events:
            events.setdefault(event.sentence, []).append(event)
        for index, sentence in enumerate(sentences):
            read_sentence(scene, sentence, names[index], events.get(index, ()))
        return self._reading(report, language, scene)

    def _reading(self, report: Report, language: str, scene: Scene) -> Reading:
        line = dateline_of(report)
        return Reading(
            report=report.uid,
            language=language,
            read=language in _READ_LANGUAGES,
            claims=tuple(headlines_rest_on_their_story(scene.claims, len(report.title))),
            mentions=tuple(scene.mentions),
            dateline=line[0] if line else None,
            corrects=tuple(scene.corrects),
            reader=self.version,
        )

    def _zone(self, report: Report, sentences: Sequence[Sentence], found: Sequence[Sequence[Named]]) -> ZoneInfo | None:
        """The zone of the dateline, else of the first place named that has one."""
        if self._zones is None:
            return None
        line = dateline_of(report)
        names = [line[0].name] if line is not None and line[0].name else []
        for sentence, row in list(zip(sentences, found, strict=True))[:_ZONE_SENTENCES]:
            names += [sentence.text[start:end] for start, end, kind in row if kind in {"place", "facility"}]
        for name in names:
            if (zone := self._zones(name) or zone_like(name)) is not None:
                try:
                    return ZoneInfo(zone)
                except ZoneInfoNotFoundError:
                    continue
        return None


def headlines_rest_on_their_story(claims: Sequence[Claim], title: int) -> list[Claim]:
    """A headline without a speaker has the speaker of its story: it is no second origin."""
    out = []
    for claim in claims:
        if claim.quote.end <= title and not claim.attribution:
            told = next(
                (one for one in claims if one.quote.start >= title and one.attribution and _same(one, claim)), None
            )
            if told is not None:
                chain = tuple(msgspec.structs.replace(one, carried=True) for one in told.attribution)
                claim = msgspec.structs.replace(
                    claim, attribution=chain, speaker_role=told.speaker_role, cites=told.cites
                )
        out.append(claim)
    return out


def _same(told: Claim, headline: Claim) -> bool:
    violent = told.kind in VIOLENT and headline.kind in VIOLENT
    return (told.kind == headline.kind or violent) and told.polarity is headline.polarity


def _news(report: Report) -> list[Sentence]:
    """The sentences of a report without its dateline."""
    line = dateline_of(report)
    title = len(report.title)
    if line is None:
        return sentences_of(report.body, title)
    begin = line[1]
    head = sentences_of(report.body[: title + 2] if title else "", title)
    rest = sentences_of(report.body[begin:])
    return head + [Sentence(one.text, one.start + begin, one.end + begin, one.title) for one in rest]


def _named(sentence: Sentence, finding: Finding) -> list[Named]:
    """The names of a sentence, mended, relative to it."""
    inside = [
        (one.start - sentence.start, one.end - sentence.start, one.label)
        for one in finding.names
        if sentence.start <= one.start and one.end <= sentence.end
    ]
    return mended_names(sentence.text, inside)
