"""The compiled loops do what their plain twins do, and particles go where they must."""

import numpy as np
import pytest
from scipy.special import gammainc
from scipy.stats import binomtest

import excomm as ex
from excomm.model.crisis import Crisis
from excomm.process.compiled import compiled
from excomm.process.compiling import process_on, stage_of
from excomm.process.loops import splitting, tilting
from excomm.process.loops.splitting import taken
from excomm.process.priors import at_quantiles
from excomm.process.rare_score import Score, score_of
from excomm.process.rare_ways import Ways, ways_to
from excomm.process.splitting import (
    SETTING_OUT,
    THE_END,
    levels_of,
    setting_out,
    shares_of,
    split,
    walked,
)
from excomm.process.splitting_coins import Coined, coined
from excomm.process.tilting import TRUSTS, weights_of
from tests.process.rare_crises import staircase

WINDOW = "schedule:\n  - {on: 1962-10-04, sets: [window]}\n  - {on: 1962-10-06, clears: [window]}\n"
CRISES = {
    "stairs": staircase(4, rate="0.05"),
    "one step": staircase(1, rate="0.0000001"),
    "window": staircase(3, rate="0.01", more=WINDOW),
    "people": staircase(2, rate="0.1", last="consent: {need: all, of: {a: 0.1, b: 0.01}}"),
    "chicken": ex.load("chicken"),
    "irreversible": ex.load("elmira"),
}


def parts_of(crisis: Crisis, outcome: int = 0) -> tuple[Ways, Score, Coined]:
    known = at_quantiles(crisis)
    process = process_on(stage_of(ex.compile_space(known)), known)
    ways = ways_to(process, outcome)
    score = score_of(ways)
    return ways, score, coined(ways, score)


@pytest.mark.parametrize("name", CRISES)
def test_compiled_particles_go_where_plain_ones_go(name: str) -> None:
    ways, score, clocks = parts_of(CRISES[name])
    here = setting_out(ways, 60)
    level = 0.7 * float(score.cost[0, ways.start])
    for wanted in (level, THE_END):
        options = {"run": 5, "purpose": 1, "seed": 1962}
        plain, quick = (
            walked(ways, score, clocks, here, wanted, follow=loop, **options)
            for loop in (splitting.follow, compiled(splitting.follow))
        )
        assert (plain.nodes == quick.nodes).all()
        for part in ("cells", "pending", "passed", "days", "least"):
            ours, theirs = getattr(plain, part)[plain.arrived], getattr(quick, part)[plain.arrived]
            assert np.allclose(ours, theirs)
        if plain.arrived.size:
            here = split(plain, 60, run=5, purpose=SETTING_OUT, seed=1962)


@pytest.mark.parametrize("trust", TRUSTS)
@pytest.mark.parametrize("name", CRISES)
def test_compiled_runs_weigh_what_plain_ones_weigh(name: str, trust: float) -> None:
    ways, score, _ = parts_of(CRISES[name])
    plain, quick = (
        weights_of(ways, score, trust=trust, runs=40, batch=3, seed=1962, tilt=loop)
        for loop in (tilting.tilt, compiled(tilting.tilt))
    )
    assert np.allclose(plain, quick)


@pytest.mark.parametrize("name", ["stairs", "one step", "people"])
def test_a_clock_with_coins_keeps_the_rate_of_its_way(name: str) -> None:
    ways, _, clocks = parts_of(CRISES[name])
    assert clocks.coins.max() > 0
    assert np.allclose(clocks.rates * 0.2**clocks.coins, ways.rates)


def test_as_many_get_to_the_end_with_coins_as_without() -> None:
    ways, score, clocks = parts_of(staircase(1, rate="0.005"))
    follow = compiled(splitting.follow)
    none = Coined(np.zeros_like(clocks.coins), ways.rates, ways.leaving)
    assert clocks.coins.max() >= 1
    for used in (none, clocks):
        here = setting_out(ways, 20_000)
        there = walked(ways, score, used, here, THE_END, run=0, purpose=1, seed=3, follow=follow)
        share = binomtest(there.arrived.size, 20_000, 1 - np.exp(-0.05))
        assert share.pvalue > 0.001


def test_levels_come_down_and_about_a_fifth_passes_each() -> None:
    ways, score, clocks = parts_of(staircase(6, rate="0.02"))
    follow = compiled(splitting.follow)
    levels = levels_of(ways, score, clocks, particles=2000, batch=0, seed=1, follow=follow)
    assert list(levels) == sorted(levels, reverse=True)
    assert len(set(levels)) == len(levels)
    shares = shares_of(ways, score, clocks, levels, particles=4000, batch=1, seed=1, follow=follow)
    assert (shares > 0.12).all()
    assert (shares[:-1] < 0.35).all()


def test_particles_split_evenly() -> None:
    ways, _, _ = parts_of(CRISES["stairs"])
    there = setting_out(ways, 10)
    there.days[:] = np.arange(10)
    there.nodes[[0, 4, 5]] = -1
    again = split(there, 16, run=1, purpose=SETTING_OUT, seed=1)
    counts = np.bincount(again.days.astype(int), minlength=10)
    assert sorted(counts.tolist()) == [0, 0, 0, 2, 2, 2, 2, 2, 3, 3]
    assert counts[[0, 4, 5]].tolist() == [0, 0, 0]


def test_a_number_picks_a_way_in_proportion_to_its_rate() -> None:
    first, rates, leaving = np.array([0, 0, 3]), np.array([1.0, 2.0, 5.0]), np.array([0.0, 8.0])
    picked = [taken(number / 80 + 1e-9, first, rates, leaving, 1) for number in range(80)]
    assert np.bincount(picked).tolist() == [10, 20, 50]


def test_a_guess_is_near_the_truth_for_stairs() -> None:
    ways, score, _ = parts_of(staircase(3, rate="0.1"))
    assert np.exp(-score.cost[0, ways.start]) == pytest.approx(gammainc(3, 1.0), rel=0.1)
    assert (score.cost[-1][ways.inside] == 0).all()
    assert np.isinf(score.cost[-1][~ways.inside]).all()
