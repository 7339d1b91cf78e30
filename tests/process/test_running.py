"""Runs are the same to the bit however they are made, and come out as often as exact probabilities say."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

import excomm as ex
from excomm.errors import InputError
from excomm.process.compiling import process_on, stage_of
from excomm.process.exact import forecast
from excomm.process.loops import running as loops
from excomm.process.loops.people import BY_CHANCE, EFFECT
from excomm.process.loops.ringing import path_length
from excomm.process.priors import at_quantiles
from excomm.process.room import diary_of, kept_of, no_bridge, race_of
from excomm.process.running import Runs, joined, outcomes_on, run_many, runs_of, story_of
from excomm.process.tables import Tables, tables_of
from excomm.space.compiling import compile_space
from tests.process.places import process_of
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of, idle

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

CUBA = at_quantiles(ex.load("cuba-1962"))


def same(one: Runs, other: Runs) -> bool:
    return all(
        np.array_equal(getattr(one, field.name), getattr(other, field.name))
        for field in fields(Runs)
    )


def plainly(tables: Tables, *, runs: int, seed: int) -> Runs:
    """The same runs by the loop as it stands, not compiled."""
    kept = kept_of(tables, runs)
    # Numbers of 64 bits wrap around, as they are meant to.
    with np.errstate(over="ignore"):
        loops.run_all(seed, 0, tables, race_of(tables), kept, diary_of(0), no_bridge())
    return runs_of(tables, 0, kept)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises(), st.integers(0, (1 << 63) - 1))
def test_compiled_and_plain_runs_are_the_same_to_the_bit(crisis: Crisis, seed: int) -> None:
    tables = tables_of(process_of(crisis))
    assert same(run_many(tables, runs=10, seed=seed), plainly(tables, runs=10, seed=seed))


@pytest.fixture(scope="module")
def cuba() -> Tables:
    return tables_of(process_on(stage_of(compile_space(CUBA)), CUBA))


@pytest.mark.parametrize("workers", [2, 3, 7])
def test_any_number_of_workers_makes_the_same_runs(cuba: Tables, workers: int) -> None:
    alone = run_many(cuba, runs=500, seed=1962)
    assert same(run_many(cuba, runs=500, seed=1962, workers=workers), alone)


@pytest.mark.parametrize("size", [1, 17, 300])
def test_any_size_of_batches_makes_the_same_runs(cuba: Tables, size: int) -> None:
    parts = [
        run_many(cuba, runs=min(size, 300 - first), seed=7, first=first)
        for first in range(0, 300, size)
    ]
    assert same(joined(parts), run_many(cuba, runs=300, seed=7))


def test_another_seed_makes_other_runs(cuba: Tables) -> None:
    one, other = (run_many(cuba, runs=100, seed=seed) for seed in (1, 2))
    assert (one.node != other.node).any()
    assert (one.days != other.days).any() or (one.settled != other.settled).any()


@pytest.mark.parametrize("name", ex.shipped())
def test_runs_come_out_as_often_as_exact_probabilities_say(name: str) -> None:
    crisis = at_quantiles(ex.load(name))
    process = process_on(stage_of(compile_space(crisis)), crisis)
    found, expected = run_many(process, runs=20_000, seed=1962, workers=2), forecast(process)
    for outcome, chance in enumerate(expected.outcomes[-1]):
        count = int((found.outcome == outcome).sum())
        low, high = binomtest(count, 20_000).proportion_ci(0.999)
        assert low <= chance + 1e-9
        assert chance - 1e-9 <= high
    for means, exactly in (
        (found.days[:, np.newaxis], [expected.mean_days]),
        (found.close, expected.close_calls.tolist()),
    ):
        error = means.std(axis=0) / np.sqrt(20_000)
        assert (np.abs(means.mean(axis=0) - exactly) <= 3.3 * error + 1e-6).all()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises())
def test_so_do_the_runs_of_any_crisis(crisis: Crisis) -> None:
    process = process_of(crisis)
    nodes = np.bincount(run_many(process, runs=4000, seed=3).node, minlength=process.nodes.count)
    expected = forecast(process).nodes
    # Six standard deviations: many nodes are looked at.
    assert (np.abs(nodes / 4000 - expected) <= 6 * np.sqrt(expected / 4000) + 1e-3).all()


def with_effect(**parts: object) -> Crisis:
    """Two events and an actor; the parts are those of the first event."""
    return crisis_of(
        options={"a.x": {"text": "do it"}},
        events={
            "e": {"when": "not p", "rate": "0.1 per day", "sets": ["p"], **parts},
            "f": {"when": "a.x", "rate": "0.2 per day", "sets": ["q"]},
        },
    )


def test_without_its_effect_an_event_changes_only_runs_in_which_it_had_one() -> None:
    crisis, without = with_effect(), with_effect(chance=0)
    before = process_of(crisis)
    after = process_on(stage_of(compile_space(without)), without, choices=before.choices)
    one, other = run_many(before, runs=2000, seed=5), run_many(after, runs=2000, seed=5)
    came = np.array(
        [
            any(
                entry.clock == 1 and entry.detail == EFFECT
                for entry in story_of(before, run=run, seed=5)
            )
            for run in range(2000)
        ]
    )
    assert 0.4 < came.mean() < 0.8
    for field in fields(Runs):
        if field.name in ("first", "close", "number"):
            continue
        assert (getattr(one, field.name)[~came] == getattr(other, field.name)[~came]).all()
    assert (other.close[~came] == 0).all()
    assert (one.outcome[came] != other.outcome[came]).all()


def test_a_story_ends_where_and_tells_what_its_run_counts(cuba: Tables) -> None:
    runs = run_many(cuba, runs=50, seed=11)
    actors = cuba.courses.size
    for run in range(50):
        story = story_of(cuba, run=run, seed=11)
        days = [entry.day for entry in story]
        assert days == sorted(days)
        assert all(0 <= day <= runs.days[run] for day in days)
        assert (story[-1].node if story else cuba.start) == runs.node[run]
        outcomes = [int(cuba.outcome[cuba.start])]
        for entry in story:
            outcome = int(cuba.outcome[entry.node])
            if outcome != outcomes[-1]:
                outcomes.append(outcome)
        count = runs.reached.shape[1]
        told = outcomes_on(int(runs.paths[run]), count)
        assert told[:-1] == tuple(outcomes[: len(told) - 1])
        assert told[-1] == outcomes[-1]
        assert len(told) == min(len(outcomes), path_length(count))
        reached = {place for place in range(count) if np.isfinite(runs.reached[run, place])}
        assert reached == {*outcomes}
        for event, number in enumerate(runs.close[run].tolist()):
            close = [
                entry
                for entry in story
                if entry.clock == actors + event and EFFECT < entry.detail <= BY_CHANCE
            ]
            assert len(close) == number


@given(st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n - 1)))))
def test_the_outcomes_of_a_path_can_be_read_back(case: tuple[int, list[int]]) -> None:
    outcomes, path = case
    kept = path[: path_length(outcomes)]
    number = 0
    for outcome in kept:
        number = number * (outcomes + 1) + outcome + 1
    assert number < 1 << 62
    assert outcomes_on(number, outcomes) == tuple(kept)


def test_nothing_happens_to_who_cannot_do_anything() -> None:
    runs = run_many(process_of(crisis_of(actors=idle())), runs=5, seed=0)
    assert runs.days.tolist() == [10.0] * 5
    assert runs.outcome.tolist() == [1] * 5
    assert runs.decisions.tolist() == [0] * 5
    assert runs.settled.tolist() == [0.0] * 5


def test_an_actor_has_as_many_chances_to_act_as_its_pace_gives_it() -> None:
    actors = {"a": {"name": "Ann", "pace": "0.25 days"}}
    runs = run_many(process_of(crisis_of(actors=actors)), runs=4000, seed=9)
    # Poisson, of mean and variance 40.
    assert abs(runs.decisions.mean() - 40) < 3.3 * np.sqrt(40 / 4000)
    assert runs.decisions.var() == pytest.approx(40, rel=0.1)


@pytest.mark.parametrize(("runs", "seed"), [(0, 1), (-1, 1), (1, -1), (1, 1 << 63)])
def test_runs_and_seeds_that_cannot_be_are_refused(cuba: Tables, runs: int, seed: int) -> None:
    with pytest.raises(InputError):
        run_many(cuba, runs=runs, seed=seed)
