# SPDX-License-Identifier: Apache-2.0
"""Everything → disk: an append-only record in one SQLite file.

In: reports, refusals, judgements, epochs, layers, readings; derived values from the desk. Out: any of
them, as it stood at any moment. It stores and finds; it decides nothing.
"""

from nightdesk.ledger.clock import Clock, FixedClock, SystemClock
from nightdesk.ledger.records import (
    Accepted,
    Arrival,
    Input,
    Layer,
    Numbers,
    Removal,
    StoredReport,
    Version,
)
from nightdesk.ledger.store import Ledger
from nightdesk.ledger.tables import DERIVED, Above, Band, Block, CopyRow, EventToll, Hang, Heard, Redirect

__all__ = [
    "DERIVED",
    "Above",
    "Accepted",
    "Arrival",
    "Band",
    "Block",
    "Clock",
    "CopyRow",
    "EventToll",
    "FixedClock",
    "Hang",
    "Heard",
    "Input",
    "Layer",
    "Ledger",
    "Numbers",
    "Redirect",
    "Removal",
    "StoredReport",
    "SystemClock",
    "Version",
]
