# SPDX-License-Identifier: Apache-2.0
"""What a claim costs as the ledger grows, from its arrival to its beliefs, on a real file.

``python -m benchmarks.cost --claims 1000000 --plot docs/figures/cost.svg``, or ``python -m benchmarks cost --split 100000``.

Invariant: what is timed is the desk's own way of a report, without the model: reports arrive in batches as they do in life, each batch is
one transaction that is on disk when it ends. Processor time is given beside the clock, because other work may share the machine.
"""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.cost.world import Unnamed, World
from nightdesk.desk import Desk
from nightdesk.vocabulary.report import Report

_BATCH, _TIMED = 32, 40  # reports a batch, batches that are timed at each size
_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
_BASE = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a claim cost at a size of the ledger, in milliseconds: median and mean over batches."""

    claims: int
    median: float
    mean: float
    processor: float  # median of processor time
    megabytes: float


def run(data: Path, split: str = "dev") -> dict[str, object]:
    """Costs at every size up to ``split`` claims (100,000 by default), and how they grew from 10,000 on."""
    del data  # the world is made up here
    costs = list(measure(int(split) if split.isdigit() else 100_000))
    out: dict[str, object] = {
        f"at {one.claims:,} claims": {
            "ms a claim, median": round(one.median, 2), "mean": round(one.mean, 2),
            "processor ms": round(one.processor, 2), "file MB": round(one.megabytes),
        }
        for one in costs
    }  # fmt: skip
    base = next((one for one in costs if one.claims == _BASE), None)
    last = costs[-1] if costs else None
    if base is None or last is None or last.claims <= _BASE:
        out["growth"] = "NOT MEASURED: needs more than 10,000 claims"
    else:
        out["growth"] = {
            f"{last.claims:,} over {_BASE:,}": round(last.median / base.median, 2),
            "processor": round(last.processor / base.processor, 2),
        }
    out["resident memory at most, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return out


def measure(most: int) -> Iterator[Cost]:
    """Grow a ledger to ``most`` claims and time some batches at each size."""
    world = World()
    source = world.reports()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cost.db"
        with Desk.open(path, reader=world, namer=Unnamed()) as desk:
            for size in (one for one in _SIZES if one <= most):
                while world.claims < size:
                    desk.add(list(islice(source, _BATCH)), replay=True)
                rows = [_timed(desk, world, source) for _ in range(_TIMED)]
                clock = [seconds / claims for claims, seconds, _ in rows if claims]
                used = [seconds / claims for claims, _, seconds in rows if claims]
                yield Cost(
                    claims=size, median=1000 * statistics.median(clock), mean=1000 * statistics.fmean(clock),
                    processor=1000 * statistics.median(used), megabytes=path.stat().st_size / 2**20,
                )  # fmt: skip


def _timed(desk: Desk, world: World, source: Iterator[Report]) -> tuple[int, float, float]:
    """The claims of one more batch, and the seconds by the clock and of the processor that it took."""
    before = world.claims
    batch = list(islice(source, _BATCH))
    clock, used = time.perf_counter(), time.process_time()
    desk.add(batch, replay=True)
    return world.claims - before, time.perf_counter() - clock, time.process_time() - used
