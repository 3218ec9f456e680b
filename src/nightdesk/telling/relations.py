# SPDX-License-Identifier: Apache-2.0
"""What led to what, and who stands with whom, as lines and as JSON: each clause with the words that say it, and when they were said.

Invariant: a clause without quotes is refused, as everywhere in a brief.
"""

from __future__ import annotations

from collections.abc import Iterable

from nightdesk.telling.claim_as_json import Json, quote_json
from nightdesk.telling.phrases import event_phrase
from nightdesk.telling.words import clock, plural
from nightdesk.vocabulary.errors import UnquotedClause
from nightdesk.vocabulary.moments import iso
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import LinkKind, TieKind
from nightdesk.vocabulary.views import LinkView, SaidView, StoryView, TieView

LINKS_TITLE, TIES_TITLE = "What led to what", "Who stands with whom"
_LINKS = {
    LinkKind.CAUSES: "is said to have caused",
    LinkKind.RESPONSE_TO: "is said to answer",
    LinkKind.PRECEDES: "came before",
}
_TIES = {
    TieKind.PART_OF: "is part of",
    TieKind.LEADS: "leads",
    TieKind.BACKS: "backs",
    TieKind.ALLIED_WITH: "is allied with",
    TieKind.OPPOSES: "opposes",
}
_CHARS = 220


class RelationLine(Value, frozen=True):
    """One link or tie in words, with everybody who said it, the first first."""

    text: str
    said: tuple[SaidView, ...]


def link_lines(story: StoryView) -> list[RelationLine]:
    """The links between events of a story; what is part of what is told under the events themselves."""
    phrases = {event.id: event_phrase(event) for event in story.events}
    return [
        _line(f"{phrases[one.source]} {_LINKS[one.kind]} {_lower(phrases[one.target])}", one.said)
        for one in story.links
        if one.kind in _LINKS and one.source in phrases and one.target in phrases
    ]


def tie_lines(story: StoryView) -> list[RelationLine]:
    """The ties of those who take part in a story."""
    return [_line(f"{one.source_name} {_TIES[one.kind]} {one.target_name}", one.said) for one in story.ties]


def relation_rows(line: RelationLine) -> list[str]:
    """A line for text: the clause, then its first quote, who said it and when, and how many others."""
    first, others = line.said[0], len({one.report for one in line.said}) - 1
    more = f" (and {plural(others, 'report')} more)" if others else ""
    words = " ".join(first.quote.exact.split())
    quote = f"“{words[:_CHARS].rstrip()}{'…' if len(words) > _CHARS else ''}”"
    return [line.text, f"  {quote} — {first.source}, {clock(first.said)}{more}"]


def links_json(links: Iterable[LinkView]) -> list[Json]:
    return [
        {
            "kind": one.kind.value,
            "source": one.source,
            "target": one.target,
            "quote": quote_json(one.said[0].quote),
            "said": [_said(said) for said in one.said],
        }
        for one in links
    ]


def ties_json(ties: Iterable[TieView]) -> list[Json]:
    return [
        {
            "kind": one.kind.value,
            "source": {"id": one.source, "name": one.source_name},
            "target": {"id": one.target, "name": one.target_name},
            "said": [_said(said) for said in one.said],
        }
        for one in ties
    ]


def _line(text: str, said: tuple[SaidView, ...]) -> RelationLine:
    if not any(one.quote.exact for one in said):
        raise UnquotedClause(f"the clause {text!r} has no quote", "every clause of a brief carries its quotes")
    return RelationLine(text=text, said=said)


def _said(one: SaidView) -> Json:
    return {"report": one.report, "source": one.source, "said": iso(one.said), "quote": quote_json(one.quote)}


def _lower(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]
