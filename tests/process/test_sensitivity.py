"""Sensitivity against closed forms: the probability that neither of two clocks rings is a product."""

import math

import numpy as np
import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.process.sensitivity import Sensitivity
from tests.process.writing import crisis_of, idle

DAYS = 10.0
RANGES = {"fast": (0.02, 0.2), "slow": (0.01, 0.05)}
CRISIS = crisis_of(
    actors=idle(),
    events={
        **{
            name: {"when": "not p", "rate": f"uniform({low}, {high}) per day", "sets": ["p"]}
            for name, (low, high) in RANGES.items()
        },
        "idle": {"when": "not q", "rate": "uniform(0.1, 2) per day", "sets": ["q"]},
    },
)


def moments(name: str) -> tuple[float, float]:
    """Mean and mean square of the probability that a clock of unknown rate does not ring."""
    low, high = RANGES[name]

    def mean(days: float) -> float:
        return (math.exp(-days * low) - math.exp(-days * high)) / (days * (high - low))

    return mean(DAYS), mean(2 * DAYS)


def shares() -> dict[str, tuple[float, float]]:
    """What each clock explains of the variance alone, and with interactions."""
    (a, aa), (b, bb) = moments("fast"), moments("slow")
    whole = aa * bb - (a * b) ** 2
    return {
        "fast": ((aa - a * a) * b * b / whole, (aa - a * a) * bb / whole),
        "slow": ((bb - b * b) * a * a / whole, (bb - b * b) * aa / whole),
    }


def by_name(found: Sensitivity) -> dict[str, tuple[float, float, float | None]]:
    return {one.name.split(".")[1]: (one.effect, one.error, one.alone) for one in found.drivers}


def test_sobol_finds_the_shares_of_the_variance() -> None:
    found = by_name(ex.sensitivity(CRISIS, method="sobol", rounds=128))
    for name, (alone, total) in shares().items():
        assert found[name][0] == pytest.approx(total, abs=max(0.02, found[name][1]))
        assert found[name][2] == pytest.approx(alone, abs=0.06)
    assert found["idle"] == pytest.approx((0, 0, 0), abs=1e-9)


def test_shapley_splits_interactions_evenly() -> None:
    found = by_name(ex.sensitivity(CRISIS, method="shapley", rounds=250))
    for name, (alone, total) in shares().items():
        assert found[name][0] == pytest.approx((alone + total) / 2, abs=1.5 * found[name][1])
    assert found["idle"][0] == pytest.approx(0, abs=1e-9)
    assert sum(effect for effect, _, _ in found.values()) == pytest.approx(1)


def test_morris_finds_the_mean_of_elementary_effects() -> None:
    """An effect is that of a step of two thirds, from the low or the next level, at any level of the other."""
    found = by_name(ex.sensitivity(CRISIS, method="morris", rounds=100))
    levels = np.array([0.01, 1 / 3, 2 / 3, 0.99])

    def silent(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        low, high = RANGES[name]
        silence: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = np.exp(
            -DAYS * (low + (high - low) * levels)
        )
        return silence

    for name, other in (("fast", "slow"), ("slow", "fast")):
        steps = (silent(name)[:2] - silent(name)[2:]) / (2 / 3)
        expected = steps.mean() * silent(other).mean()
        assert found[name][0] == pytest.approx(expected, abs=1.5 * found[name][1])
    assert found["idle"][0] == pytest.approx(0, abs=1e-9)


def test_both_ends_of_each_prior_are_tried_with_all_else_at_the_median() -> None:
    found = ex.sensitivity(CRISIS, rounds=2)
    fast = next(one for one in found.drivers if "fast" in one.name)
    at_low, at_high = 0.02 + 0.05 * 0.18, 0.02 + 0.95 * 0.18
    assert (fast.at_low.value, fast.at_high.value) == pytest.approx((at_low, at_high))
    assert fast.low == pytest.approx(1 - math.exp(-DAYS * (at_low + 0.03)))
    assert fast.high == pytest.approx(1 - math.exp(-DAYS * (at_high + 0.03)))
    assert found.central == pytest.approx(1 - math.exp(-DAYS * (0.11 + 0.03)))


def test_the_largest_effect_stands_first_and_the_same_seed_gives_the_same() -> None:
    once, again = (ex.sensitivity(CRISIS, rounds=4, seed=3, workers=w) for w in (1, 2))
    assert once.drivers == again.drivers
    assert once.drivers[0].name == "events.fast.rate"
    assert once.table().columns["prior"][0] == "events.fast.rate"


def test_an_outcome_and_a_day_can_be_chosen() -> None:
    found = ex.sensitivity(CRISIS, outcome="no", until=2, rounds=2)
    assert (found.outcome, found.days) == ("no", 2)
    assert found.central == pytest.approx(math.exp(-2 * 0.14))


def test_where_nothing_matters_all_effects_are_nothing() -> None:
    still = crisis_of(
        actors=idle(),
        events={"e": {"when": "q", "rate": "uniform(1, 2) per day", "sets": ["p"]}},
    )
    for method in ("morris", "sobol", "shapley"):
        found = ex.sensitivity(still, method=method, rounds=4)
        assert [one.effect for one in found.drivers] == [0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"outcome": "yess"}, "did you mean 'yes'?"),
        ({"method": "anova"}, "known: morris, sobol, shapley"),
        ({"rounds": 1}, "1 rounds cannot be done"),
        ({"method": "sobol", "rounds": 12}, "ask for a power of 2, as 16"),
        ({"seed": -1}, "seed"),
    ],
)
def test_what_cannot_be_asked_is_said(options: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as caught:
        ex.sensitivity(CRISIS, **options)  # type: ignore[arg-type]  # wrong on purpose
    assert said in str(caught.value)


def test_a_crisis_in_which_all_is_known_says_so() -> None:
    with pytest.raises(InputError, match="all its quantities are known"):
        ex.sensitivity(ex.load("chicken"))


def test_an_interruption_before_two_rounds_are_whole_says_how_far_it_came() -> None:
    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(InputError, match="interrupted after 3 of 15 processes") as caught:
        ex.sensitivity(CRISIS, rounds=2, on_draw=stop)
    assert "let it run longer" in caught.value.remedy
