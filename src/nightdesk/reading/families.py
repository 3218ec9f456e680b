# SPDX-License-Identifier: Apache-2.0
"""Families of kinds that reading needs: what is violence, what does harm, what comes of harm."""

from __future__ import annotations

VIOLENT = frozenset([
    "attack", "shooting", "bombing", "airstrike", "shelling", "armed_clash", "assassination", "explosion", "riot", "destruction",
])  # fmt: skip
HARMFUL = VIOLENT | frozenset([
    "accident", "fire", "crash", "sinking", "collapse", "earthquake", "flood", "storm", "outbreak", "protest", "abduction",
])  # fmt: skip
CONSEQUENCES = frozenset(["death", "injury"])
