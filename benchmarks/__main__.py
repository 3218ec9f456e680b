# SPDX-License-Identifier: Apache-2.0
"""``python -m benchmarks NAME [--data DIR] [--split dev] [--folds DIR] [--json]``.

A set whose data is missing prints NOT MEASURED and exits with 3: it never passes.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from importlib import import_module
from pathlib import Path

NAMES = (
    "agreement",
    "belief",
    "cameo_class",
    "cameo_ner",
    "causal_news",
    "copies",
    "corrections",
    "cost",
    "counts",
    "ecbplus",
    "geneva",
    "muc4",
    "names",
    "own",
    "pairs",
    "places",
    "plv",
    "polnear",
    "reference",
    "relations",
    "speed",
    "times",
    "uds_ih2",
    "wikievents",
)
"""Modules of this package; each has ``run(data, split) -> dict``, and ``folds`` where its set has no dev split."""

_NESTED = {"belief": "belief.run"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--data", type=Path, default=Path(), help="folder with the sets in their published formats")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--folds", type=Path, help="folder with a model folder a fold (0 … 4): scores the train rows")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    run = import_module(f"benchmarks.{_NESTED.get(args.name, args.name)}").run
    if args.folds and "folds" not in inspect.signature(run).parameters:
        parser.error(f"{args.name} has a dev split of its own; --folds is for sets without one")
    result = run(args.data, args.split, **({"folds": args.folds} if args.folds else {}))
    if args.json:
        sys.stdout.write(json.dumps(result, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{name:<44} {_shown(value)}\n" for name, value in result.items()))
    return 3 if any(str(value).startswith("NOT MEASURED") for value in result.values()) else 0


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key} {one}" for key, one in value.items())
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
