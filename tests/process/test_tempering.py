"""Tempered draws against posteriors that are known in closed form."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from excomm.process.tempering import Tempered, tempered_draws
from tests.process.posteriors import ConjugateNormal, share_right, two_bumps

Numbers = NDArray[np.float64]

PARTICLES = 2000


def drawn(likelihood: Callable[[Numbers], Numbers], priors: int, seed: int = 0) -> Tempered:
    luck = np.random.default_rng(seed)
    return tempered_draws(likelihood, priors, particles=PARTICLES, luck=luck)


@pytest.mark.parametrize(("priors", "spread"), [(1, 0.5), (1, 0.02), (30, 0.5)])
def test_they_agree_with_a_conjugate_normal(priors: int, spread: float) -> None:
    exact = ConjugateNormal(priors, spread)
    found = drawn(exact.likelihood, priors)
    # Particles that descend from the same one are not independent: half of them are counted.
    error = math.sqrt(exact.variance / (PARTICLES / 2))
    assert np.abs(found.scores.mean(axis=0) - exact.mean).max() < 4 * error
    spreads = found.scores.var(axis=0) / exact.variance
    assert np.abs(spreads - 1).max() < 4 * math.sqrt(2 / (PARTICLES / 2))
    assert found.evidence == pytest.approx(
        exact.evidence, abs=4 * math.sqrt(found.rungs / PARTICLES)
    )


def test_each_of_two_bumps_keeps_its_share() -> None:
    found = drawn(two_bumps, 5)
    right = float((found.scores[:, 0] > 0).mean())
    assert right == pytest.approx(share_right(), abs=4 * math.sqrt(0.25 / (PARTICLES / 4)))


def test_a_likelihood_that_says_nothing_leaves_the_priors_in_one_rung() -> None:
    found = drawn(lambda scores: np.zeros(scores.shape[0]), 3)
    assert (found.rungs, found.evidence) == (1, 0)
    assert np.abs(found.scores.mean(axis=0)).max() < 4 / math.sqrt(PARTICLES)


def test_the_same_luck_gives_the_same() -> None:
    once, again, other = (drawn(two_bumps, 2, seed) for seed in (3, 3, 4))
    assert np.array_equal(once.scores, again.scores)
    assert not np.array_equal(once.scores, other.scores)
