# SPDX-License-Identifier: Apache-2.0
"""The lines of a brief: each one proposition, in one section, with the quotes behind it.

Invariant: a line without quotes is refused. Nothing is told that no report said.
"""

from __future__ import annotations

from enum import StrEnum

from nightdesk.telling.phrases import event_phrase, proposition_phrase
from nightdesk.telling.words import Likelihood, likelihood
from nightdesk.vocabulary.errors import UnquotedClause
from nightdesk.vocabulary.report import Value
from nightdesk.vocabulary.terms import Attribute, Confidence, CountOf, Status
from nightdesk.vocabulary.views import EventView, EvidenceView, PropositionView, StoryView


class Section(StrEnum):
    """Where a line stands on the page."""

    KNOWN = "known"
    REPORTED = "reported"
    DISPUTED = "disputed"
    WRONG = "turned_out_wrong"
    EARLIER = "earlier_figures"
    BACKGROUND = "background"


SECTION_TITLES: dict[Section, str] = {
    Section.KNOWN: "What we know",
    Section.REPORTED: "What is reported",
    Section.DISPUTED: "What is disputed",
    Section.WRONG: "What turned out wrong",
    Section.EARLIER: "Earlier figures",
    Section.BACKGROUND: "Told as background",
}
_BY_STATUS: dict[Status, Section] = {
    Status.CONFIRMED: Section.KNOWN,
    Status.CORROBORATED: Section.KNOWN,
    Status.REPORTED: Section.REPORTED,
    Status.RUMOURED: Section.REPORTED,
    Status.DISPUTED: Section.DISPUTED,
    Status.DENIED: Section.WRONG,
    Status.RETRACTED: Section.WRONG,
}
_COUNTS = frozenset(CountOf)


class Line(Value, frozen=True):
    """One clause of a brief with everything that a reader may ask of it."""

    section: Section
    text: str
    status: Status
    likelihood: str
    confidence: Confidence
    reports: int
    roots: int
    event: str
    proposition: str
    headline: bool  # the event itself; the other lines hang under it
    flags: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]


def section_of(proposition: PropositionView, event: EventView) -> Section:
    """The section of a proposition. An overtaken figure is not wrong: it stands under earlier figures."""
    if proposition.superseded_by is not None and proposition.status not in {Status.DENIED, Status.RETRACTED}:
        return Section.EARLIER
    if proposition.attribute is not Attribute.OCCURRED and _is_untrue(event):
        return Section.WRONG
    if event.background and _BY_STATUS[proposition.status] in {Section.KNOWN, Section.REPORTED}:
        return Section.BACKGROUND
    return _BY_STATUS[proposition.status]


def _is_untrue(event: EventView) -> bool:
    """Whether the event itself was found untrue or withdrawn: then its details fall with it."""
    return any(
        one.attribute is Attribute.OCCURRED and one.status in {Status.DENIED, Status.RETRACTED}
        for one in event.propositions
    )


def line_of(proposition: PropositionView, event: EventView) -> Line:
    """The line of a proposition.

    Raises:
        UnquotedClause: no quote stands behind it.
    """
    text = proposition_phrase(proposition, event)
    if not any(one.quote.exact for one in proposition.evidence):
        raise UnquotedClause(f"the clause {text!r} has no quote", "every clause of a brief carries its quotes")
    section = section_of(proposition, event)
    if proposition.attribute is not Attribute.OCCURRED and section is not _headline_section(event):
        text = f"{text} — {event_phrase(event)}"
    chance: Likelihood = likelihood(proposition.probability)
    return Line(
        section=section,
        text=text,
        status=proposition.status,
        likelihood=str(chance),
        confidence=proposition.confidence,
        reports=proposition.reports,
        roots=max(proposition.roots, proposition.roots_against),
        event=event.id,
        proposition=proposition.id,
        headline=proposition.attribute is Attribute.OCCURRED,
        flags=proposition.flags,
        evidence=proposition.evidence,
    )


def _headline_section(event: EventView) -> Section | None:
    headline = next((one for one in event.propositions if one.attribute is Attribute.OCCURRED), None)
    return section_of(headline, event) if headline is not None else None


def lines_of(story: StoryView) -> list[Line]:
    """Every line of a story: events by weight, and under each its headline first."""
    events = sorted(story.events, key=lambda one: (one.background, -_reports(one), one.first_received, one.id))
    return [
        line_of(proposition, event)
        for event in events
        for proposition in sorted(event.propositions, key=_order)
        if proposition.evidence and _is_news(proposition, event)
    ]


def in_section(lines: list[Line], section: Section) -> list[Line]:
    """The lines of one section, a headline before what hangs on it."""
    return [line for line in lines if line.section is section]


def _is_news(proposition: PropositionView, event: EventView) -> bool:
    """Whether a line says more than the headline above it: places, days and means only where reports differ."""
    if proposition.attribute is not Attribute.OCCURRED and _is_untrue(event):
        return False
    if proposition.attribute not in {Attribute.PLACE, Attribute.MEANS, Attribute.TIME}:
        return True
    if proposition.status in {Status.DENIED, Status.DISPUTED, Status.RETRACTED}:
        return True
    if proposition.attribute is Attribute.PLACE and event.place is not None:
        return proposition.value.ref != event.place.place and proposition.value.ref not in event.place.within
    values = {one.value.ref for one in event.propositions if one.attribute is proposition.attribute}
    return len(values) > 1


def _reports(event: EventView) -> int:
    return max((one.reports for one in event.propositions), default=0)


def _order(proposition: PropositionView) -> tuple[bool, bool, int, str]:
    return (
        proposition.attribute is not Attribute.OCCURRED,
        proposition.attribute.value not in _COUNTS,
        -proposition.reports,
        proposition.id,
    )
