# SPDX-License-Identifier: Apache-2.0
"""Who a name is: known by alias, by spelling or by office; else proposed under a key of its own.

Invariant: the answer is a function of the name, its type, the report's own words and date, and the files; what was
read before changes nothing. Every answer says why: the rule, the evidence and the alternatives with their scores.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.naming.actors import KnownActor, Roster, fold
from nightdesk.naming.bodies import generic_body
from nightdesk.naming.canonical import canonical
from nightdesk.naming.heads import head_of
from nightdesk.naming.matching import Match, compare, persons
from nightdesk.naming.offices import office_held
from nightdesk.naming.places import country_of
from nightdesk.vocabulary.claim import Why
from nightdesk.vocabulary.ids import make_id
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import NameType

_SURE = 0.88
"""A spelling is taken for a known actor's from here on, if no other known actor comes near."""
_MARGIN = 0.04
_RAREST = 2  # of a name's words: those that fewest known actors share are looked up
_NAMEABLE = {NameType.PERSON, NameType.ORGANISATION}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention is, and why: ``rule`` (alias, spelling, office, body, country, proposed …), ``evidence`` in
    words, ``alternatives`` as (actor, score), best first; ``score`` 0 … 1."""

    actor: str
    name: str
    type: NameType
    rule: str = "alias"
    evidence: str = ""
    score: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the report says around a name: its home country, every country in it, and of when it speaks.

    ``seat`` is the country whose offices need no name: that of the dateline, else the only one in the report.
    ``at`` and ``until``: the span that is spoken of, [at, until), or the moment ``at``.
    """

    home: str | None = None
    countries: Collection[str] = ()
    at: Moment | None = None
    seat: str | None = None
    until: Moment | None = None


