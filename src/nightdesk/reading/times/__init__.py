# SPDX-License-Identifier: Apache-2.0
"""Time expressions → intervals ``[start, end)`` with a granularity, by a grammar.

In: a sentence, and when and where its report speaks from. Out: every expression with its interval in UTC, read in
the zone of the phrase, else of the report's dateline. Guaranteed: offsets are exact, a bounded interval is never
empty, and the same text gives the same times.

Sources: TIMEX3 of TimeML 1.2.1 for the values; ISO 8601 weeks from Monday; the hours of the parts of the day are
our own and stand in ``words.py``.
"""

from __future__ import annotations

from nightdesk.reading.times.reading import Found, Phrase, Reference, Timex, phrases_in, times_in, timexes_in
from nightdesk.reading.times.reasons import Reason, reasons_in

__all__ = ["Found", "Phrase", "Reason", "Reference", "Timex", "phrases_in", "reasons_in", "times_in", "timexes_in"]
