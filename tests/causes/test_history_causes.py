"""How sure a mean degree of responsibility is, however alike the contexts are."""

import numpy as np
import pytest

from excomm.causes.history_causes import interval_of_mean


@pytest.mark.parametrize(
    ("degree", "low", "high"), [(1.0, 0.8, 1.0), (0.0, 0.0, 0.2), (0.5, 0.4, 0.6)]
)
def test_contexts_that_are_all_alike_leave_room_for_those_not_seen(
    degree: float, low: float, high: float
) -> None:
    """By the interval of Clopper and Pearson none of 16 draws leaves a share of up to 21 %."""
    found = interval_of_mean(np.full(32, degree), np.repeat(np.arange(16), 2))
    assert found == pytest.approx((low, high), abs=0.01)


def test_more_draws_leave_less_room_and_one_context_hardly_says_anything() -> None:
    many, _ = interval_of_mean(np.ones(300), np.arange(300))
    assert 0.985 < many < 1
    one, _ = interval_of_mean(np.ones(1), np.zeros(1, np.int64))
    assert one < 0.05


def test_draws_that_differ_give_the_interval_of_their_mean() -> None:
    low, high = interval_of_mean(np.array([0.0, 1.0, 0.0, 1.0]), np.arange(4))
    assert (low, high) == (0.0, 1.0)
    low, high = interval_of_mean(np.tile([0.4, 0.6], 50), np.arange(100))
    assert (low, high) == pytest.approx((0.48, 0.52), abs=0.001)
