import numpy as np
import pytest
from scipy import stats

from excomm.process.intervals import interval_of


@pytest.mark.parametrize(("count", "runs"), [(0, 10), (3, 10), (10, 10), (1, 1), (250, 10_000)])
def test_each_end_is_where_so_extreme_a_count_becomes_one_in_forty(count: int, runs: int) -> None:
    (low,), (high,) = interval_of(np.array([count]), runs)
    if count:
        assert stats.binom.sf(count - 1, runs, low) == pytest.approx(0.025)
    else:
        assert low == 0
    if count < runs:
        assert stats.binom.cdf(count, runs, high) == pytest.approx(0.025)
    else:
        assert high == 1
