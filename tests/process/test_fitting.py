"""Posteriors against closed forms, and against histories made up from known quantities."""

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

import excomm as ex
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.process.adapting import effective, weighted_draws
from excomm.process.fitting import Fit
from excomm.process.running import story_of
from tests.process.places import process_of
from tests.process.writing import crisis_of, idle

LEVELS = (0.05, 0.5, 0.95)


def dated(*days: float) -> list[str]:
    """Dates of days from the start."""
    return [
        f"1962-10-{16 + int(day):02d}T{int(day % 1 * 24):02d}:{round(day % 1 * 1440) % 60:02d}"
        for day in days
    ]


RATE = {"e": {"when": "not p", "rate": "gamma(2, 0.2) per day", "sets": ["p"]}}


def one_clock() -> Crisis:
    """A clock whose rate has a gamma prior; it has rung on day 4.5."""
    return crisis_of(
        actors=idle(),
        events=RATE,
        history=[{"on": "1962-10-20", "event": "e", "sets": ["p"]}],
    )


@pytest.fixture(scope="module")
def found() -> Fit:
    return ex.fit(one_clock(), draws=300, rounds=3)


def test_a_gamma_prior_of_a_rate_becomes_the_gamma_that_conjugacy_says(found: Fit) -> None:
    [posterior] = found.posteriors
    exact = stats.gamma(3, scale=1 / (1 / 0.2 + 4.5))
    # Three standard errors of a quantile: sqrt(p (1 - p) / n) / density.
    for level, point in zip(LEVELS, posterior.posterior, strict=True):
        value = exact.ppf(level)
        error = math.sqrt(level * (1 - level) / found.effective) / exact.pdf(value)
        assert point == pytest.approx(value, abs=3 * error)
    assert posterior.prior == pytest.approx(stats.gamma(2, scale=0.2).ppf(LEVELS))


def test_most_draws_count_where_the_posterior_is_near_the_prior(found: Fit) -> None:
    assert found.reliable
    assert found.effective > 0.6 * found.weights.size
    assert found.weights.sum() == pytest.approx(1)


def test_the_same_seed_gives_the_same_and_workers_do_not_matter() -> None:
    once, again = (ex.fit(one_clock(), draws=40, rounds=2, seed=5, workers=w) for w in (1, 2))
    assert once.posteriors == again.posteriors
    assert ex.fit(one_clock(), draws=40, rounds=2, seed=6).posteriors != once.posteriors


def toggling(history: list[dict[str, Any]], pace: str, extra: str = "uniform(0.1, 1)") -> Crisis:
    """An actor that changes its mind at every chance, and an event that nothing depends on."""
    script = [
        {"when": "not a.x", "takes": ["a.x"], "chance": 1},
        {"when": "a.x", "drops": ["a.x"], "chance": 1},
    ]
    return crisis_of(
        actors={"a": {"name": "Ann", "pace": pace, "choice": {"rule": "script", "script": script}}},
        events={"silent": {"when": "p", "rate": f"{extra} per day", "sets": ["q"]}},
        history=history,
    )


def turns(days: list[float]) -> list[dict[str, Any]]:
    return [
        {"on": on, "actor": "a", "drops" if number % 2 else "takes": ["a.x"]}
        for number, on in enumerate(dated(*days))
    ]


def test_a_pace_is_learned_from_several_dated_moves_and_what_has_no_part_in_them_is_not() -> None:
    days = [0.5, 1.0, 2.25, 3.0, 5.5, 6.0]
    found = ex.fit(
        toggling(turns(days), "lognormal(median=4 days, sigma=0.8)"), draws=200, rounds=3
    )
    pace, silent = found.posteriors
    grid = np.linspace(-4, 4, 20_001)
    paces = 4 * np.exp(0.8 * grid)
    weight = np.exp(-(grid**2) / 2 - len(days) * np.log(paces) - 10 / paces)
    cumulated = np.cumsum(weight) / weight.sum()
    for level, point in zip(LEVELS, pace.posterior, strict=True):
        at = int(np.searchsorted(cumulated, level))
        slope = (cumulated[at + 100] - cumulated[at - 100]) / (paces[at + 100] - paces[at - 100])
        error = math.sqrt(level * (1 - level) / found.effective) / slope
        assert point == pytest.approx(paces[at], abs=3 * error)
    assert pace.sure
    assert not silent.sure
    assert pace.learned > 10 * silent.learned


