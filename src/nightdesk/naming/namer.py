# SPDX-License-Identifier: Apache-2.0
"""Mentions → actors and places, for one report at a time.

Invariant: an id is a function of the report's own words and the tables, so that the same report gets
the same ids whatever came before it. What cannot be told stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec

from nightdesk.naming.actors import Roster
from nightdesk.naming.atlas import add_own
from nightdesk.naming.bodies import generic_body
from nightdesk.naming.canonical import canonical
from nightdesk.naming.identify import Identifier, Identity, Setting
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


@dataclass(frozen=True, slots=True)
class _Context:
    """One report while it is named."""

    references: References
    setting: Setting
    around: Surroundings
    mentions: tuple[Mention, ...] = ()


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
        self.version = "names-2" + _digest(actors)
        self._identifier = Identifier(Roster.of(actors) if use_aliases else Roster())
        self.compare = self._identifier.compare
        self.source_actor = lru_cache(maxsize=4096)(self._source_actor)

    def name(self, reading: Reading, report: Report) -> Reading:
        """A copy of ``reading`` with actors and places filled in."""
        context = self._context(reading, report)
        dateline = resolve(reading.dateline, context.around) if reading.dateline is not None else None
        if dateline is not None and dateline.country:
            context = replace(context, setting=replace(context.setting, home=dateline.country))
        mentions = tuple(self._mention(one, context) for one in reading.mentions)
        context = replace(context, mentions=mentions)
        claims = tuple(self._claim(claim, context) for claim in reading.claims)
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
        setting = Setting(countries[0] if countries else None, countries, report.published)
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

    def _mention(self, one: Mention, context: _Context) -> Mention:
        who = self._who(one.quote.exact, one.type, context)
        return one if who is None else msgspec.structs.replace(one, actor=who.actor, name=who.name)

    def _claim(self, claim: Claim, context: _Context) -> Claim:
        return msgspec.structs.replace(
            claim,
            roles=tuple(self._participant(one, context) for one in claim.roles),
            place=resolve(claim.place, context.around) if claim.place is not None else None,
            attribution=tuple(self._speaker(one, context) for one in claim.attribution),
            cites=tuple(self._cited(one) for one in claim.cites),
        )

    def _participant(self, one: Participant, context: _Context) -> Participant:
        if one.head:
            who = self._role(one.quote.exact, one.quote.start, context)
            body = generic_body(one.quote.exact, context.setting.home) if who is None else None
            who = Identity(*body) if body is not None else who
        else:
            who = self._who(one.quote.exact, one.type, context)
        if who is not None:
            return msgspec.structs.replace(one, actor=who.actor, name=who.name, type=who.type)
        place = resolve(PlaceMention(quote=one.quote), context.around) if one.type in _PLACES else None
        if place is None or place.place is None:
            return one
        return msgspec.structs.replace(one, name=place.name, actor=place.place)

    def _speaker(self, one: Speaker, context: _Context) -> Speaker:
        if one.kind in _UNNAMED:
            return one
        for words in (one.quote.exact, *_SPEAKS_FOR.split(one.quote.exact)[1:]):
            if (known := self._identifier.known(words, NameType.ORGANISATION)) is not None:
                return msgspec.structs.replace(one, actor=known.id, name=known.name)
        inside = _inside(one, context.mentions)
        body = generic_body(one.quote.exact, context.setting.home)
        is_state = bool(inside) and (inside[0].actor or "").startswith("state:")
        if inside and (body is None or (inside[0].type in _NAMEABLE and not is_state)):
            return msgspec.structs.replace(one, actor=inside[0].actor, name=inside[0].name)
        if (who := self._role(one.quote.exact, one.quote.start, context)) is not None:
            return msgspec.structs.replace(one, actor=who.actor, name=who.name)
        if body is not None:
            return msgspec.structs.replace(one, actor=body[0], name=body[1])
        if one.kind is AttributionKind.MEDIA:
            return msgspec.structs.replace(one, actor=self._source_actor(one.quote.exact))
        return one

    def _cited(self, words: str) -> str:
        return str(self.source_actor(words))


def _inside(one: Speaker, mentions: Iterable[Mention]) -> list[Mention]:
    """The resolved names inside a speaker's words, organisations first."""
    found = [m for m in mentions if one.quote.start <= m.quote.start and m.quote.end <= one.quote.end and m.actor]
    return sorted(
        found, key=lambda m: (m.type is not NameType.ORGANISATION, m.type is not NameType.PERSON, m.quote.start)
    )


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
