"""Weighted draws with a surrogate: against closed forms, against a grid, and when they are stopped."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from excomm.errors import InputError
from excomm.process.adapting import Weighted, weighted_draws
from excomm.process.surrogate import surrogate_of
from tests.process.posteriors import (
    ConjugateNormal,
    banana,
    banana_on_a_grid,
    share_right,
    two_bumps,
)

Numbers = NDArray[np.float64]


def mean_of(found: Weighted, values: Numbers) -> tuple[float, float]:
    """The posterior mean of some values of the draws, and its standard error."""
    mean = float(found.weights @ values)
    return mean, float(np.sqrt(found.weights**2 @ (values - mean) ** 2))


@pytest.mark.parametrize(("priors", "spread", "rounds"), [(1, 0.3, 4), (30, 1.0, 8)])
def test_they_agree_with_a_conjugate_normal(priors: int, spread: float, rounds: int) -> None:
    exact = ConjugateNormal(priors, spread)
    found = weighted_draws(
        lambda scores, _: exact.likelihood(scores), priors, draws=64, rounds=rounds, seed=1
    )
    assert found.effective > 0.3 * found.weights.size
    for at in range(priors):
        mean, error = mean_of(found, found.scores[:, at])
        assert mean == pytest.approx(exact.mean, abs=4 * error)
        assert error < 1.5 * math.sqrt(exact.variance / found.effective)
    # A square's few far draws are easily missed, so a single one is no test.
    squares = [mean_of(found, (found.scores[:, at] - exact.mean) ** 2)[0] for at in range(priors)]
    assert np.mean(squares) == pytest.approx(exact.variance, rel=0.1)
    # The particles that follow the guess have a share in the error, some hundredths.
    assert found.evidence == pytest.approx(exact.evidence, abs=4 * found.evidence_error + 0.1)
    assert found.evidence_error < 0.15


def test_a_banana_is_followed_around_its_bend() -> None:
    evidence, height, square = banana_on_a_grid()
    found = weighted_draws(lambda scores, _: banana(scores), 2, draws=64, rounds=8, seed=0)
    assert found.effective > 100
    for exact, values in ((height, found.scores[:, 1]), (square, found.scores[:, 1] ** 2)):
        mean, error = mean_of(found, values)
        assert mean == pytest.approx(exact, abs=4 * error)
    assert found.evidence == pytest.approx(evidence, abs=4 * found.evidence_error + 0.1)


def test_each_of_two_bumps_keeps_its_share() -> None:
    found = weighted_draws(lambda scores, _: two_bumps(scores), 4, draws=64, rounds=8, seed=0)
    right, error = mean_of(found, (found.scores[:, 0] > 0).astype(float))
    assert found.effective > 100
    assert right == pytest.approx(share_right(), abs=4 * error)


def test_draws_without_any_likelihood_are_draws_that_weigh_nothing() -> None:
    def likelihood(scores: Numbers, _: int) -> Numbers:
        return np.where(scores[:, 0] > 0, -2 * (scores[:, 1] - 1) ** 2, -np.inf)

    found = weighted_draws(likelihood, 2, draws=64, rounds=6, seed=0)
    # Half of the priors, times the mean of exp(-2 (x - 1)^2) over one score.
    exact = math.log(0.5) + 0.5 * math.log(0.2) - 0.4
    assert found.evidence == pytest.approx(exact, abs=4 * found.evidence_error + 0.1)
    assert (found.weights[found.scores[:, 0] <= 0] == 0).all()
    assert found.effective > 60


def test_no_more_is_drawn_than_is_enough() -> None:
    found = weighted_draws(
        lambda scores, _: -2 * scores[:, 0] ** 2, 2, draws=50, rounds=9, seed=0, enough=70
    )
    assert found.effective >= 70
    assert 1 < found.rounds < 4


def test_the_same_draw_twice_counts_as_one() -> None:
    scores = np.array([[0.0], [1.0], [1.0], [1.0]])
    found = Weighted(scores, np.zeros(4), np.array([0.5, 0.2, 0.2, 0.1]), 0.0, 0.0, 1, False)
    assert found.effective == pytest.approx(2)


def test_work_that_breaks_off_within_a_round_counts_as_far_as_it_came() -> None:
    def likelihood(scores: Numbers, before: int) -> Numbers:
        found = -(scores[:, 0] ** 2)
        if before:
            found[10:] = np.nan
        return found

    found = weighted_draws(likelihood, 1, draws=50, rounds=5, seed=0)
    assert found.weights.size == 60
    assert found.interrupted


def test_work_that_is_stopped_between_rounds_keeps_those_that_are_done() -> None:
    def likelihood(scores: Numbers, before: int) -> Numbers:
        if before == 100:
            raise KeyboardInterrupt
        return -(scores[:, 0] ** 2)

    found = weighted_draws(likelihood, 1, draws=50, rounds=5, seed=0)
    assert (found.weights.size, found.rounds, found.interrupted) == (100, 2, True)


def test_work_that_is_stopped_at_once_has_nothing_to_show() -> None:
    def likelihood(_scores: Numbers, _before: int) -> Numbers:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        weighted_draws(likelihood, 1, draws=50, rounds=5, seed=0)


@pytest.mark.parametrize("rounds", [1, 3])
def test_no_likelihood_above_zero_is_an_error(rounds: int) -> None:
    with pytest.raises(InputError, match="gives history no chance"):
        weighted_draws(
            lambda scores, _: np.full(scores.shape[0], -np.inf), 2, draws=20, rounds=rounds, seed=0
        )


def test_a_guess_says_how_far_it_is_from_what_it_has_not_seen() -> None:
    luck = np.random.default_rng(0)
    scores, unseen = luck.standard_normal((2, 200, 3))
    noise = 0.5 * luck.standard_normal(200)
    guess = surrogate_of(scores, 2 * scores[:, 0] - scores[:, 1] ** 2 + noise)
    assert guess.error == pytest.approx(0.5, rel=0.25)
    apart = guess.guess(unseen) - (2 * unseen[:, 0] - unseen[:, 1] ** 2)
    assert np.abs(apart[np.abs(unseen).max(axis=1) < 1.5]).max() < 0.6
