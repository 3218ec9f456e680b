# SPDX-License-Identifier: Apache-2.0
"""The roll of actors: who the reports name, who is only proposed, and which two may be one.

A name that no file knows is *proposed*. It is confirmed when two outlets name it in texts of their own, or when a
person judges or renames it. Two proposed actors whose names the matcher finds alike are a question for a person:
a rule never joins them, since a false join would manufacture corroboration.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from nightdesk.backroom.standing import Standing, identities_of
from nightdesk.ledger import Input, Ledger, StoredReport
from nightdesk.naming import Namer
from nightdesk.naming.canonical import canonical
from nightdesk.naming.identities import Edge, Identities, Verdict
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.terms import NameType

_MOST_ALIKE = 40  # names that share a word: more than these share one that tells nobody apart
_COUNTED = {NameType.PERSON, NameType.ORGANISATION}


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor that reports name. ``status``: ``known`` (on file), ``confirmed`` or ``proposed``."""

    id: str
    name: str
    type: NameType
    status: str
    forms: tuple[str, ...]
    reports: int
    outlets: tuple[str, ...]
    one_with: tuple[str, ...] = ()  # ids that people judged to be this actor


@dataclass(frozen=True, slots=True)
class Roll:
    """``actors`` in the order of how many reports name them; ``questions`` are pairs that may be one, surest first;
    ``identities`` is the whole graph, to ask why."""

    actors: tuple[ActorEntry, ...]
    questions: tuple[Edge, ...]
    identities: Identities


@dataclass(slots=True)
class _Seen:
    name: str
    type: NameType
    forms: dict[str, None] = field(default_factory=dict)
    reports: dict[str, None] = field(default_factory=dict)
    outlets: dict[str, None] = field(default_factory=dict)


def call(
    ledger: Ledger, inputs: Iterable[Input], layer: str, namer: Namer, judgements: list[Judgement], as_of: Moment | None
) -> Roll:
    """The roll of everything read in ``layer`` until ``as_of``."""
    rules = Standing.of(judgements)
    copies = {key for key, _ in ledger.all("copy", as_of=as_of)}
    reports: dict[str, StoredReport] = {}
    seen: dict[str, _Seen] = {}
    for one in inputs:
        if isinstance(one.content, StoredReport):
            reports[one.content.report.uid] = one.content
        elif isinstance(one.content, Reading) and one.layer == layer and one.content.report in reports:
            _note(seen, one.content, reports[one.content.report], copies)
    graph = identities_of(judgements, _questions(seen, namer))
    entries = _entries(seen, graph, rules)
    return Roll(tuple(entries), tuple(graph.questions()), graph)


def _note(seen: dict[str, _Seen], reading: Reading, stored: StoredReport, copies: set[str]) -> None:
    for mention in reading.mentions:
        if mention.actor is None or mention.type not in _COUNTED or mention.actor.startswith("state:"):
            continue
        entry = seen.setdefault(mention.actor, _Seen(mention.name or mention.quote.exact, mention.type))
        entry.forms.setdefault(mention.quote.exact)
        entry.reports.setdefault(stored.report.uid)
        if stored.report.uid not in copies:
            entry.outlets.setdefault(stored.report.source)


def _entries(seen: Mapping[str, _Seen], graph: Identities, rules: Standing) -> list[ActorEntry]:
    groups: dict[str, list[str]] = {}
    for actor in sorted(seen):
        groups.setdefault(graph.actor(actor), []).append(actor)
    out = []
    for ident, members in groups.items():
        first = seen.get(ident) or seen[members[0]]
        outlets = sorted({outlet for one in members for outlet in seen[one].outlets})
        reports = {uid for one in members for uid in seen[one].reports}
        judged = ident in rules.names or len(graph.group(ident)) > 1
        status = "known" if ":" in ident else "confirmed" if judged or len(outlets) > 1 else "proposed"
        out.append(
            ActorEntry(
                ident, rules.names.get(ident, first.name), first.type, status,
                tuple(sorted({form for one in members for form in seen[one].forms})), len(reports), tuple(outlets),
                tuple(sorted(graph.group(ident) - {ident})),
            )
        )  # fmt: skip
    return sorted(out, key=lambda one: (-one.reports, one.id))


def _questions(seen: Mapping[str, _Seen], namer: Namer) -> list[Edge]:
    """Pairs of names that share a word of their keys and that the matcher finds alike."""
    lists: dict[tuple[NameType, str], list[str]] = {}
    for actor in sorted(seen):
        for word in dict.fromkeys(canonical(seen[actor].name, seen[actor].type).split()):
            lists.setdefault((seen[actor].type, word), []).append(actor)
    pairs = {
        pair
        for listed in lists.values()
        if len(listed) <= _MOST_ALIKE
        for pair in combinations(listed, 2)
        if not all(":" in one for one in pair)
    }
    out = []
    for one, other in sorted(pairs):
        match = namer.compare(seen[one].name, seen[other].name, seen[one].type)
        if match.same:
            why = f"“{seen[one].name}” and “{seen[other].name}” may be one name ({match.rule})"
            out.append(Edge(one, other, Verdict.UNSURE, why=why, score=round(match.score, 3)))
    return out
