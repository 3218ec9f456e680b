# SPDX-License-Identifier: Apache-2.0
"""The world → Report.

In: files, folders and streams of JSON lines, CSV, text, HTML, RSS, Atom and JSON Feed. Out: an
``Incoming`` (a report with the bytes it came as) or a ``Refusal`` with its reason, in a fixed order.
Guarantees: one bad record never stops the next; sizes, depth and entities are limited; nothing in a
report is executed or fetched; title and text are verbatim.
"""

from nightdesk.intake.gather import ACCEPTED, from_stream, gather
from nightdesk.intake.incoming import Incoming, Item, canonical_url, incoming
from nightdesk.intake.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "ACCEPTED",
    "DEFAULT_LIMITS",
    "Incoming",
    "Item",
    "Limits",
    "canonical_url",
    "from_stream",
    "gather",
    "incoming",
]
