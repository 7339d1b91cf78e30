"""Rare outcomes are as likely, by both methods, as closed forms and uniformization say."""

from functools import cache

import numpy as np
import pytest
from scipy.special import gammainc

import excomm as ex
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.process.compiling import process_on, stage_of
from excomm.process.exact import forecast
from excomm.process.priors import at_quantiles
from excomm.process.process import Process
from excomm.process.rare import rare
from excomm.process.rare_estimates import Estimate, Tally, estimate_of
from excomm.process.rare_methods import METHODS
from excomm.process.rare_results import doubts
from excomm.process.rare_score import Score, score_of
from excomm.process.rare_ways import ways_to
from tests.process.rare_crises import LADDER, LADDER_PROBABILITY, staircase

SURE = 0.999
DAYS = 10


def process_of(crisis: Crisis) -> Process:
    known = at_quantiles(crisis)
    return process_on(stage_of(ex.compile_space(known)), known)


@cache
def shipped_process(name: str) -> tuple[Process, np.ndarray]:
    process = process_of(ex.load(name))
    return process, forecast(process, times=2).outcomes[-1]


def estimate(
    process: Process,
    outcome: int,
    method: str,
    *,
    particles: int = 400,
    seed: int = 1962,
    score: Score | None = None,
    level: float = SURE,
) -> Estimate:
    ways = ways_to(process, outcome)
    tally = METHODS[method](ways, score or score_of(ways), draw=0, particles=particles, seed=seed)
    return estimate_of(method, [tally], level=level)


OUTCOMES = [(name, place) for name in ex.shipped() for place in range(len(ex.load(name).outcomes))]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("name", "place"), OUTCOMES)
def test_every_outcome_of_every_shipped_crisis_is_as_likely_as_uniformization_says(
    name: str, place: int, method: str
) -> None:
    process, exactly = shipped_process(name)
    found = estimate(process, place, method)
    # Uniformization leaves out a probability of 1e-12.
    assert found.low * (1 - 1e-9) <= exactly[place] <= found.high * (1 + 1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_a_ladder_against_the_odds_is_climbed_as_often_as_a_gambler_is_not_ruined(
    method: str,
) -> None:
    found = estimate(process_of(ex.load(LADDER)), 0, method)
    assert found.low < LADDER_PROBABILITY < found.high
    assert found.high < 3 * found.low


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("steps", "rate"), [(1, 1e-9), (2, 1e-4), (4, 0.01), (6, 0.02), (8, 0.05), (12, 0.1)]
)
def test_stairs_are_climbed_in_time_as_often_as_the_gamma_distribution_says(
    steps: int, rate: float, method: str
) -> None:
    found = estimate(process_of(staircase(steps, rate=f"{rate:.9f}")), 0, method)
    assert found.low < gammainc(steps, rate * DAYS) < found.high
    assert found.high < 3 * found.low


@pytest.mark.parametrize("method", METHODS)
def test_people_who_must_agree_and_stages_make_it_rarer_as_uniformization_says(
    method: str,
) -> None:
    last = "stages: 3, consent: {need: all, of: {a: 0.01, b: 0.02}, correlation: 0.1}"
    process = process_of(staircase(3, rate="0.05", last=last))
    exactly = forecast(process, times=2).outcomes[-1][0]
    found = estimate(process, 0, method)
    assert exactly < 1e-5
    assert found.low < exactly < found.high
    assert found.high < 3 * found.low


@pytest.mark.parametrize("method", METHODS)
def test_a_window_that_opens_and_closes_on_its_day_is_met_as_uniformization_says(
    method: str,
) -> None:
    schedule = (
        "schedule:\n  - {on: 1962-10-04, sets: [window]}\n  - {on: 1962-10-06, clears: [window]}\n"
    )
    process = process_of(staircase(3, rate="0.01", more=schedule))
    exactly = forecast(process, times=2).outcomes[-1][0]
    found = estimate(process, 0, method)
    assert process.dates.size == 2
    assert exactly < 1e-4
    assert found.low < exactly < found.high


def spoilt(score: Score, low: float, high: float) -> Score:
    """A guess whose logarithm is wrong at every node, by a factor of its own."""
    noise = np.random.default_rng(7).uniform(low, high, score.cost.shape[1])
    return Score(score.edges, score.change, score.cost * noise)


@pytest.mark.parametrize(
    ("method", "low", "high"), [("splitting", 0.4, 1.3), ("tilting", 0.7, 1.1)]
)
def test_a_bad_guess_costs_precision_but_is_not_believed(
    method: str, low: float, high: float
) -> None:
    process = process_of(staircase(4, rate="0.05"))
    good = score_of(ways_to(process, 0))
    found = estimate(process, 0, method, particles=2000)
    worse = estimate(process, 0, method, score=spoilt(good, low, high), particles=2000)
    assert worse.low < gammainc(4, 0.05 * DAYS) < worse.high
    assert worse.high / worse.low > found.high / found.low


