# SPDX-License-Identifier: Apache-2.0
"""Events into stories: neighbours by who, where and when, else earlier reports that name the same rare names.

Invariant: a story is found under one row for each name and day, however many of its reports bear that name: looking one up costs the same however
much has been said.
"""

from __future__ import annotations

import msgspec

from nightdesk import merging
from nightdesk.backroom.standing import Standing
from nightdesk.backroom.tellings import Tellings
from nightdesk.backroom.work import Work, put
from nightdesk.ledger import Block, Ledger
from nightdesk.vocabulary.event import Event, Story

_FEWEST = 2  # rare names that two reports of one story share
_MOST = 12  # reports that one is compared with


class Gathering:
    """Puts events into stories (inside the ledger's transaction)."""

    def __init__(self, ledger: Ledger, rules: Standing, tellings: Tellings) -> None:
        self._ledger, self._rules, self._tellings = ledger, rules, tellings

    def gather(self, work: Work, event: Event) -> Event:
        """The event, which has just been founded, in its story."""
        names = [] if work.events.keys() - {event.founder} else self._names(work)
        story = (
            self._inside(event) or self._beside(work, event) or self._of_report(work, event) or self._named(work, names)
        )
        if story is None:
            story = merging.story_id(event.id)
            value = Story(
                id=story, founder=event.id, first_received=work.cause.received, last_received=work.cause.received,
                title=self._rules.names.get(story, ""),
            )  # fmt: skip
            put(self._ledger, "story", story, value, work.cause)
        else:
            self.touch(story, work)
        for key in merging.named_keys(names, work.published):
            row = f"{key}>{story}"
            if self._ledger.get("block", row) is None:
                put(self._ledger, "block", row, Block(block=key, event=event.id), work.cause)
        dismissed = event.dismissed or story in self._rules.dismissed
        return msgspec.structs.replace(event, story=story, dismissed=dismissed)

    def touch(self, story: str, work: Work) -> None:
        """Something more has been said of it."""
        value: Story | None = self._ledger.get("story", story)
        if value is not None and value.last_received < work.cause.received:
            later = msgspec.structs.replace(value, last_received=work.cause.received)
            put(self._ledger, "story", story, later, work.cause)

    def _inside(self, event: Event) -> str | None:
        parent: Event | None = self._ledger.get("event", event.part_of) if event.part_of else None
        return parent.story if parent is not None and parent.story else None

    def _beside(self, work: Work, event: Event) -> str | None:
        keys = merging.story_search_keys(event, work.published)
        near = sorted({one.event for one in self._ledger.find("block", "block", keys)})
        near += [one for one in dict.fromkeys(work.events.values()) if one not in near]
        neighbours = [one for key in near if (one := self._ledger.get("event", key)) is not None]
        return merging.story_of(event, neighbours, lambda other: self._alike(work, other))

    def _alike(self, work: Work, other: Event) -> float:
        return merging.likeness(self._tellings.context(work), self._tellings.known(other.founder).context)

    def _of_report(self, work: Work, event: Event) -> str | None:
        """A report tells one story: what fits no other belongs to that of its first event."""
        first: Event | None = self._ledger.get("event", next(iter(work.events.values()), ""))
        return first.story if first is not None and first.story and first.id != event.id else None

    def _names(self, work: Work) -> list[str]:
        return merging.rare_names(merging.roughly_cut(work.stored.report.body))

    def _named(self, work: Work, names: list[str]) -> str | None:
        """The story of earlier reports that name the same."""
        shared: dict[str, int] = {}
        for one in self._ledger.find("block", "block", merging.named_keys(names, work.published, around=True)):
            shared[one.event] = shared.get(one.event, 0) + 1
        likely = sorted((one for one in shared if shared[one] >= _FEWEST), key=lambda one: (-shared[one], one))[:_MOST]
        told: dict[str, list[merging.Context]] = {}
        for key in likely:
            event: Event | None = self._ledger.get("event", key)
            if event is not None and event.story:
                told.setdefault(event.story, []).append(self._tellings.known(event.founder).context)
        return merging.story_named(self._tellings.context(work), told)
