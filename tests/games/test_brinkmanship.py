import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.games.brinkmanship import Standoff, disaster_by, disaster_in_the_end

standoffs = st.builds(
    Standoff,
    prize=st.floats(0.1, 10),
    loss=st.floats(0.1, 100),
    hazard=st.floats(0.001, 1),
    resolute=st.floats(0.01, 0.9),
)


@given(standoffs)
def test_in_the_long_run_the_two_formulas_agree(standoff: Standoff) -> None:
    long = standoff.days + 60 / standoff.hazard
    assert disaster_by(standoff, long) == pytest.approx(disaster_in_the_end(standoff))


@given(standoffs, st.floats(0, 50), st.floats(0, 50))
def test_the_danger_never_shrinks_as_days_go_by(
    standoff: Standoff, one: float, other: float
) -> None:
    early, late = sorted([one, other])
    assert 0 <= disaster_by(standoff, early) <= disaster_by(standoff, late) + 1e-12 <= 1 + 1e-9


@given(standoffs)
def test_a_hazard_twice_as_high_makes_it_twice_as_short_and_no_more_likely(
    standoff: Standoff,
) -> None:
    twice = Standoff(standoff.prize, standoff.loss, 2 * standoff.hazard, standoff.resolute)
    assert twice.days == pytest.approx(standoff.days / 2)
    assert disaster_by(twice, 3) == pytest.approx(disaster_by(standoff, 6))


@given(standoffs, st.floats(0.05, 0.95))
def test_an_irresolute_side_gains_nothing_by_holding_out_to_any_day(
    standoff: Standoff, share: float
) -> None:
    """The prize if the other gives way first, less the loss if the disaster comes first, for the other's times."""
    days = np.linspace(0, share * standoff.days, 20_001)
    given_way = -np.expm1(-standoff.yielding * days)
    no_disaster = np.exp(-standoff.hazard * days)
    won = np.trapezoid(standoff.prize * no_disaster, given_way)
    lost = np.trapezoid(standoff.loss * standoff.hazard * no_disaster * (1 - given_way), days)
    assert won == pytest.approx(lost, rel=1e-3)


def test_drawing_times_by_chance_comes_to_the_same() -> None:
    standoff = Standoff(prize=2, loss=3, hazard=0.05, resolute=0.3)
    random = np.random.default_rng(1962)
    number = 200_000
    resolute = random.random((2, number)) < standoff.resolute
    # An irresolute side's time: the unconditional rate is constant until all of them have given way.
    draws = random.random((2, number)) * (1 - standoff.resolute)
    times = np.where(resolute, np.inf, -np.log1p(-draws) / standoff.yielding)
    disaster = random.exponential(1 / standoff.hazard, number)
    assert times[~resolute].max() <= standoff.days
    for day in (2, 13, 60):
        share = (disaster < np.minimum(times.min(axis=0), day)).mean()
        assert share == pytest.approx(disaster_by(standoff, day), abs=0.004)


def test_numbers_that_make_no_standoff_are_refused() -> None:
    for wrong in ({"prize": 0}, {"resolute": 1}, {"hazard": -1}):
        with pytest.raises(InputError, match="needs a prize"):
            Standoff(**{"prize": 1, "loss": 1, "hazard": 1, "resolute": 0.5, **wrong})