def test_a_guess_too_bad_for_tilting_is_told_by_how_few_runs_count() -> None:
    process = process_of(staircase(4, rate="0.05"))
    bad = spoilt(score_of(ways_to(process, 0)), 0.4, 1.3)
    found = estimate(process, 0, "tilting", score=bad, particles=2000)
    assert "too few to believe" in doubts([found])[0]


@pytest.mark.parametrize("method", METHODS)
def test_intervals_cover_the_truth_about_as_often_as_they_say(method: str) -> None:
    process = process_of(staircase(3, rate="0.02"))
    truth = gammainc(3, 0.02 * DAYS)
    guess = score_of(ways_to(process, 0))
    found = [
        estimate(process, 0, method, particles=25, seed=seed, score=guess, level=0.9)
        for seed in range(100)
    ]
    covered = sum(one.low < truth < one.high for one in found)
    assert 80 <= covered <= 98
    mean = np.mean([one.probability for one in found])
    spread = np.std([one.probability for one in found]) / np.sqrt(100)
    assert abs(mean - truth) < 3.3 * spread


def test_the_same_seed_gives_the_same_answer_whatever_the_number_of_workers() -> None:
    crisis = staircase(3, rate="log-uniform(0.01, 0.1)")
    found = [rare(crisis, "top", runs=2000, draws=5, seed=8, workers=workers) for workers in (1, 2)]
    assert found[0].estimates == found[1].estimates
    assert rare(crisis, "top", runs=2000, draws=5, seed=9).estimates != found[0].estimates


def test_what_is_not_known_spreads_the_answer_and_chance_bounds_its_mean() -> None:
    crisis = staircase(3, rate="log-uniform(0.001, 0.1)")
    truth = ex.exact(crisis, draws=16)
    found = rare(crisis, "top", runs=20_000, draws=16, level=SURE)
    assert found.draws == 16
    for one in found.estimates:
        assert one.low < truth.probability("top") < one.high
        assert np.allclose(one.spread, truth.quantiles("top"), rtol=0.2)
        assert one.spread[2] > 100 * one.spread[0]


def test_until_cuts_the_time_short() -> None:
    found = rare(staircase(2, rate="0.01"), "top", method="tilting", until="1962-10-03", level=SURE)
    [one] = found.estimates
    assert found.days == 3
    assert one.low < gammainc(2, 0.03) < one.high


def test_an_outcome_without_a_way_to_it_has_probability_0_and_it_is_said_so() -> None:
    found = rare(staircase(2, rate="0"), "top")
    assert [(one.low, one.probability, one.high) for one in found.estimates] == [(0, 0, 0)] * 2
    assert any("no way leads there" in note for note in found.notes)


def test_where_nothing_got_there_nothing_is_claimed() -> None:
    found = estimate_of("splitting", [Tally(np.full(20, -np.inf), 200, levels=3)])
    assert (found.low, found.probability, found.high) == (0, 0, 1)
    assert "nothing is known" in doubts([found])[0]


def test_what_always_happens_is_not_called_certain() -> None:
    found = estimate_of("splitting", [Tally(np.zeros(20), 2000, levels=0)])
    assert found.high == found.probability == 1
    assert 0.997 < found.low < 0.999


def test_answers_that_contradict_each_other_are_told() -> None:
    found = [
        estimate_of("splitting", [Tally(np.log([1e-9, 1.1e-9, 1.2e-9]), 300)]),
        estimate_of("tilting", [Tally(np.log([3e-9, 3.1e-9, 3.2e-9]), 300, effective_runs=9.0)]),
    ]
    said = doubts(found)
    assert any("only 9 runs count" in doubt for doubt in said)
    assert any("differ by more than chance" in doubt for doubt in said)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"outcome": "topp"}, "did you mean 'top'"),
        ({"outcome": "x"}, "known: top, below"),
        ({"outcome": "top", "method": "guessing"}, "splitting, tilting, both"),
        ({"outcome": "top", "runs": 0}, "ask for"),
        ({"outcome": "top", "runs": 10**12}, "ask for"),
        ({"outcome": "top", "seed": -1}, "seed"),
        ({"outcome": "top", "until": "1962-09-01"}, "before the start"),
    ],
)
def test_what_cannot_be_asked_is_refused(options: dict[str, object], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        rare(staircase(2, rate="0.1"), **options)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("level", [0.0, 1.0, 2.0, float("nan")])
def test_a_confidence_that_is_none_is_refused(level: float) -> None:
    with pytest.raises(InputError, match="confidence"):
        ex.rare(ex.load("chicken"), "collision", level=level)
