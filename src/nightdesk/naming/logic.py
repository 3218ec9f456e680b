# SPDX-License-Identifier: Apache-2.0
"""logic-v2 of nomenklatura, where the extra ``[names]`` is installed (it needs ICU to build).

It is a second opinion and a yardstick; nothing in Nightdesk depends on it.
"""

from __future__ import annotations

from collections.abc import Callable


def logic_v2() -> Callable[..., float] | None:
    """A function ``(left, right, *, person: bool) -> score 0 … 1``; None where the extra is not installed."""
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2
        from nomenklatura.matching.types import ScoringConfig
    except ImportError:
        return None
    config = ScoringConfig.defaults()

    def score(left: str, right: str, *, person: bool) -> float:
        schema = "Person" if person else "Organization"
        one, other = (
            model.get_proxy({"id": f"{side} {name}", "schema": schema, "properties": {"name": [name]}})
            for side, name in (("left", left), ("right", right))  # an id of its own each: it caches by id
        )
        return float(LogicV2.compare(one, other, config).score)

    return score
