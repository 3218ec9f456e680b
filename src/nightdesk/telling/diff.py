# SPDX-License-Identifier: Apache-2.0
"""What changed between two moments: found in two pictures, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.telling.phrases import event_phrase, proposition_phrase, story_title
from nightdesk.telling.words import STATUS_LADDER, STATUS_WORDS, clock, likelihood, plural
from nightdesk.vocabulary.terms import Attribute, Change, Status
from nightdesk.vocabulary.views import BriefView, ChangeView, DiffView, EventView, PropositionView

_Placed = tuple[PropositionView, EventView, str]
_MOVED = 0.1  # a probability that moves less than this within its status is no news
_SETTLED = {Status.CONFIRMED, Status.DENIED}
_VERBS: dict[Change, str] = {
    Change.NEW: "NEW",
    Change.UP: "UP",
    Change.DOWN: "DOWN",
    Change.SETTLED: "SETTLED",
    Change.WITHDRAWN: "WITHDRAWN",
    Change.SUPERSEDED: "OVERTAKEN",
    Change.MERGED: "MERGED",
    Change.SPLIT: "SPLIT",
}


def compare(before: BriefView, after: BriefView, redirects: dict[str, str] | None = None) -> DiffView:
    """The changes from one picture to a later one, in the order in which they came about.

    ``redirects`` maps old event ids to those that they were merged into.
    """
    old, new = _propositions(before), _propositions(after)
    changes = [change for key in new if (change := _change(old.get(key), new[key])) is not None]
    changes += [_gone(old[key], redirects or {}) for key in old if key not in new]
    changes.sort(key=lambda one: (one.proposition.last_changed, one.proposition.first_received, one.proposition.id))
    return DiffView(since=before.as_of, until=after.as_of, changes=tuple(changes))


def diff_text(view: DiffView, stories: dict[str, str] | None = None) -> str:
    """The changes in words, the event first and its details in one breath with it."""
    head = f"From {clock(view.since)} to {clock(view.until)}: {plural(len(view.changes), 'change')}"
    rows = [row for change in view.changes for row in _change_rows(change)]
    return "\n".join([head, *rows]) + "\n"


def story_titles(view: BriefView) -> dict[str, str]:
    return {story.id: story_title(story) for story in view.stories}


def _propositions(view: BriefView) -> dict[str, _Placed]:
    return {
        one.id: (one, event, story.id) for story in view.stories for event in story.events for one in event.propositions
    }


def _change(old: _Placed | None, new: _Placed) -> ChangeView | None:
    after, event, story = new
    before = old[0] if old else None
    kind = _kind(before, after)
    if kind is None:
        return None
    cause = next((one for one in after.evidence if one.claim == after.because), None)
    return ChangeView(
        change=kind,
        proposition=after,
        event=event,
        before=before,
        after=after,
        because=after.because,
        story=story,
        quote=cause.quote if cause else None,
        source=cause.source if cause else "",
    )


def _kind(before: PropositionView | None, after: PropositionView) -> Change | None:
    if before is None:
        return Change.NEW
    if after.superseded_by and not before.superseded_by:
        return Change.SUPERSEDED
    if after.status is before.status:
        moved = after.probability - before.probability
        if abs(moved) < _MOVED:
            return None
        return Change.UP if moved > 0 else Change.DOWN
    if after.status is Status.RETRACTED:
        return Change.WITHDRAWN
    if after.status in _SETTLED:
        return Change.SETTLED
    return Change.UP if STATUS_LADDER[after.status] > STATUS_LADDER[before.status] else Change.DOWN


def _gone(old: _Placed, redirects: dict[str, str]) -> ChangeView:
    one, event, story = old
    kind = Change.MERGED if event.id in redirects else Change.SPLIT
    because = redirects.get(event.id, one.because)
    return ChangeView(change=kind, proposition=one, event=event, before=one, after=None, because=because, story=story)


def _change_rows(change: ChangeView) -> Iterator[str]:
    one = change.proposition
    phrase = proposition_phrase(one, change.event)
    if one.attribute is not Attribute.OCCURRED:
        phrase = f"{phrase} — in: {event_phrase(change.event)}"
    yield f"  {_VERBS[change.change]:<10} {phrase}"
    yield f"             {_course(change)}"
    if change.quote is not None:
        text = " ".join(change.quote.exact.split())
        yield f"             because: “{text[:180]}” — {change.source}, {clock(one.last_changed)}"


def _course(change: ChangeView) -> str:
    before, after = change.before, change.after
    if after is None:
        return "no longer told apart here" if change.change is Change.MERGED else "no longer told"
    now = f"{STATUS_WORDS[after.status]}, {likelihood(after.probability)}, {plural(after.roots, 'origin')}"
    if before is None:
        return now
    if change.change is Change.SUPERSEDED:
        return f"{STATUS_WORDS[after.status]}; a later figure stands now"
    return f"{STATUS_WORDS[before.status]}, {likelihood(before.probability).word} → {now}"