class Identifier:
    """Looks names up in a roster; ``identify`` answers for names, ``office`` for titles."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._by_word = self._index()
        self.spelled = lru_cache(maxsize=8192)(self._spelled)

    def compare(self, left: str, right: str, kind: NameType) -> Match:
        """Compare two names, by what the files know of them first."""
        one, other = self.known(left, kind), self.known(right, kind)
        if one is not None and other is not None:
            return Match(1.0, "alias") if one.id == other.id else Match(0.1, "two known actors")
        return compare(left, right, kind)

    def known(self, name: str, type_: NameType) -> KnownActor | None:
        """The actor that bears exactly this alias."""
        found = self._roster.strong.get(fold(name))
        return found if found is not None and _fits(found, type_) else None

    def identify(self, name: str, type_: NameType, setting: Setting) -> Identity | None:
        """Who bears ``name``; None where it cannot be told."""
        if (known := self.known(name, type_)) is not None:
            return _identity(known, "alias", f"“{name}” is an alias of {known.id}")
        if type_ is NameType.PERSON:
            return self._person(name, setting)
        if (country := country_of(_bare(name))) is not None:
            return Identity(
                f"state:{country.code}",
                country.name,
                NameType.PLACE,
                "country",
                f"“{name}” is a name of {country.name}",
            )
        return self._body(name, type_, setting)

    def office(self, words: str, setting: Setting) -> Identity | None:
        """Who held the office that the words name, or led the body, when it happened; None where the files do not say."""
        if setting.at is None:
            return None
        when = (setting.at, setting.until)
        office = office_held(words)
        if office is not None and (realm := office.realm or setting.seat):
            holder = self._roster.holder(office.office, realm, *when)
            evidence = f"“{words}”: {office.office} of {realm} at that date"
            return None if holder is None else _identity(holder, "office", evidence)
        head = head_of(words)
        body = (
            next(filter(None, (self.known(one, NameType.ORGANISATION) for one in head.bodies)), None) if head else None
        )
        if head is None or body is None:
            return None
        holder = self._roster.holder(head.title, body.id, *when)
        evidence = f"“{words}”: leads {body.name} at that date"
        return None if holder is None else _identity(holder, "office", evidence)

    def why(self, who: Identity) -> Why:
        """The reasons of an identity, as claims carry them."""
        names = self._roster.by_id
        others = tuple((id_, names[id_].name if id_ in names else id_, score) for id_, score in who.alternatives)
        return Why(rule=who.rule, evidence=((who.evidence, who.score),) if who.evidence else (), others=others)

    def _person(self, name: str, setting: Setting) -> Identity | None:
        bare = " ".join(word.text for word in persons.parse(name).words)
        if not bare:
            return None
        found, others = self.spelled(name, NameType.PERSON)
        if found is not None:
            return found
        if " " not in bare:
            return self._weakly(name, NameType.PERSON, setting)
        return self._proposed(name, NameType.PERSON, others)

    def _body(self, name: str, type_: NameType, setting: Setting) -> Identity | None:
        if (weak := self._weakly(name, type_, setting)) is not None:
            return weak
        found, others = self.spelled(name, NameType.ORGANISATION) if type_ is NameType.ORGANISATION else (None, ())
        if found is not None:
            return found
        if (body := generic_body(name, setting.home)) is not None:
            return Identity(*body, "body", f"“{name}”: a body of state of {body[1].rsplit(' ', 1)[0]}")
        return self._proposed(name, type_, others)

    def _weakly(self, name: str, type_: NameType, setting: Setting) -> Identity | None:
        """A short name that only one known actor bears, in a report that says nothing else."""
        words = name if type_ is not NameType.PERSON else persons.bare(name)
        found = [one for one in self._roster.weak.get(fold(words), ()) if _fits(one, type_)]
        if type_ is not NameType.PERSON:
            listed = type_ is NameType.ORGANISATION
            found = [one for one in found if listed and (not one.country or one.country in setting.countries)]
        elif len(found) > 1:
            found = [one for one in found if one.country in setting.countries]
        if len(found) != 1:
            return None
        return _identity(found[0], "short name", f"“{words}” alone names {found[0].id} in the file", 0.85)

    def _proposed(self, name: str, type_: NameType, others: tuple[tuple[str, float], ...]) -> Identity | None:
        if type_ not in _NAMEABLE:
            return None
        key = canonical(name, type_)
        if len(key) < 3:
            return None
        shown = persons.bare(name) if type_ is NameType.PERSON else _bare(name)
        return Identity(make_id("a", key), shown, type_, "proposed", f"nobody on file is “{name}”", 0.6, others)

    def _spelled(self, name: str, kind: NameType) -> tuple[Identity | None, tuple[tuple[str, float], ...]]:
        """The one known actor of which ``name`` is another spelling, and all that come near, best first."""
        scores: dict[str, tuple[float, str, str]] = {}
        lists = sorted(
            filter(None, (self._by_word.get((kind, word)) for word in canonical(name, kind).split())), key=len
        )
        for listed in lists[:_RAREST]:
            for alias, actor in listed:
                match = compare(name, alias, kind)
                if match.score > scores.get(actor, (0.5, "", ""))[0]:
                    scores[actor] = (match.score, alias, match.rule)
        ranked = sorted(scores.items(), key=lambda one: (-one[1][0], one[0]))
        near = tuple((actor, round(score, 3)) for actor, (score, _, _) in ranked[:4])
        if not ranked or ranked[0][1][0] < _SURE or (len(near) > 1 and near[0][1] - near[1][1] < _MARGIN):
            return None, near
        actor, (score, alias, rule) = ranked[0]
        words = f"“{name}” is a spelling of “{alias}” ({rule})"
        return _identity(self._roster.by_id[actor], "spelling", words, round(score, 3), near[1:]), near

    def _index(self) -> dict[tuple[NameType, str], list[tuple[str, str]]]:
        """Words of the keys of aliases of two words and more → (alias, actor)."""
        out: dict[tuple[NameType, str], list[tuple[str, str]]] = {}
        for actor in self._roster.by_id.values():
            kind = actor.type
            if kind is NameType.PLACE:
                continue
            for alias in (actor.name, *actor.aliases):
                words = canonical(alias, kind).split()
                if " " in alias and self._roster.strong.get(fold(alias)) is actor:
                    for word in dict.fromkeys(words):
                        out.setdefault((kind, word), []).append((alias, actor.id))
        return out


def _identity(
    actor: KnownActor, rule: str, evidence: str, score: float = 1.0, others: tuple[tuple[str, float], ...] = ()
) -> Identity:
    return Identity(actor.id, actor.name, actor.type, rule, evidence, score, others)


def _fits(actor: KnownActor, type_: NameType) -> bool:
    """A person's name is a person's; other types are confused too often to forbid anything else."""
    return (actor.type is NameType.PERSON) == (type_ is NameType.PERSON)


def _bare(name: str) -> str:
    """An organisation's name without article and possessive."""
    text = " ".join(name.replace("’", "'").split()).removesuffix("'s")
    return text[4:] if text.lower().startswith("the ") else text
