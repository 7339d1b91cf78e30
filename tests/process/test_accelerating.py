import numpy as np
import pytest

from excomm.process.accelerating import fixed_point


def test_a_linear_map_is_solved_in_a_few_steps_more_than_it_has_dimensions() -> None:
    luck = np.random.default_rng(1)
    matrix, shift = 0.9 * np.linalg.qr(luck.standard_normal((5, 5)))[0], luck.standard_normal(5)
    found = fixed_point(lambda x: matrix @ x + shift, np.zeros(5), tolerance=1e-10, most=50)
    assert found.point == pytest.approx(np.linalg.solve(np.eye(5) - matrix, shift), abs=1e-8)
    assert found.steps <= 12


def test_a_map_without_a_fixed_point_uses_up_its_steps() -> None:
    found = fixed_point(lambda x: x + 1, np.zeros(1), tolerance=1e-6, most=7)
    assert found.steps == 7
    assert found.change > 1e-6


def test_where_nothing_changes_it_stops_at_once() -> None:
    assert fixed_point(lambda x: x.copy(), np.ones(3), tolerance=1e-9, most=9).steps == 1
