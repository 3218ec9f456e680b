# SPDX-License-Identifier: Apache-2.0
"""``python -m benchmarks.cost --claims N [--plot FILE]``: the figures, and their plot as SVG."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.cost import measure
from benchmarks.cost.plot import plot


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.cost", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    costs = []
    for one in measure(args.claims):
        costs.append(one)
        sys.stdout.write(
            f"{one.claims:>9,} claims: {one.median:.2f} ms a claim (median; mean {one.mean:.2f}, processor {one.processor:.2f}), "
            f"file {one.megabytes:.0f} MB\n"
        )
        sys.stdout.flush()
        if args.plot is not None:  # after every size, so that a run that is cut short leaves what it has measured
            args.plot.write_text(plot(costs, "What a claim costs as the ledger grows"), "utf-8")
    return 0 if costs else 3


if __name__ == "__main__":
    sys.exit(main())