def made_up(pace: float, seed: int) -> list[float]:
    """The days on which an actor of a known pace moves in one run."""
    process = process_of(toggling([], f"{pace:.6f} days", "0.5"))
    return [entry.day for entry in story_of(process, run=0, seed=seed) if entry.clock == 0]


def test_made_up_histories_give_back_the_paces_that_they_came_from() -> None:
    """Of twelve intervals of 90 % each, fewer than seven hold the truth with a chance below one in 1,500."""
    luck = np.random.default_rng(7)
    held = 0
    for seed in range(12):
        pace = float(2 * np.exp(0.6 * luck.standard_normal()))
        history = turns(made_up(pace, seed))
        if not history:
            held += 1
            continue
        found = ex.fit(
            toggling(history, "lognormal(median=2 days, sigma=0.6)", "0.5"), draws=40, rounds=2
        )
        low, _, high = found.posteriors[0].posterior
        held += low <= pace <= high
    assert 7 <= held <= 12


def test_weighted_draws_of_many_scores_agree_with_a_normal_posterior() -> None:
    """A likelihood of spread one half around one, of a standard score, leaves mean 0.8 and variance 0.2."""

    def likelihood(scores: np.ndarray[Any, np.dtype[np.float64]], _: int) -> Any:
        return -2 * (scores[:, 0] - 1) ** 2

    found = weighted_draws(likelihood, 20, draws=500, rounds=4, seed=2)
    count = effective(found.weights)
    mean = found.weights @ found.scores
    assert mean[0] == pytest.approx(0.8, abs=4 * math.sqrt(0.2 / count))
    assert np.abs(mean[1:]).max() < 4 / math.sqrt(count)
    variance = found.weights @ (found.scores - mean) ** 2
    assert variance[0] == pytest.approx(0.2, abs=4 * 0.2 * math.sqrt(2 / count))
    assert np.abs(variance[1:] - 1).max() < 4 * math.sqrt(2 / count)
    assert count > 500


def test_interrupted_work_counts_as_far_as_it_came() -> None:
    def likelihood(scores: np.ndarray[Any, np.dtype[np.float64]], before: int) -> Any:
        found = -(scores[:, 0] ** 2)
        if before:
            found[10:] = np.nan
        return found

    found = weighted_draws(likelihood, 1, draws=50, rounds=5, seed=0)
    assert found.weights.size == 60


def test_few_effective_draws_are_warned_of() -> None:
    days = [0.5 * step for step in range(1, 19)]
    found = ex.fit(toggling(turns(days), "lognormal(median=9 days, sigma=1)"), draws=20, rounds=1)
    assert not found.reliable
    assert any("effective draws" in note for note in found.notes)


@pytest.mark.parametrize(
    ("crisis", "options", "said"),
    [
        (ex.load("chicken"), {}, "there is nothing to learn"),
        (one_clock(), {"draws": 5}, "ask for 20 to 100,000 draws"),
        (one_clock(), {"rounds": 0}, "in 1 to 100 rounds"),
        (one_clock(), {"seed": -1}, "the seed -1"),
        (one_clock().model_copy(update={"history": ()}), {}, "has no history"),
    ],
)
def test_what_cannot_be_asked_is_said(crisis: Crisis, options: dict[str, int], said: str) -> None:
    with pytest.raises(InputError) as caught:
        ex.fit(crisis, **options)  # type: ignore[arg-type]  # all are whole numbers
    assert said in str(caught.value)


def test_a_history_without_a_chance_is_an_error_that_says_where_to_look() -> None:
    elsewhere = crisis_of(history=[{"on": "1962-10-20", "event": "e", "sets": ["q"]}], events=RATE)
    barred = one_clock().model_copy(update={"history": elsewhere.history})
    with pytest.raises(InputError, match="'excomm history' shows which step has none"):
        ex.fit(barred, draws=20, rounds=1)
