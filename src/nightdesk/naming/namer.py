# SPDX-License-Identifier: Apache-2.0
"""Mentions → actors and places, for one report at a time.

Invariant: an id is a function of the report's own words and the tables, so that the same report gets
the same ids whatever came before it. What cannot be told stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from nightdesk.naming.atlas import add_own
from nightdesk.naming.bodies import generic_body
from nightdesk.naming.people import NamesOfReport, bare
from nightdesk.naming.places import country_of, resolve, zone_of
from nightdesk.naming.skeleton import skeleton
from nightdesk.naming.surroundings import Surroundings
from nightdesk.naming.tables import KnownActor, actors
from nightdesk.vocabulary.claim import Claim, Mention, Participant, PlaceMention, Reading, Speaker
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.report import Report
from nightdesk.vocabulary.terms import AttributionKind, NameType

_SPEAKS_FOR = re.compile(r"\b(?:for|of)\s+(?:the\s+)?")
_NAMEABLE = {NameType.PERSON, NameType.ORGANISATION}
_UNNAMED = {AttributionKind.ANONYMOUS, AttributionKind.EYEWITNESS, AttributionKind.UNSPECIFIED}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention is."""

    actor: str
    name: str
    type: NameType


class Namer:
    """Resolves the names of readings.

    Args:
        aliases: a file of the user's own, as ``data/actors.tsv``; its rows win.
        places: a file of the user's own places, as ``data/places.tsv``; its rows outrank ours, for this process.
        use_aliases: False leaves only skeletons, countries and places (to show that nothing rests on aliases).
    """

    version = "names-1"

    def __init__(self, aliases: Path | None = None, *, places: Path | None = None, use_aliases: bool = True) -> None:
        add_own(places)
        self._actors: dict[str, KnownActor] = actors(aliases) if use_aliases else {}
        self._by_skeleton = self._unambiguous()
        self.source_actor = lru_cache(maxsize=4096)(self._source_actor)

    def name(self, reading: Reading, report: Report) -> Reading:
        """A copy of ``reading`` with actors and places filled in."""
        around = surroundings_of(reading, report)
        context = around.codes()
        dateline = resolve(reading.dateline, around) if reading.dateline is not None else None
        home = dateline.country if dateline is not None and dateline.country else (context[0] if context else None)
        names = NamesOfReport(one.quote.exact for one in reading.mentions if one.type is NameType.PERSON)
        mentions = tuple(self._mention(one, names, home) for one in reading.mentions)
        claims = tuple(self._claim(claim, names, mentions, around, home) for claim in reading.claims)
        return msgspec.structs.replace(reading, claims=claims, mentions=mentions, dateline=dateline)

    @staticmethod
    def zone_of(name: str) -> str | None:
        """The time zone of a dateline's city."""
        return zone_of(name)

    def identify(self, surface: str, type_: NameType, names: NamesOfReport, home: str | None) -> Identity | None:
        """Who ``surface`` is, None where it cannot be told."""
        full = names.full(surface) if type_ is NameType.PERSON else bare_organisation(surface)
        if (known := self._known(surface, type_) or self._known(full, type_)) is not None:
            return Identity(known.id, known.name, known.type)
        if (country := country_of(full)) is not None and type_ is not NameType.PERSON:
            return Identity(f"state:{country.code}", country.name, NameType.PLACE)
        if type_ is not NameType.PERSON and (body := generic_body(surface, home)) is not None:
            return Identity(*body)
        if type_ not in _NAMEABLE or (type_ is NameType.PERSON and " " not in full.strip()):
            return None
        bones = skeleton(full)
        return Identity(make_id("a", bones), full, type_) if len(bones) >= 3 else None

    def _source_actor(self, source: str) -> str:
        """The actor id of an outlet: the same whether it publishes or is quoted."""
        known = self._known(source, NameType.ORGANISATION)
        if known is not None:
            return known.id
        if (body := generic_body(source, None)) is not None:
            return body[0]
        return make_id("a", skeleton(bare_organisation(source)) or source)

    def _known(self, surface: str, type_: NameType) -> KnownActor | None:
        text = " ".join(surface.replace("’", "'").split()).removesuffix("'s").lower()
        exact = self._actors.get(text) or self._actors.get(text.removeprefix("the "))
        if exact is not None:
            return exact
        bones = skeleton(bare(surface))
        return self._by_skeleton.get((bones, type_)) if " " in bones else None

    def _unambiguous(self) -> dict[tuple[str, NameType], KnownActor]:
        found: dict[tuple[str, NameType], set[str]] = {}
        by_id: dict[str, KnownActor] = {}
        for alias, actor in self._actors.items():
            by_id[actor.id] = actor
            found.setdefault((skeleton(alias), actor.type), set()).add(actor.id)
        return {key: by_id[next(iter(ids))] for key, ids in found.items() if len(ids) == 1}

    def _mention(self, one: Mention, names: NamesOfReport, home: str | None) -> Mention:
        who = self.identify(one.quote.exact, one.type, names, home)
        return one if who is None else msgspec.structs.replace(one, actor=who.actor, name=who.name)

    def _claim(
        self,
        claim: Claim,
        names: NamesOfReport,
        mentions: tuple[Mention, ...],
        around: Surroundings,
        home: str | None,
    ) -> Claim:
        return msgspec.structs.replace(
            claim,
            roles=tuple(self._participant(one, names, around, home) for one in claim.roles),
            place=resolve(claim.place, around) if claim.place is not None else None,
            attribution=tuple(self._speaker(one, names, mentions, home) for one in claim.attribution),
            cites=tuple(self._cited(one) for one in claim.cites),
        )

    def _participant(
        self, one: Participant, names: NamesOfReport, around: Surroundings, home: str | None
    ) -> Participant:
        who = None if one.head else self.identify(one.quote.exact, one.type, names, home)
        if who is None:
            body = generic_body(one.quote.exact, home) if one.head else None
            if body is None:
                place = resolve(PlaceMention(quote=one.quote), around) if one.type in _PLACES else None
                return (
                    one
                    if place is None or place.place is None
                    else msgspec.structs.replace(one, name=place.name, actor=place.place)
                )
            who = Identity(*body)
        return msgspec.structs.replace(one, actor=who.actor, name=who.name, type=who.type)

    def _speaker(self, one: Speaker, names: NamesOfReport, mentions: Iterable[Mention], home: str | None) -> Speaker:
        if one.kind in _UNNAMED:
            return one
        for words in (one.quote.exact, *_SPEAKS_FOR.split(one.quote.exact)[1:]):
            if (known := self._known(words, NameType.ORGANISATION)) is not None:
                return msgspec.structs.replace(one, actor=known.id, name=known.name)
        inside = [m for m in mentions if one.quote.start <= m.quote.start and m.quote.end <= one.quote.end and m.actor]
        inside.sort(key=lambda m: (m.type is not NameType.ORGANISATION, m.type is not NameType.PERSON, m.quote.start))
        body = generic_body(one.quote.exact, home)
        is_state = bool(inside) and (inside[0].actor or "").startswith("state:")
        if inside and (body is None or (inside[0].type in _NAMEABLE and not is_state)):
            return msgspec.structs.replace(one, actor=inside[0].actor, name=inside[0].name)
        if body is not None:
            return msgspec.structs.replace(one, actor=body[0], name=body[1])
        if one.kind is AttributionKind.MEDIA:
            return msgspec.structs.replace(one, actor=self._source_actor(one.quote.exact))
        return one

    def _cited(self, words: str) -> str:
        return str(self.source_actor(words))


_PLACES = {NameType.PLACE, NameType.FACILITY}


def surroundings_of(reading: Reading, report: Report) -> Surroundings:
    """What a report says about where it is: its places, its dateline, the countries in its text."""
    names = [one.quote.exact for one in reading.mentions if one.type in _PLACES]
    if reading.dateline is not None and reading.dateline.name:
        names.append(reading.dateline.name)
    return Surroundings.of(names, report.body)


def bare_organisation(name: str) -> str:
    """An organisation's name without article and possessive."""
    text = " ".join(name.replace("’", "'").split()).removesuffix("'s")
    return text[4:] if text.lower().startswith("the ") else text
