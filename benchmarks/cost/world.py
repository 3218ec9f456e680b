# SPDX-License-Identifier: Apache-2.0
"""A made-up world that reports for as long as it is asked: reports with their readings, so that a ledger can grow without the model.

It is like news in what costs: a few outlets say most, most occurrences are told a few times and some hundreds of times, a fifth of the
reports repeat another, people and places come back, figures rise, and now and then something is denied, taken back or corrected. The
days go on as the ledger grows: 2,000 claims a day. Everything follows from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nightdesk.naming import Namer
from nightdesk.vocabulary.claim import Claim, Count, Mention, Participant, PlaceMention, Reading, Speaker, TimeSpan
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import DAY, Moment, parse_moment
from nightdesk.vocabulary.report import Quote, Report, report_uid
from nightdesk.vocabulary.terms import (
    Act,
    AttributionKind,
    CountOf,
    CountOp,
    Granularity,
    NameType,
    PlacePrecision,
    Polarity,
    RoleName,
    SourceKind,
)

VERSION = "made-up"
_START = parse_moment("2021-01-04T00:00:00Z")
_A_DAY = 2_000  # claims
_OUTLETS, _PERSONS, _BODIES, _PLACES, _WORDS = 400, 20_000, 2_000, 5_000, 30_000
_COPIES, _DENIALS, _TAKEN_BACK, _CORRECTED = 0.2, 0.03, 0.005, 0.01
_OPEN = 400  # occurrences that are still told of
_KINDS = ("airstrike", "attack", "explosion", "fire", "arrest", "protest", "crash", "request", "meeting", "flood")
_TOLL = frozenset(["airstrike", "attack", "explosion", "fire", "crash", "flood"])


@dataclass(slots=True)
class _Occurrence:
    kind: str
    place: PlaceMention
    agent: str
    patient: str
    at: Moment
    words: tuple[str, ...]
    deaths: int
    left: int  # reports that it will still get
    told: list[Report] = field(default_factory=list)


class World:
    """Reports in order, and the reader that knows what stands in them."""

    version = VERSION

    def __init__(self, seed: int = 11) -> None:
        self._rng = random.Random(seed)
        self._open: list[_Occurrence] = []
        self.claims = 0
        self._readings: dict[str, Reading] = {}
        self._words = [self._word() for _ in range(_WORDS)]

    def reports(self) -> Iterator[Report]:
        """One report after another, for ever; each is read once."""
        while True:
            yield self._report()

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]:
        """What stands in reports of this world."""
        del received
        return [self._readings.pop(one.uid) for one in reports]

    def _report(self) -> Report:
        rng, now = self._rng, _START + self.claims * DAY // _A_DAY
        one = self._occurrence(now)
        outlet = f"Outlet {min(int(rng.paretovariate(0.7)), _OUTLETS)}"
        copied = rng.choice(one.told) if one.told and rng.random() < _COPIES else None
        text = copied.text if copied is not None else self._text(one)
        key = str(self.claims)
        uid = report_uid(outlet, key, "", text)
        report = Report(
            uid=uid, id=key, key=key, source=outlet, text=text, published=now, lang="en", sha256=uid,
            source_kind=rng.choice([SourceKind.WIRE, SourceKind.NEWSPAPER, SourceKind.SOCIAL]),
        )  # fmt: skip
        self._readings[uid] = self._reading(report, one)
        one.told.append(report)
        one.left -= 1
        if not one.left:
            self._open.remove(one)
        return report

    def _occurrence(self, now: Moment) -> _Occurrence:
        """One that is still told of, or a new one."""
        rng = self._rng
        if len(self._open) >= _OPEN:
            return self._open[int(len(self._open) * rng.random() ** 2)]
        number = rng.randrange(_PLACES)
        place = PlaceMention(
            quote=None, name=f"Place {number}", place=f"place:{number}", country=f"{chr(65 + number % 26)}X",
            lat=-60 + 120 * (number / _PLACES), lon=-170 + 340 * (number * 7919 % _PLACES / _PLACES),
            precision=PlacePrecision.CITY,
        )  # fmt: skip
        one = _Occurrence(
            kind=rng.choice(_KINDS), place=place, at=now // DAY * DAY, deaths=rng.randrange(1, 60),
            agent=f"org:{int(rng.paretovariate(0.6)) % _BODIES}", patient=f"person:{rng.randrange(_PERSONS)}",
            words=tuple(rng.choices(self._words, k=60)), left=min(int(rng.paretovariate(0.9)), 300),
        )  # fmt: skip
        self._open.append(one)
        return one

    def _text(self, one: _Occurrence) -> str:
        """Three sentences in words of its own, with the marks that claims point to."""
        rng = self._rng
        if rng.random() < _CORRECTED and one.told:
            return f"Correction: our report on {' '.join(one.words[:6])} was wrong. It was {' '.join(rng.sample(one.words, 8))}."
        lines = [" ".join(rng.choices(self._words, k=7) + rng.sample(one.words, 9)) for _ in range(3)]
        lines[0] = f"{one.kind} of {one.patient} by {one.agent} {lines[0]}"
        lines[1] = f"death of {one.deaths} people {lines[1]}"
        return ". ".join(lines) + "."

    def _reading(self, report: Report, one: _Occurrence) -> Reading:
        rng, first = self._rng, report.text.partition(".")[0]
        if not first.startswith(one.kind):
            self.claims += 1
            return Reading(report=report.uid, language="en", read=True, reader=VERSION)
        act, polarity = Act.ASSERT, Polarity.POSITIVE
        if rng.random() < _DENIALS:
            act, polarity = Act.DENY, Polarity.NEGATIVE
        elif rng.random() < _TAKEN_BACK:
            act = Act.RETRACT
        claims = [self._claim(report, one, act, polarity)]
        if one.kind in _TOLL and act is Act.ASSERT:
            claims.append(self._toll(report, one, claims[0]))
        self.claims += len(claims)
        mentions = tuple(
            Mention(quote=_span(report, name), type=NameType.ORGANISATION, name=name, actor=name)
            for name in (one.patient, one.agent)
        )
        return Reading(
            report=report.uid, language="en", read=True, claims=tuple(claims), mentions=mentions, reader=VERSION
        )

    def _claim(self, report: Report, one: _Occurrence, act: Act, polarity: Polarity) -> Claim:
        rng, sentence = self._rng, report.text.index(".") + 1
        speaker: tuple[Speaker, ...] = ()
        if rng.random() < 0.6:
            kind = rng.choice([AttributionKind.OFFICIAL, AttributionKind.ANONYMOUS, AttributionKind.NAMED])
            actor = None if kind is AttributionKind.ANONYMOUS else f"org:{rng.randrange(_BODIES)}"
            speaker = (Speaker(quote=Quote.of(report.text, 0, 4), kind=kind, cue="said", actor=actor),)
        return Claim(
            id=make_id("c", report.uid, one.kind), report=report.uid, kind=one.kind,
            quote=Quote.of(report.text, 0, sentence), trigger=_span(report, one.kind), act=act, polarity=polarity,
            roles=(
                Participant(role=RoleName.AGENT, quote=_span(report, one.agent), type=NameType.ORGANISATION,
                            name=one.agent, actor=one.agent),
                Participant(role=RoleName.PATIENT, quote=_span(report, one.patient), type=NameType.PERSON,
                            name=one.patient, actor=one.patient),
            ),
            time=TimeSpan(quote=None, start=one.at, end=one.at + DAY, granularity=Granularity.DAY), place=one.place,
            attribution=speaker, certainty=rng.choice([1.0, 1.0, 0.8, 0.5]), confidence=0.9, reader=VERSION,
        )  # fmt: skip

    def _toll(self, report: Report, one: _Occurrence, whole: Claim) -> Claim:
        if self._rng.random() < 0.3:
            one.deaths += self._rng.randrange(1, 4)
        start = report.text.index("death of")
        end = report.text.index(".", start) + 1
        told = report.text[start:end].split()[2]
        figure = Quote.of(report.text, start + 9, start + 9 + len(told))
        n = float(told) if told.isdigit() else float(one.deaths)
        return Claim(
            id=make_id("c", report.uid, "death"), report=report.uid, kind="death",
            quote=Quote.of(report.text, start, end), trigger=Quote.of(report.text, start, start + 5),
            counts=(Count(what=CountOf.DEATHS, quote=figure, op=CountOp.EQ, low=n, best=n, high=n),),
            time=whole.time, place=one.place, attribution=whole.attribution, part_of=whole.id, confidence=0.9,
            reader=VERSION,
        )  # fmt: skip

    def _word(self) -> str:
        return "".join(self._rng.choices("abcdefghijklmnoprstuvwy", k=self._rng.randrange(4, 10)))


class Unnamed(Namer):
    """The names of a made-up world are resolved already."""

    def name(self, reading: Reading, report: Report) -> Reading:
        del report
        return reading


def _span(report: Report, words: str) -> Quote:
    start = report.text.index(words)
    return Quote.of(report.text, start, start + len(words))
