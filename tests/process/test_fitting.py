"""Posteriors against closed forms, and against histories made up from known quantities."""

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

import excomm as ex
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.process.fitting import Fit
from excomm.process.past import past_of
from excomm.process.priors import at_quantiles
from excomm.process.replicates import ask_each
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
    return ex.fit(one_clock(), draws=100, rounds=4, enough=1000)


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
    once, *others = (
        ex.fit(one_clock(), draws=40, rounds=3, seed=5, workers=workers) for workers in (1, 2, 3)
    )
    for again in others:
        assert again.posteriors == once.posteriors
        assert again.scores.tobytes() == once.scores.tobytes()
        assert again.weights.tobytes() == once.weights.tobytes()
    assert ex.fit(one_clock(), draws=40, rounds=3, seed=6).posteriors != once.posteriors


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
        toggling(turns(days), "lognormal(median=4 days, sigma=0.8)"), draws=100, rounds=4
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


def test_stopped_work_says_how_far_it_came() -> None:
    def stop(done: int, _of: int) -> None:
        if done == 50:
            raise KeyboardInterrupt

    found = ex.fit(one_clock(), draws=40, rounds=3, on_draw=stop, workers=1)
    assert found.interrupted
    assert 40 < found.weights.size <= 50
    [note] = [note for note in found.notes if "interrupted" in note]
    assert f"interrupted: {found.weights.size} of 120 draws were done" in note


def test_progress_counts_the_draws_of_all_rounds() -> None:
    heard: list[tuple[int, int]] = []
    ex.fit(one_clock(), draws=20, rounds=3, on_draw=lambda done, of: heard.append((done, of)))
    assert heard == [(done, 60) for done in range(1, 61)]


@pytest.fixture(scope="module")
def brams() -> Fit:
    return ex.fit(ex.load("cuba-1962-brams"), draws=40, rounds=6)


def test_a_small_crisis_agrees_with_plain_draws_from_its_priors(brams: Fit) -> None:
    """Brute force: 400 draws from the priors, weighed by the likelihood of history alone."""
    count = len(brams.priors)
    scores = np.random.default_rng(1962).standard_normal((400, count))
    points = stats.norm.cdf(scores)
    drawn = [
        at_quantiles(
            brams.space.crisis,
            {prior.path: float(row[at]) for at, prior in enumerate(brams.priors)},
        )
        for row in points
    ]
    told = ask_each(brams.space, lambda process, _: past_of(process).likelihood, crises=drawn)
    likelihood = np.exp([told.answers[draw] for draw in range(400)])
    weights = likelihood / likelihood.sum()
    assert brams.effective > 100
    for at in range(count):
        plain, error = mean_of(weights, scores[:, at])
        found, other = mean_of(brams.weights, brams.scores[:, at])
        assert found == pytest.approx(plain, abs=4 * math.hypot(error, other))
    error = math.hypot(likelihood.std() / likelihood.mean() / math.sqrt(400), brams.evidence_error)
    assert brams.evidence == pytest.approx(math.log(likelihood.mean()), abs=4 * error + 0.05)


def mean_of(weights: NDArray[np.float64], values: NDArray[np.float64]) -> tuple[float, float]:
    """A weighted mean, and its standard error."""
    mean = float(weights @ values)
    return mean, float(np.sqrt(weights**2 @ (values - mean) ** 2))


def test_few_effective_draws_are_warned_of() -> None:
    days = [0.5 * step for step in range(1, 19)]
    found = ex.fit(toggling(turns(days), "lognormal(median=9 days, sigma=1)"), draws=20, rounds=1)
    assert not found.reliable
    assert any("effective draw" in note for note in found.notes)


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
