"""Pairs of runs are told as they were counted, and as alike as far as they were."""

import pytest

import excomm as ex
from excomm.causes.interventions import Forbid, Take, Without
from excomm.errors import InputError
from excomm.report.paired import pairs_told
from excomm.report.stories import story

CHANGES = (
    ("b59-1962", Without("arkhipov")),
    ("chicken", Forbid("first.swerve")),
    ("cuba-1962-fraser-hipel", Take("ussr.withdraw", on="1962-10-20")),
)


@pytest.mark.parametrize(("key", "change"), CHANGES)
def test_a_pair_ends_in_either_world_as_it_was_counted(
    key: str, change: Forbid | Take | Without
) -> None:
    found = ex.what_if(ex.load(key), change, runs=60, draws=3, seed=5)
    assert found.pairs is not None
    rows = range(0, found.pairs.count, 7)
    numbers = [int(found.pairs.number[row]) for row in rows]
    for row, pair in zip(rows, pairs_told(found, numbers), strict=True):
        ends = [found.outcomes[side.outcome[row]] for side in (found.pairs.was, found.pairs.would)]
        assert [pair.was.outcome, pair.would.outcome] == ends
        if pair.shared == len(pair.was.told) == len(pair.would.told):
            assert not found.pairs.changed[row]


def test_the_first_world_of_a_pair_is_the_run_of_that_number() -> None:
    crisis = ex.load("b59-1962")
    found = ex.what_if(crisis, Without("arkhipov"), runs=60, draws=3, seed=5)
    [pair] = pairs_told(found, [10])
    alone = story(crisis, run=10, runs=60, draws=3, seed=5)
    assert pair.was.told == alone.told


def test_a_pair_parts_where_the_change_makes_the_difference() -> None:
    found = ex.what_if(ex.load("b59-1962"), Without("arkhipov"), runs=400, draws=4)
    assert found.pairs is not None
    other = found.pairs.was.outcome != found.pairs.would.outcome
    [pair] = pairs_told(found, [int(found.pairs.number[other][0])])
    here, there = pair.was.told[pair.shared], pair.would.told[pair.shared]
    assert pair.was.told[: pair.shared] == pair.would.told[: pair.shared]
    assert (here.day, here.who, here.kind) == (there.day, "torpedo_considered", "close call")
    assert there.outcome == "torpedo"


def test_a_number_of_no_pair_is_refused_and_so_is_a_what_if_without_runs() -> None:
    crisis = ex.load("chicken")
    found = ex.what_if(crisis, Forbid("first.swerve"), runs=5)
    with pytest.raises(InputError, match="no pair 5"):
        next(pairs_told(found, [5]))
    computed = ex.what_if(crisis, Forbid("first.swerve"), method="exact")
    with pytest.raises(InputError, match="without runs"):
        next(pairs_told(computed, [0]))
