# SPDX-License-Identifier: Apache-2.0
"""Epochs as views: against plain dictionaries, along branches, and with ratings on top."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nightdesk.vocabulary.judgement import Parameters
from nightdesk.weighing import PARAMETERS, Epochs, rated

CHANGES = st.dictionaries(st.sampled_from(["right:a", "wrong:a", "slope"]), st.floats(0, 9), max_size=3)


@given(st.lists(st.tuples(st.integers(0, 30), CHANGES), max_size=12))
def test_every_epoch_is_those_that_it_builds_on_with_its_own_on_top(steps: list[tuple[int, dict[str, float]]]) -> None:
    epochs, plain, names = Epochs(), {PARAMETERS.epoch: dict(PARAMETERS.values)}, [PARAMETERS.epoch]
    for number, (back, changed) in enumerate(steps):
        base = names[-1 - back % len(names)]  # now and then from an earlier one: an undone settlement
        name = f"ep-{number}"
        epochs.add(Parameters(epoch=name, values=changed, received=number, base=base))
        plain[name] = {**plain[base], **changed}
        names.append(name)
    for name, values in plain.items():
        whole = epochs.whole(name)
        assert dict(whole.values) == values
        assert len(whole.values) == len(values)
        assert whole.values.get("never said") is None


def test_ratings_lie_on_top_and_leave_the_epoch_as_it_is() -> None:
    epochs = Epochs()
    epochs.add(Parameters(epoch="ep", values={"rate:A": 0.5}, base=PARAMETERS.epoch))
    whole = epochs.whole("ep")
    over = rated(whole, {"Alpha Wire": "A", "Beta Times": "F"})
    assert over.values["rate:Alpha Wire"] == PARAMETERS.values["rating:A"]
    assert "rate:Beta Times" not in over.values
    assert "rate:Alpha Wire" not in whole.values
    assert rated(whole, {}) is whole
