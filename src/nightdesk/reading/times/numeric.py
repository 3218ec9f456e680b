# SPDX-License-Identifier: Apache-2.0
"""Dates in figures alone, "3.1.2020" and "03/01/2020", which dateparser reads on the bare span.

The order is day first, but month first after a dateline in the United States; a figure above 12 decides by itself.
"""

from __future__ import annotations

import re

from nightdesk.reading.times.context import Context
from nightdesk.reading.times.periods import Period, of_day
from nightdesk.reading.times.rules import family, rule

_MONTH_FIRST = re.compile(
    r"America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana|Kentucky)"
)


def _figures(match: re.Match[str], context: Context) -> Period | None:
    import dateparser  # takes half a second to load, and most reports hold no such date

    order = "YMD" if len(match["first"]) == 4 else "MDY" if _MONTH_FIRST.match(str(context.zone)) else "DMY"
    found = dateparser.parse(
        match[0],
        languages=["en"],
        settings={"DATE_ORDER": order, "STRICT_PARSING": True, "RELATIVE_BASE": context.now},
    )
    return of_day(found.date()) if found is not None else None


NUMERIC = (
    family(
        "#",
        rule(r"(?<![\w./-])(?P<first>\d\d?)(?P<mark>[./])\d\d?(?P=mark)(?:20|19)\d\d(?![\w/-])", _figures, "####"),
        rule(r"(?<![\w./-])(?P<first>(?:20|19)\d\d)(?P<mark>[./])\d\d?(?P=mark)\d\d?(?![\w/-])", _figures, "####"),
    ),
)
