"""Two worlds share all their luck, and each has the probabilities that it has alone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import excomm as ex
from excomm.process.compiled import compiled
from excomm.process.compiling import process_on, stage_of
from excomm.process.exact import forecast
from excomm.process.loops import coupling as loops
from excomm.process.pairing import run_pairs
from excomm.process.running import Runs, run_many, story_of

if TYPE_CHECKING:
    from excomm.process.process import Process

RUNS = 4000
weights = st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=4, max_size=4).filter(any)


def chicken() -> Process:
    crisis = ex.load("chicken")
    return process_on(stage_of(ex.compile_space(crisis)), crisis)


def same_courses(process: Process) -> list[np.ndarray]:
    return [np.arange(moves.shape[1]) for moves in process.nodes.moves]


def choosing(process: Process, policy: tuple[np.ndarray, ...]) -> Process:
    return replace(process, choices=replace(process.choices, policy=policy))


def equal(one: Runs, other: Runs) -> np.ndarray:
    """In which runs all is the same, to the bit."""
    rows = [
        np.asarray(getattr(one, field.name) == getattr(other, field.name)).reshape(
            one.node.size, -1
        )
        for field in fields(Runs)
        if field.name != "first"
    ]
    return np.asarray(np.hstack(rows).all(axis=1))


def chosen_pairs(first: np.ndarray, second: np.ndarray, course_of: np.ndarray) -> np.ndarray:
    """How often each pair of courses is chosen: that of the first row by one number, the other coupled to it."""
    rows = [np.cumsum(one)[:-1] for one in (first, second)]
    found = np.zeros((first.size, second.size))
    coupled = compiled(loops.coupled)
    for occurrence, number in enumerate(np.random.default_rng(5).random(20_000)):
        taken = int(np.searchsorted(rows[0], number, side="right"))
        answer = coupled(
            taken, 1962, 3, 0, occurrence,
            rows[0], 0, rows[0].size, rows[1], 0, rows[1].size, course_of, 0,
        )  # fmt: skip
        found[taken, answer] += 1
    return found


def gumbel_pairs(first: np.ndarray, second: np.ndarray, course_of: np.ndarray) -> np.ndarray:
    """The same by Gumbel-max as it is defined: the same noise is added to the logarithms of both rows."""
    luck = np.random.default_rng(6)
    noise = luck.gumbel(size=(20_000, first.size))
    new = luck.gumbel(size=(20_000, second.size))
    # The last of each is to stay.
    of = np.append(course_of, first.size - 1)
    other = np.where(of >= 0, noise[:, of], new)
    with np.errstate(divide="ignore"):
        taken = (np.log(first) + noise).argmax(axis=1)
        answer = (np.log(second) + other).argmax(axis=1)
    found = np.zeros((first.size, second.size))
    np.add.at(found, (taken, answer), 1)
    return found


@pytest.mark.parametrize(
    ("first", "second", "course_of"),
    [
        ([0.5, 0.3, 0.1, 0.1], [0.1, 0.3, 0.5, 0.1], [0, 1, 2]),
        ([0.6, 0.2, 0.0, 0.2], [0.0, 0.5, 0.3, 0.2], [0, 1, 2]),
        ([0.6, 0.2, 0.2], [0.25, 0.5, 0.25], [1, -1]),
        ([0.2, 0.8], [0.5, 0.1, 0.2, 0.2], [-1, 0, -1]),
    ],
)
def test_pairs_of_choices_are_those_of_gumbel_max(
    first: list[float], second: list[float], course_of: list[int]
) -> None:
    rows = np.array(first), np.array(second), np.array(course_of)
    found, expected = chosen_pairs(*rows) / 20_000, gumbel_pairs(*rows) / 20_000
    # Two frequencies of 20,000 differ by more than 4.5 standard errors less than once in 100,000 times.
    error = np.sqrt((found + expected) / 2 * 2 / 20_000) + 1e-4
    assert (np.abs(found - expected) < 4.5 * error).all()


@given(weights, weights, st.integers(0, 3), st.integers(0, 1 << 40))
@settings(deadline=None)
def test_what_is_chosen_changes_only_for_what_is_favoured_more(
    first: list[float], second: list[float], taken: int, occurrence: int
) -> None:
    p, q = np.array(first) / sum(first), np.array(second) / sum(second)
    if p[taken] == 0:
        return
    rows = np.cumsum(p)[:-1], np.cumsum(q)[:-1]
    answer = loops.coupled(
        taken, 7, 1, 0, occurrence, rows[0], 0, 3, rows[1], 0, 3, np.arange(3), 0
    )
    assert q[answer] > 0
    if answer != taken and q[taken] > 0:
        assert q[answer] / q[taken] > p[answer] / p[taken]


def test_the_first_world_is_that_of_plain_runs() -> None:
    process = chicken()
    one, _ = run_pairs(process, process, same_courses(process), runs=RUNS, seed=3)
    assert equal(one, run_many(process, runs=RUNS, seed=3)).all()


def test_pairs_are_the_same_for_any_number_of_workers() -> None:
    process = chicken()
    other = choosing(process, tuple(policy**2 for policy in process.choices.policy))
    whole = run_pairs(process, other, same_courses(process), runs=500, seed=3)
    for workers in (2, 3):
        parts = run_pairs(process, other, same_courses(process), runs=500, seed=3, workers=workers)
        assert all(equal(a, b).all() for a, b in zip(whole, parts, strict=True))


def test_the_second_world_has_the_probabilities_that_it_has_alone() -> None:
    process = chicken()
    other = choosing(process, tuple(policy**2 for policy in process.choices.policy))
    _, would = run_pairs(process, other, same_courses(process), runs=RUNS, seed=3)
    expected = forecast(other).outcomes[-1]
    found = np.bincount(would.outcome, minlength=expected.size) / RUNS
    assert np.abs(found - expected).max() < 4.5 * np.sqrt(0.25 / RUNS)


def test_closing_a_course_changes_only_runs_in_which_it_was_taken() -> None:
    process = replace(chicken(), days=1.0)
    closed = 1
    policy = process.choices.policy[0]
    kept = np.delete(policy, closed, axis=1) / (1 - policy[:, [closed]])
    moves = (np.delete(process.nodes.moves[0], closed, axis=1), process.nodes.moves[1])
    other = replace(
        choosing(process, (kept, process.choices.policy[1])),
        nodes=replace(process.nodes, moves=moves),
    )
    courses = [np.delete(np.arange(policy.shape[1]), closed), same_courses(process)[1]]
    was, would = run_pairs(process, other, courses, runs=RUNS, seed=3)
    same = equal(was, would)
    took = np.array(
        [
            any(
                entry.clock == 0 and entry.detail == closed
                for entry in story_of(process, run=run, seed=3)
            )
            for run in range(RUNS)
        ]
    )
    assert same[~took].all()
    assert not same[took].any()
    assert 0 < took.sum() < RUNS
