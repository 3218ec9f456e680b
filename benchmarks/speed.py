# SPDX-License-Identifier: Apache-2.0
"""Speed on distinct sentences: reading, adding, one flash, memory, and the cost of a report as a ledger grows.

Sentences are put together from lists so that no two are alike and nothing can be cached; the order is fixed.
"""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from nightdesk.desk import Desk
from nightdesk.naming import Namer
from nightdesk.reading import BuiltinReader
from nightdesk.vocabulary.moments import HOUR, MINUTE, parse_moment
from nightdesk.vocabulary.report import Report, report_uid
from nightdesk.vocabulary.terms import SourceKind

_PLACES = [
    "Lagos",
    "Nairobi",
    "Lima",
    "Quito",
    "Karachi",
    "Dhaka",
    "Kabul",
    "Sofia",
    "Oslo",
    "Tunis",
    "Manila",
    "Bogota",
    "Accra",
    "Hanoi",
    "Riga",
    "Amman",
    "Dakar",
    "Luanda",
]
_ACTS = (
    "An explosion at a market in {place} killed {n} people on {day}, police said.",
    "Gunmen attacked a convoy near {place} late on {day} and wounded {n} soldiers, the army said.",
    "Police in {place} arrested {n} protesters after clashes on {day}, a local official told {outlet}.",
    "A fire destroyed {n} homes in {place} on {day}, according to the fire service.",
    "At least {n} people were rescued when a ferry sank off {place} on {day}, {outlet} reported.",
    "The governor of {place} denied on {day} that {n} villages had been evacuated after the flood.",
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_START = parse_moment("2021-01-04T00:00:00Z")
_SIZES = (1_000, 10_000)


def run(data: Path, split: str) -> dict[str, object]:
    """Rates and latencies on this machine."""
    namer = Namer()
    reader = BuiltinReader(zones=namer.zone_of)
    reader.read_many([_report(0)])
    result: dict[str, object] = {}
    reports = [_report(number) for number in range(1, 601)]
    started = time.perf_counter()
    readings = [namer.name(one, report) for report, one in zip(reports, reader.read_many(reports), strict=True)]
    seconds = time.perf_counter() - started
    sentences = 3 * len(reports)
    result["reading, sentences/s (names, times, places, counts)"] = round(sentences / seconds)
    result["reading, claims found in 1,800 sentences"] = sum(len(one.claims) for one in readings)
    with tempfile.TemporaryDirectory() as folder:
        result |= _adding(Path(folder), reader, namer)
    result["resident memory at most, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return result


def _adding(folder: Path, reader: BuiltinReader, namer: Namer) -> dict[str, object]:
    result: dict[str, object] = {}
    with Desk.open(folder / "speed.db", reader=reader, namer=namer) as desk:
        source = (_report(number) for number in range(10_000_000))
        held, costs = 0, {}
        for size in _SIZES:
            desk.add(_some(source, size - held - 200), replay=True)
            started = time.perf_counter()
            desk.add(_some(source, 200), replay=True)
            costs[size] = (time.perf_counter() - started) / 200
            held = size
            result[f"adding, ms a report at {size:,} reports"] = round(1000 * costs[size], 1)
            if size == _SIZES[0]:
                result["adding, reports/s up to 1,000"] = round(1 / costs[size])
            result[f"one flash to belief at {size:,}, ms (median of 30)"] = _flash(desk, source)
            held += 30
        result["cost at 10,000 over cost at 1,000"] = round(costs[_SIZES[1]] / costs[_SIZES[0]], 2)
    return result


def _flash(desk: Desk, source: Iterator[Report]) -> float:
    times = []
    for report in _some(source, 30):
        started = time.perf_counter()
        desk.add([report])
        times.append(time.perf_counter() - started)
    return round(1000 * statistics.median(times), 1)


def _some(source: Iterator[Report], count: int) -> list[Report]:
    return [next(source) for _ in range(count)]


def _report(number: int) -> Report:
    """Three distinct sentences; places, days and figures turn over so that events differ."""
    outlet = f"Outlet {number % 60}"
    lines = [
        _ACTS[(number + shift) % len(_ACTS)].format(
            place=_PLACES[(number // 6 + shift) % len(_PLACES)],
            n=2 + (number * 7 + shift) % 8000,
            day=_DAYS[number % 7],
            outlet=outlet,
        )
        for shift in range(3)
    ]
    text = " ".join(lines)
    return Report(
        uid=report_uid(outlet, str(number), "", text), id=str(number), key=str(number), source=outlet, text=text,
        published=_START + number * (HOUR // 2) + MINUTE, source_kind=SourceKind.NEWSPAPER, sha256=str(number),
    )  # fmt: skip
