# SPDX-License-Identifier: Apache-2.0
"""Where the received time comes from: the wall clock when live, the caller when replaying."""

from __future__ import annotations

import time
from typing import Protocol

from nightdesk.vocabulary.moments import Moment


class Clock(Protocol):
    def now(self) -> Moment:
        """Microseconds since 1970, UTC."""


class SystemClock:
    """The wall clock."""

    def now(self) -> Moment:
        return time.time_ns() // 1000


class FixedClock:
    """A clock that a test sets by hand."""

    def __init__(self, at: Moment) -> None:
        self.at = at

    def now(self) -> Moment:
        return self.at
