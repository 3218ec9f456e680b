# SPDX-License-Identifier: Apache-2.0
"""``python -m benchmarks NAME [--data DIR] [--split dev] [--json]``.

A set whose data is missing prints NOT MEASURED and exits with 3: it never passes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks import copies, counts, places, reading, speed, times
from benchmarks.belief import run as belief

_BENCHMARKS = {
    "belief": belief,
    "copies": copies,
    "counts": counts,
    "places": places,
    "reading": reading,
    "speed": speed,
    "times": times,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(_BENCHMARKS))
    parser.add_argument("--data", type=Path, default=None, help="folder with the sets in their published formats")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    result = _BENCHMARKS[args.name].run(args.data or Path(), args.split)
    if args.json:
        sys.stdout.write(json.dumps(result, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{name:<44} {_shown(value)}\n" for name, value in result.items()))
    return 3 if any(value == "NOT MEASURED" for value in result.values()) else 0


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key} {one}" for key, one in value.items())
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
