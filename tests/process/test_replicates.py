import contextlib
from collections.abc import Callable

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.process.choosing import UnsettledError
from excomm.process.process import Process
from excomm.process.replicates import ask_each, told
from excomm.process.sensitivity import Sensitivity
from excomm.process.simulating import Simulation
from tests.process.writing import crisis_of, idle

SPACE = ex.compile_space(
    crisis_of(
        actors=idle(),
        events={"e": {"when": "not p", "rate": "uniform(1, 3) per day", "sets": ["p"]}},
    )
)


def rate(process: Process, _draw: int) -> float:
    return float(process.rate[0])


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_answers_belong_to_their_draws_whoever_works_on_them(workers: int) -> None:
    once = ask_each(SPACE, rate, draws=12).answers
    assert ask_each(SPACE, rate, draws=12, workers=workers).answers == once


def test_it_tells_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    ask_each(SPACE, rate, draws=3, on_draw=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_draws_that_do_not_settle_are_left_out_and_told() -> None:
    def unsettled_once(process: Process, draw: int) -> float:
        if draw == 2:
            raise UnsettledError("they go round and round", remedy="lower 'sharpness'")
        return rate(process, draw)

    found = ask_each(SPACE, unsettled_once, draws=8)
    assert found.unsettled == (2,)
    assert set(found.answers) == set(range(8)) - {2}
    assert told(found) == ["left out: 1 of 8 draws in which choices did not settle"]


def test_too_many_that_do_not_settle_are_an_error_with_its_remedy() -> None:
    def never(_process: Process, _draw: int) -> float:
        raise UnsettledError("they go round and round", remedy="lower 'sharpness'")

    with pytest.raises(InputError, match="in 4 of 4 draws from the priors they go round") as caught:
        ask_each(SPACE, never, draws=4)
    assert caught.value.remedy == "lower 'sharpness'"


def test_an_interrupt_leaves_what_has_been_done() -> None:
    def impatient(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    found = ask_each(SPACE, rate, draws=5, on_draw=impatient)
    assert found.interrupted
    assert set(found.answers) == {0, 1}
    assert told(found) == ["interrupted: 2 of 5 draws were done"]


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_are_refused(workers: int) -> None:
    with pytest.raises(InputError, match="workers"):
        ex.exact(ex.load("chicken"), workers=workers)


def test_one_time_is_no_forecast() -> None:
    with pytest.raises(InputError, match="times"):
        ex.exact(ex.load("chicken"), times=1)


def test_parts_fill_in_until_the_last_one_is_the_answer() -> None:
    parts: list[Simulation] = []

    def keep(make: Callable[[], Simulation]) -> None:
        parts.append(make())

    found = ex.simulate(ex.load("b59-1962"), runs=400, draws=4, on_part=keep)
    assert [part.count for part in parts] == [100, 200, 300, 400]
    assert [part.done for part in parts] == [1, 2, 3, 4]
    assert not any(part.interrupted for part in parts)
    assert parts[-1].table().columns == found.table().columns


def test_a_ranking_fills_in_once_two_rounds_are_whole() -> None:
    parts: list[Sensitivity] = []

    def keep(make: Callable[[], Sensitivity]) -> None:
        with contextlib.suppress(InputError):
            parts.append(make())

    found = ex.sensitivity(ex.load("b59-1962"), rounds=3, on_part=keep)
    assert {part.counted for part in parts} == {2, 3}
    assert parts[-1].table().columns == found.table().columns
