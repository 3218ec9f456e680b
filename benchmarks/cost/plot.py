# SPDX-License-Identifier: Apache-2.0
"""The cost of a claim against the size of the ledger, as SVG: both axes plain, the horizontal one logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.cost import Cost

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 560, 300, 56, 44, 28
_CURVES = (("median", "#1f5fa8", "clock, median"), ("processor", "#b4531f", "processor, median"))


def plot(costs: Sequence[Cost], title: str) -> str:
    """The curves of clock and processor time.

    Args:
        costs: at least one size, in order.
        title: shown above the plot.
    """
    most = max(max(one.median, one.processor) for one in costs) * 1.15
    low, high = math.log10(costs[0].claims), math.log10(max(costs[-1].claims, costs[0].claims * 10))

    def x(claims: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - 16) * (math.log10(claims) - low) / (high - low)

    def y(ms: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * ms / most

    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-family="sans-serif" font-size="11">',
        f"<title>{title}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/><text x="{_LEFT}" y="16" font-size="12">{title}</text>',
    ]
    for one in costs:
        rows.append(
            f'<line x1="{x(one.claims):.1f}" x2="{x(one.claims):.1f}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}" stroke="#eee"/>'
            f'<text x="{x(one.claims):.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">{one.claims:,}</text>'
        )
    for step in range(5):
        ms = most * step / 4
        rows.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - 16}" y1="{y(ms):.1f}" y2="{y(ms):.1f}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 6}" y="{y(ms) + 4:.1f}" text-anchor="end">{ms:.1f}</text>'
        )
    for order, (field, colour, label) in enumerate(_CURVES):
        points = " ".join(f"{x(one.claims):.1f},{y(getattr(one, field)):.1f}" for one in costs)
        rows.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        rows.append(f'<text x="{_WIDTH - 150}" y="{_TOP + 14 + 15 * order}" fill="{colour}">{label}</text>')
    rows.append(
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 8}" text-anchor="middle">claims in the ledger; milliseconds a claim</text></svg>'
    )
    return "\n".join(rows) + "\n"
