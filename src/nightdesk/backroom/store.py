# SPDX-License-Identifier: Apache-2.0
"""What the fold needs of a ledger: current values of derived tables, claims and reports.

The ledger's writer satisfies it; so does the scratch ledger of a refold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from nightdesk.vocabulary.claim import Claim
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Report, Value

T = TypeVar("T", bound=Value)


class Cause(Value, frozen=True):
    """The input that a derived row comes from: its seq, its received time, and the layer it was read in."""

    seq: int
    received: Moment
    layer: str


class Kept(Protocol):
    """A report as the ledger keeps it."""

    @property
    def report(self) -> Report: ...
    @property
    def received(self) -> Moment: ...
    @property
    def seq(self) -> int: ...
    @property
    def replaces(self) -> str | None: ...


class Store(Protocol):
    """Versioned derived values by table and key; every write names its cause."""

    def put(self, table: str, key: str, value: Value, *, cause: Cause, **index: str) -> None: ...
    def close(self, table: str, key: str, *, cause: Cause) -> None: ...
    def get(self, table: str, key: str) -> Any: ...
    def find(self, table: str, column: str, values: Sequence[str]) -> list[Any]: ...
    def claim(self, claim: str) -> Claim | None: ...
    def report(self, uid: str) -> Kept | None: ...
