# SPDX-License-Identifier: Apache-2.0
"""What is settled more readily teaches less, and the other way round."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from nightdesk.weighing import BANDS, band_of
from nightdesk.weighing.selection import weight_of

COUNTS = st.lists(st.integers(0, 400), min_size=BANDS, max_size=BANDS)


def test_bands_run_from_doubted_to_likely() -> None:
    assert [band_of(x) for x in (-9, -1, -0.5, 0.5, 1, 9)] == list(range(BANDS))


def test_where_all_are_settled_alike_every_settlement_counts_once() -> None:
    assert all(math.isclose(weight_of(band, [300] * BANDS, [100] * BANDS), 1.0) for band in range(BANDS))
    assert weight_of(0, [5] * BANDS, [0] * BANDS) == 1.0
    assert weight_of(0, [0] * BANDS, [1] * BANDS) == 1.0


def test_a_band_that_is_rarely_settled_counts_more() -> None:
    among, settled = [1000, 0, 0, 0, 0, 1000], [300, 0, 0, 0, 0, 700]
    assert weight_of(0, among, settled) > 1.3 > 0.9 > weight_of(5, among, settled)


@given(COUNTS, COUNTS, st.integers(0, BANDS - 1))
def test_weights_stay_within_bounds_and_keep_the_sum(among: list[int], settled: list[int], band: int) -> None:
    assert 1 / 3 <= weight_of(band, among, settled) <= 3
