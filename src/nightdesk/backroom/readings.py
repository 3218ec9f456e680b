# SPDX-License-Identifier: Apache-2.0
"""The reader at work: stored reports → readings with names, under the ids of a layer."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import cast

import msgspec

from nightdesk.ledger import StoredReport
from nightdesk.naming import Namer
from nightdesk.reading import Reader
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.ids import make_id


class Readings:
    """Reads and names. A reader that is not given is loaded when the first report asks for it."""

    def __init__(self, reader: Reader | None, namer: Namer) -> None:
        self.given, self._namer = reader, namer

    @property
    def reader(self) -> Reader:
        if self.given is None:
            self.given = installed_reader(self._namer)
        return self.given

    def of(self, stored: Sequence[StoredReport], layer: str) -> list[Reading]:
        """The readings of reports, in their order."""
        reports = [one.report for one in stored]
        read = self.reader.read_many(reports, [one.received for one in stored])
        named = [self._namer.name(reading, report) for report, reading in zip(reports, read, strict=True)]
        return [_in_layer(reading, layer) for reading in named]


def installed_reader(namer: Namer) -> Reader:
    """The reader registered as ``builtin``, or the one that a user's package registers instead."""
    found = {one.name: one for one in entry_points(group="nightdesk.readers")}
    name = next((name for name in sorted(found) if name != "builtin"), "builtin")
    return cast("Reader", found[name].load()(zones=namer.zone_of))


def _in_layer(reading: Reading, layer: str) -> Reading:
    """Claim ids name their layer, so that two readings of one report lie side by side."""
    if layer == reading.reader:
        return reading
    renamed = {claim.id: make_id("c", claim.id, layer) for claim in reading.claims}
    claims = tuple(
        msgspec.structs.replace(
            claim,
            id=renamed[claim.id],
            part_of=renamed.get(claim.part_of or ""),
            depends_on=renamed.get(claim.depends_on or ""),
        )
        for claim in reading.claims
    )
    return msgspec.structs.replace(reading, claims=claims)
