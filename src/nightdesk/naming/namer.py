# SPDX-License-Identifier: Apache-2.0
"""Mentions → actors and places, for one report at a time.

Invariant: an id is a function of the report's own words and the tables, so that the same report gets
the same ids whatever came before it. What cannot be told stays unresolved.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from nightdesk.naming.actors import Roster
from nightdesk.naming.atlas import add_own
from nightdesk.naming.bodies import generic_body
from nightdesk.naming.canonical import canonical
from nightdesk.naming.identify import Identifier, Identity, Setting
from nightdesk.naming.offices import office_of
from nightdesk.naming.places import resolve, zone_of
from nightdesk.naming.references import References
from nightdesk.naming.surroundings import Surroundings
from nightdesk.vocabulary.claim import Claim, Mention, Participant, PlaceMention, Reading, Speaker
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import AttributionKind, NameType

_SPEAKS_FOR = re.compile(r"\b(?:for|of)\s+(?:the\s+)?")
_NAMEABLE = {NameType.PERSON, NameType.ORGANISATION}
_UNNAMED = {AttributionKind.ANONYMOUS, AttributionKind.EYEWITNESS, AttributionKind.UNSPECIFIED}
_PLACES = {NameType.PLACE, NameType.FACILITY}
_Named = TypeVar("_Named", Mention, Speaker)


@dataclass(frozen=True, slots=True)
class _Context:
    """One report while it is named."""

    references: References
    setting: Setting
    around: Surroundings
    mentions: tuple[tuple[Mention, Identity | None], ...] = ()


def default_namer() -> Namer:
    """The namer over the package's actors and the files that ``NIGHTDESK_ACTORS`` lists, parted as in ``PATH``.

    Raises:
        InvalidValue: a file that is not as docs/actors.md says.
    """
    return Namer(*(Path(one) for one in os.environ.get("NIGHTDESK_ACTORS", "").split(os.pathsep) if one))


class Namer:
    """Resolves the names of readings.

    Args:
        actors: files of the user's own (docs/actors.md); their rows win over the package's, the last file's first.
        places: a file of the user's own places, as ``data/places.tsv``; its rows outrank ours, for this process.
        use_aliases: False leaves only spellings, countries and places (to show that nothing rests on aliases).

    Raises:
        InvalidValue: a file that is not as docs/actors.md says.
    """

    def __init__(self, *actors: Path, places: Path | None = None, use_aliases: bool = True) -> None:
        add_own(places)
        self.version = "names-3" + _digest(actors)
        self._identifier = Identifier(Roster.of(actors) if use_aliases else Roster())
        self.compare = self._identifier.compare
        self.source_actor = lru_cache(maxsize=4096)(self._source_actor)

    def name(self, reading: Reading, report: Report) -> Reading:
        """A copy of ``reading`` with actors and places filled in."""
        context = self._context(reading, report)
        dateline = resolve(reading.dateline, context.around) if reading.dateline is not None else None
        if dateline is not None and dateline.country:
            setting = replace(context.setting, home=dateline.country, seat=dateline.country)
            context = replace(context, setting=setting)
        found = tuple((one, self._who(one.quote.exact, one.type, context)) for one in reading.mentions)
        context = replace(context, mentions=found)
        claims = tuple(self._claim(claim, context) for claim in reading.claims)
        mentions = tuple(_named(one, who) for one, who in found)
        return msgspec.structs.replace(reading, claims=claims, mentions=mentions, dateline=dateline)

    def explain(self, reading: Reading, report: Report) -> list[tuple[Mention, Identity | None]]:
        """Each name of a report with who it is and why; None where it stays unresolved."""
        context = self._context(reading, report)
        return [(one, self._who(one.quote.exact, one.type, context)) for one in reading.mentions]

    @staticmethod
    def zone_of(name: str) -> str | None:
        """The time zone of a dateline's city."""
        return zone_of(name)

    def identify(self, surface: str, type_: NameType, setting: Setting | None = None) -> Identity | None:
        """Who ``surface`` is when nothing but ``setting`` is known around it; None where it cannot be told."""
        return self._identifier.identify(surface, type_, setting or Setting())

    def _context(self, reading: Reading, report: Report) -> _Context:
        around = surroundings_of(reading, report)
        countries = around.codes()
        only = countries[0] if len(countries) == 1 else None
        setting = Setting(countries[0] if countries else None, countries, report.published, only)
        return _Context(References(report.body, reading.mentions), setting, around)

    def _who(self, surface: str, type_: NameType, context: _Context) -> Identity | None:
        """Who a name of a report is: its full form there is looked up first."""
        references = context.references
        full = surface
        if type_ is NameType.PERSON:
            full = references.person(surface)
        elif type_ is NameType.ORGANISATION:
            full = references.organisation(surface)
        who = self.identify(full, type_, context.setting)
        if who is None or full == surface:
            return who
        if who.rule == "proposed" and self._identifier.known(surface, type_) is not None:
            return self.identify(surface, type_, context.setting)  # an acronym on file, spelled out as it is not
        return replace(who, rule=f"in report, {who.rule}", evidence=f"“{surface}” is “{full}” here; {who.evidence}")

    def _role(self, words: str, start: int, context: _Context) -> Identity | None:
        """The person behind a role or a pronoun, in the report or by the date."""
        full = context.references.pronoun(words, start) or context.references.role(words)
        if full is None:
            return self._identifier.office(words, context.setting)
        who = self.identify(full, NameType.PERSON, context.setting)
        return who and replace(
            who, rule=f"in report, {who.rule}", evidence=f"“{words}” is “{full}” here; {who.evidence}"
        )

    def _source_actor(self, source: str) -> str:
        """The actor id of an outlet: the same whether it publishes or is quoted."""
        who = self.identify(source, NameType.ORGANISATION)
        return who.actor if who is not None else make_id("a", canonical(source, NameType.ORGANISATION) or source)

    def _claim(self, claim: Claim, context: _Context) -> Claim:
        then = context
        if claim.time is not None:  # whoever held an office when it happened, not when it was told
            then = replace(context, setting=replace(context.setting, at=claim.time.start, until=claim.time.end))
        return msgspec.structs.replace(
            claim,
            roles=tuple(self._participant(one, then) for one in claim.roles),
            place=resolve(claim.place, context.around) if claim.place is not None else None,
            identity=claim.identity and self._participant(claim.identity, then),
            attribution=tuple(self._speaker(one, context) for one in claim.attribution),
            cites=tuple(self._cited(one) for one in claim.cites),
        )

    def _participant(self, one: Participant, context: _Context) -> Participant:
        words = one.quote.exact
        if one.head:
            who = self._role(words, one.quote.start, context) or self._common(words, context)
            if who is None and office_of(words) is None:  # "the army chief" is not the army
                who = _body(words, context)
        else:
            who = self._who(words, one.type, context)
        if who is not None:
            return msgspec.structs.replace(
                one, actor=who.actor, name=who.name, type=who.type, why=self._identifier.why(who)
            )
        place = resolve(PlaceMention(quote=one.quote), context.around) if one.type in _PLACES else None
        if place is None or place.place is None:
            return one
        return msgspec.structs.replace(one, name=place.name, actor=place.place, why=place.why)

    def _speaker(self, one: Speaker, context: _Context) -> Speaker:
        who = None if one.kind in _UNNAMED else self._who_speaks(one, context)
        if who is not None:
            return msgspec.structs.replace(_named(one, who), why=self._identifier.why(who))
        if one.kind is AttributionKind.MEDIA:
            return msgspec.structs.replace(one, actor=self._source_actor(one.quote.exact))
        return one

    def _who_speaks(self, one: Speaker, context: _Context) -> Identity | None:
        for words in (one.quote.exact, *_SPEAKS_FOR.split(one.quote.exact)[1:]):
            if self._identifier.known(words, NameType.ORGANISATION) is not None:
                return self.identify(words, NameType.ORGANISATION, context.setting)
        inside = next(iter(_inside(one, context.mentions)), None)
        body = _body(one.quote.exact, context)
        if inside is not None and (
            body is None or (inside.type in _NAMEABLE and not inside.actor.startswith("state:"))
        ):
            return inside
        words, start = one.quote.exact, one.quote.start
        return self._role(words, start, context) or self._common(words, context) or body

    def _common(self, words: str, context: _Context) -> Identity | None:
        """The one body of the report that "the ministry" or "the party" means."""
        full = context.references.organisation(words)
        return None if full == words else self._who(words, NameType.ORGANISATION, context)

    def _cited(self, words: str) -> str:
        return str(self.source_actor(words))


