# SPDX-License-Identifier: Apache-2.0
"""Report → claims.

In: reports. Out: a reading each, with every claim's words, doubt and speaker. Guarantees: each quote is
exact; the output does not depend on the batch; what cannot be read is kept and marked unread. A reader of
your own is any object with ``version`` and ``read_many``, registered as a ``nightdesk.readers`` entry point.
"""

from collections.abc import Sequence
from typing import Protocol

from nightdesk.reading.reader import BuiltinReader
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Report


class Reader(Protocol):
    """What the desk needs of a reader."""

    version: str

    def read_many(self, reports: Sequence[Report], received: Sequence[Moment] = ()) -> list[Reading]: ...


__all__ = ["BuiltinReader", "Reader"]
