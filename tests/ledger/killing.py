# SPDX-License-Identifier: Apache-2.0
"""Kill a writing process again and again, and say what it had promised: ``python killing.py FOLDER KILLS``.

A program of its own, because only a process without threads forks safely. Each child says on a pipe what
the ledger has told it is done; it is killed a random moment after a random number of such promises, or
while it still opens the file.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from ledger_makers import LAYER, arrival, put_redirect, reading

from nightdesk.ledger import Ledger, StoredReport

DEADLINE = 10.0


def read_and_fold(ledger: Ledger, stored: StoredReport, pipe: int) -> None:
    """A reading and what is derived from it, in one transaction, as the desk does it."""
    with ledger.transaction():
        seq = ledger.store_reading(reading(stored.report, 2), LAYER, stored.received)
        put_redirect(ledger, stored.report.uid, "e", seq=seq, received=stored.received)
        put_redirect(ledger, f"second {stored.report.uid}", "e", seq=seq, received=stored.received)
    os.write(pipe, f"read {stored.report.uid}\n".encode())


def work(path: Path, pipe: int) -> None:
    """In the child, until it is killed: finish what was left, send the last ones again, go on."""
    with Ledger.open(path) as ledger:
        for stored in ledger.unfinished(LAYER):
            read_and_fold(ledger, stored, pipe)
        number = max(0, ledger.last_seq() - 6)
        while True:
            number += 1
            accepted = ledger.accept([arrival(number), arrival(number + 1)])
            os.write(pipe, "".join(f"accepted {one.uid}\n" for one in accepted).encode())
            fresh = ledger.reports([one.uid for one in accepted if one.outcome == "new"])
            for stored in sorted(fresh.values(), key=lambda one: one.seq):
                read_and_fold(ledger, stored, pipe)


def kill_one(path: Path, rng: random.Random) -> list[str]:
    """Start a child, kill it, and give back its promises."""
    source, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(path, pipe)
        finally:
            os._exit(1)
    os.close(pipe)
    told, wanted, until = b"", rng.randrange(5), time.monotonic() + DEADLINE
    while told.count(b"\n") < wanted and select.select([source], [], [], max(0.0, until - time.monotonic()))[0]:
        if not (chunk := os.read(source, 65536)):
            break
        told += chunk
    time.sleep(rng.uniform(0, 0.004 if wanted else 0.03))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while chunk := os.read(source, 65536):
        told += chunk
    os.close(source)
    if not os.WIFSIGNALED(status):
        raise SystemExit(f"a child ended by itself with status {status}")
    return told.decode().splitlines()


def main() -> None:
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    with Ledger.open(folder / "warm.db") as ledger:  # so that children find statements compiled
        ledger.accept([arrival(1)])
        for stored in ledger.unfinished(LAYER):
            read_and_fold(ledger, stored, os.open(os.devnull, os.O_WRONLY))
    rng = random.Random(11)
    rounds = [kill_one(folder / "ledger.db", rng) for _ in range(kills)]
    told = {line for lines in rounds for line in lines}
    json.dump({"told": sorted(told), "at_work": sum(1 for lines in rounds if lines)}, sys.stdout)


if __name__ == "__main__":
    main()
