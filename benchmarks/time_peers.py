# SPDX-License-Identifier: Apache-2.0
"""What other libraries make of a time phrase: a moment each, given the bare phrase and the local time of publication.

They are imported only here and only when this runs; one that is not installed is NOT MEASURED.
"""

from __future__ import annotations

import importlib
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from benchmarks.phrases import Case
from nightdesk.reading.times import phrases_in

Peer = Callable[[str, datetime], datetime | None]
NOT_MEASURED = "NOT MEASURED"


def beside(cases: Sequence[Case]) -> dict[str, object]:
    """Share of phrases whose moment lies in the wanted interval, and phrases a second, for us and for each peer.

    Measured on the phrases with a bounded interval; a moment is the start of what we return, or what a peer returns.
    """
    bounded = [case for case in cases if case.start and case.end]
    out: dict[str, object] = {"nightdesk": _scored(bounded, None)}
    for name, load in (("dateparser", _dateparser), ("parsedatetime", _parsedatetime), ("timefhuman", _timefhuman)):
        try:
            peer = load()
        except ImportError:
            out[name] = NOT_MEASURED
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            out[name] = _scored(bounded, peer)
    return out


def _scored(cases: Sequence[Case], peer: Peer | None) -> dict[str, object]:
    ready = [(case, case.reference) for case in cases]
    good, began = 0, time.process_time()
    for case, reference in ready:
        zone = reference.zone or ZoneInfo("UTC")
        if peer is None:
            found = phrases_in(case.phrase, reference)
            moment = found[0].first if len(found) == 1 else None
            at = datetime.fromtimestamp(moment / 1e6, zone) if moment is not None else None
        else:
            at = _asked(peer, case.phrase, reference.local.replace(tzinfo=None), zone)
        good += at is not None and datetime.fromisoformat(case.start) <= at < datetime.fromisoformat(case.end)
    seconds = max(time.process_time() - began, 1e-9)
    return {"right": round(100 * good / len(cases), 1), "phrases": len(cases), "phrases/s": round(len(cases) / seconds)}


def _asked(peer: Peer, phrase: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    try:
        answer = peer(phrase, now)
    except Exception:
        return None  # what a peer cannot read it has not found
    if answer is None:
        return None
    return answer if answer.tzinfo is not None else answer.replace(tzinfo=zone) + timedelta(0)


def _dateparser() -> Peer:
    module = importlib.import_module("dateparser")

    def parse(phrase: str, now: datetime) -> datetime | None:
        settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "past"}
        found: datetime | None = module.parse(phrase, languages=["en"], settings=settings)
        return found

    return parse


def _parsedatetime() -> Peer:
    calendar = importlib.import_module("parsedatetime").Calendar()

    def parse(phrase: str, now: datetime) -> datetime | None:
        found, status = calendar.parseDT(phrase, now)
        return found if status else None

    return parse


def _timefhuman() -> Peer:
    module = importlib.import_module("timefhuman")

    def parse(phrase: str, now: datetime) -> datetime | None:
        found = module.timefhuman(phrase, module.tfhConfig(now=now))
        while isinstance(found, (list, tuple)) and found:
            found = found[0]
        return found if isinstance(found, datetime) else None

    return parse
