#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Renews the hash-pinned lock files from the *.in files (needs uv). They name no index.
set -eu
cd "$(dirname "$0")/../requirements"
sed -n '/^dependencies = \[/,/^\]/p' ../pyproject.toml | sed -n 's/^  "\(.*\)",$/\1/p' > run.in
for name in build run dev; do
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
    --custom-compile-command "scripts/lock.sh" "$name.in" -o "$name.txt"
done
