# SPDX-License-Identifier: Apache-2.0
"""Moments in time. Inside Nightdesk a moment is an ``int``: microseconds since 1970 in UTC.

Integers order, hash and store exactly, so that replay equals live to the last digit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from nightdesk.vocabulary.errors import InvalidValue

Moment = int
"""Microseconds since 1970-01-01T00:00:00Z."""

SECOND: Moment = 1_000_000
MINUTE: Moment = 60 * SECOND
HOUR: Moment = 60 * MINUTE
DAY: Moment = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def from_datetime(value: datetime) -> Moment:
    """A moment from a datetime; one without a zone is taken as UTC (DESIGN §3.3)."""
    aware = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def to_datetime(moment: Moment) -> datetime:
    """The UTC datetime of a moment."""
    return _EPOCH + timedelta(microseconds=moment)


def parse_moment(text: str) -> Moment:
    """Read ISO 8601. A date without a time means the end of that day, UTC (DESIGN §3.3).

    Raises:
        InvalidValue: the text is no ISO 8601 date or time.
    """
    cleaned = text.strip()
    try:
        if len(cleaned) == 10:
            return from_datetime(datetime.combine(date.fromisoformat(cleaned), datetime.min.time())) + DAY - SECOND
        return from_datetime(datetime.fromisoformat(cleaned))
    except (ValueError, OverflowError):
        raise InvalidValue(
            f"{text!r} is not a date or time", "allowed: ISO 8601, as in 2020-01-03T00:12:00Z or 2020-01-03"
        ) from None


def iso(moment: Moment) -> str:
    """ISO 8601 with ``Z``, seconds always, microseconds only where there are any."""
    return to_datetime(moment).isoformat().replace("+00:00", "Z")
