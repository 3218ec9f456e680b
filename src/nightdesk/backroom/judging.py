# SPDX-License-Identifier: Apache-2.0
"""What a judgement needs before it is made: that its subjects exist, and which claims it concerns now.

The claims are written into the judgement, so that folding it again later does not depend on how events
happen to lie by then.
"""

from __future__ import annotations

from collections.abc import Sequence

from nightdesk.ledger import Ledger
from nightdesk.vocabulary.errors import JudgementError, UnknownId
from nightdesk.vocabulary.event import Event, Membership
from nightdesk.vocabulary.judgement import Judgement
from nightdesk.vocabulary.terms import JudgementKind


def concerned(ledger: Ledger, kind: JudgementKind, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """The claims that a merge or split concerns, as they are placed now; nothing for other kinds.

    Raises:
        UnknownId: an event that is not there.
        JudgementError: a split of claims that are not of the event, or of all of them.
    """
    if kind is JudgementKind.MERGE:
        events = [_event(ledger, one) for one in subjects]
        anchor, *others = sorted(events, key=lambda one: (one.first_received, one.id))
        return (anchor.founder, *(claim for other in others for claim in claims_of(ledger, other.id)))
    if kind is JudgementKind.SPLIT:
        return _leaving(ledger, _event(ledger, subjects[0]), set(subjects[1:]))
    return ()


def claims_of(ledger: Ledger, event: str) -> list[str]:
    """The claims that speak of an event."""
    memberships: list[Membership] = ledger.find("membership", "event", [event])
    return [one.claim for one in memberships]


def check(ledger: Ledger, judgements: Sequence[Judgement], judgement: Judgement) -> None:
    """Refuse a judgement about what is not there.

    Raises:
        UnknownId: a judgement, proposition, event or story that is not there.
        JudgementError: a merge of an event with itself.
    """
    subject = judgement.subjects[0]
    if judgement.kind is JudgementKind.MERGE and len(set(judgement.subjects)) < len(judgement.subjects):
        raise JudgementError("a merge of an event with itself", "name different events")
    if judgement.kind is JudgementKind.UNDO and subject not in {one.id for one in judgements}:
        raise UnknownId(f"no judgement {subject!r} in this ledger")
    if judgement.kind is JudgementKind.SETTLE and ledger.get("proposition", subject) is None:
        raise UnknownId(f"no proposition {subject!r} in this ledger", todo="take an id from brief --json")
    if judgement.kind is JudgementKind.DISMISS:
        for one in judgement.subjects:
            if ledger.get("event", one) is None and ledger.get("story", one) is None:
                raise UnknownId(f"no event or story {one!r} in this ledger")


def _leaving(ledger: Ledger, event: Event, named: set[str]) -> tuple[str, ...]:
    """The side of a split that leaves: the founder's side stays, and keeps the id."""
    members = claims_of(ledger, event.id)
    if strangers := named - set(members):
        raise JudgementError(f"{', '.join(sorted(strangers))}: not of event {event.id}", "name claims of that event")
    if named == set(members):
        raise JudgementError("a split that leaves nothing behind", "name some of the event's claims, not all")
    return tuple(one for one in members if (one in named) == (event.founder not in named))


def _event(ledger: Ledger, identifier: str) -> Event:
    event: Event | None = ledger.get("event", identifier)
    if event is None:
        raise UnknownId(f"no event {identifier!r} in this ledger", todo="take an id from brief --json")
    return event