def _inside(one: Speaker, mentions: Iterable[tuple[Mention, Identity | None]]) -> list[Identity]:
    """Who is named inside a speaker's words, organisations first."""
    found = [
        (m, who)
        for m, who in mentions
        if who is not None and one.quote.start <= m.quote.start and m.quote.end <= one.quote.end
    ]
    found.sort(
        key=lambda one: (
            one[0].type is not NameType.ORGANISATION,
            one[0].type is not NameType.PERSON,
            one[0].quote.start,
        )
    )
    return [who for _, who in found]


def _named(one: _Named, who: Identity | None) -> _Named:
    return one if who is None else msgspec.structs.replace(one, actor=who.actor, name=who.name)


def _body(words: str, context: _Context) -> Identity | None:
    """A body that every state has, of the country in its name, else of the report's."""
    body = generic_body(words, context.setting.home)
    return body and Identity(*body, "body", f"“{words}”: a body of state of {body[1].rsplit(' ', 1)[0]}")


def surroundings_of(reading: Reading, report: Report) -> Surroundings:
    """What a report says about where it is: its places, its dateline, the countries in its text."""
    names = [one.quote.exact for one in reading.mentions if one.type in _PLACES]
    if reading.dateline is not None and reading.dateline.name:
        names.append(reading.dateline.name)
    return Surroundings.of(names, report.body)


def _digest(files: Sequence[Path]) -> str:
    """Which files of the user's own were read: names read with others are another layer."""
    if not files:
        return ""
    return "+" + sha256(b"\0".join(file.read_bytes() for file in files if file.exists())).hexdigest()[:8]
