"""The chance that enough people agree is that of closed forms, and of counting every answer."""

from __future__ import annotations

from itertools import pairwise, product
from math import isclose, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import betaincinv
from scipy.stats import betabinom

from excomm.errors import ExcommError
from excomm.process.agreeing import at_least, at_least_in_sequence, leanings_to_yes

probabilities = st.floats(0, 1).map(lambda value: round(value, 3))
several = st.lists(probabilities, min_size=1, max_size=5)


def test_three_of_three_at_six_tenths_are_0216_when_independent() -> None:
    assert isclose(at_least([0.6] * 3, 3), 0.216)


def test_half_correlated_they_are_nearly_twice_as_likely() -> None:
    # Moments of Beta(0.6, 0.4): 0.6 * 1.6 * 2.6 / (1 * 2 * 3).
    assert isclose(at_least([0.6] * 3, 3, correlation=0.5), 0.416)


@settings(max_examples=200, deadline=None)
@given(several, st.data())
def test_independent_people_are_counted_answer_by_answer(
    chances: list[float], data: st.DataObject
) -> None:
    need = data.draw(st.integers(0, len(chances)))
    expected = sum(
        prod(
            chance if answer else 1 - chance
            for chance, answer in zip(chances, answers, strict=True)
        )
        for answers in product((0, 1), repeat=len(chances))
        if sum(answers) >= need
    )
    assert isclose(at_least(chances, need), expected, abs_tol=1e-12)


@settings(max_examples=200, deadline=None)
@given(several, probabilities, st.data())
def test_people_in_sequence_are_counted_answer_by_answer(
    chances: list[float], deference: float, data: st.DataObject
) -> None:
    need = data.draw(st.integers(0, len(chances)))
    expected = 0.0
    for answers in product((0, 1), repeat=len(chances)):
        weight = chances[0] if answers[0] else 1 - chances[0]
        for chance, before, answer in zip(chances[1:], answers, answers[1:], strict=False):
            yes = (1 - deference) * chance + deference * before
            weight *= yes if answer else 1 - yes
        expected += weight * (sum(answers) >= need)
    assert isclose(
        at_least_in_sequence(chances, need, deference=deference), expected, abs_tol=1e-12
    )


@pytest.mark.parametrize("correlation", [0.05, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("need", [1, 2, 3])
def test_unlike_people_with_a_common_cause_agree_with_adaptive_quadrature(
    correlation: float, need: int
) -> None:
    chances = [0.6, 0.5, 0.2]
    precision = (1 - correlation) / correlation

    def given_cause(cause: float) -> float:
        leanings = [
            betaincinv(chance * precision, (1 - chance) * precision, cause) for chance in chances
        ]
        return at_least(leanings, need)

    expected = quad(given_cause, 0, 1, limit=200, points=[0.2, 0.4, 0.5, 0.8])[0]
    assert isclose(at_least(chances, need, correlation=correlation), expected, abs_tol=1e-4)


def test_people_of_nearly_equal_mind_join_on_to_the_closed_form() -> None:
    equal = at_least([0.6, 0.6, 0.6], 3, correlation=0.5)
    nearly = at_least([0.6, 0.6, 0.6 + 1e-9], 3, correlation=0.5)
    assert isclose(equal, nearly, abs_tol=1e-6)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([0.2, 0.5, 0.6]), min_size=2, max_size=3))
def test_correlation_eats_unanimity_as_a_safeguard(chances: list[float]) -> None:
    need = len(chances)
    ways = [at_least(chances, need, correlation=value) for value in (0, 0.3, 0.6, 0.9, 1)]
    assert all(after > before - 1e-6 for before, after in pairwise(ways))
    assert isclose(ways[-1], min(chances))


@pytest.mark.parametrize(
    ("chances", "need", "correlation"), [([], 0, 0), ([0.5], 2, 0), ([1.5], 1, 0), ([0.5], 1, 2)]
)
def test_what_is_no_probability_is_refused(
    chances: list[float], need: int, correlation: float
) -> None:
    with pytest.raises(ExcommError):
        at_least(chances, need, correlation=correlation)


@pytest.mark.parametrize("chance", [1e-6, 1e-3, 0.05, 0.6, 0.999])
@pytest.mark.parametrize("correlation", [0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999])
def test_the_table_to_draw_from_is_right_where_yes_is_rare_and_where_people_are_of_nearly_one_mind(
    chance: float, correlation: float
) -> None:
    weights, leanings = leanings_to_yes([chance, chance, 0.6], correlation)
    assert weights.sum() == pytest.approx(1)
    assert leanings @ weights == pytest.approx([chance, chance, 0.6], rel=1e-6)
    precision = (1 - correlation) / correlation
    both = betabinom.sf(1, 2, chance * precision, (1 - chance) * precision)
    assert (leanings[0] * leanings[1]) @ weights == pytest.approx(both, rel=0.005)
