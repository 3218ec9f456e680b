# SPDX-License-Identifier: Apache-2.0
"""May two names stand for one actor? By the strings alone; what the curated file knows comes before."""

from nightdesk.naming.matching.compare import SAME, Match, compare

__all__ = ["SAME", "Match", "compare"]
