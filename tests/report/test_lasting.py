"""The order and the counts of equilibria, against what the analysis itself says of each state."""

import numpy as np
import pytest

from excomm.report.kinds import KINDS, kind_by, strictest
from excomm.report.lasting import Roll, lasting
from excomm.report.overview import Overview, overview_of
from tests.report.words.crises import space_of

CRISES = ("chicken", "elmira", "cuba-1962-fraser-hipel", "syria-iraq-1975", "cuba-1962")


@pytest.mark.parametrize("crisis", CRISES)
def test_all_equilibria_are_there_once(crisis: str) -> None:
    overview = overview_of(space_of(crisis))
    held = overview.result.verdicts.equilibria.values()
    expected = np.flatnonzero(np.logical_or.reduce(list(held))).tolist()
    assert sorted(one.state for one in lasting(overview)) == expected


@pytest.mark.parametrize("crisis", CRISES)
def test_each_lasts_in_the_way_of_its_strictest_concept(crisis: str) -> None:
    for one in lasting(overview_of(space_of(crisis))):
        concept = strictest(one.concepts)
        assert concept is not None
        assert one.kind == kind_by(concept)


@pytest.mark.parametrize("crisis", CRISES)
def test_they_come_firmest_first_and_then_nearest_first(crisis: str) -> None:
    roll = lasting(overview_of(space_of(crisis)))
    keys = [
        (KINDS.index(one.kind), far(one.improvements), far(one.moves), one.state) for one in roll
    ]
    assert keys == sorted(keys)


def far(length: int | None) -> float:
    return float("inf") if length is None else length


def test_paths_begin_where_they_are_told_to() -> None:
    space = space_of("elmira")
    from_settlement = lasting(overview_of(space, start=8))
    assert [one.state for one in from_settlement if one.moves == 0] == [8]
    assert [one.state for one in lasting(overview_of(space)) if one.moves == 0] == [0]


def test_only_what_is_asked_for_is_computed() -> None:
    overview = overview_of(space_of("elmira"), concepts=["nash", "gmr"], sanctions="single")
    assert overview.concepts == ("nash", "gmr")
    assert {concept for one in lasting(overview) for concept in one.concepts} == {"nash", "gmr"}


def test_a_part_of_the_roll_keeps_its_order() -> None:
    roll = lasting(overview_of(space_of("cuba-1962")))
    wars = roll.where(roll.kinds == 0)
    assert [one.state for one in wars] == [one.state for one in roll if one.kind == KINDS[0]]


def overview_of_nowhere() -> tuple[Overview, Roll]:
    """A crisis that does not say where it starts, and names no outcomes."""
    from excomm.model.reading import parse_crisis
    from excomm.space.compiling import compile_space

    crisis = parse_crisis("""
crisis: nowhere
title: Nowhere
actors: {a: {name: Ann}, b: {name: Bob}}
options: {a.go: {text: go}, b.go: {text: go}}
rules: [a.go or b.go]
preferences: {a: [a.go], b: [not b.go]}
""")
    overview = overview_of(compile_space(crisis))
    return overview, lasting(overview)


def test_without_a_start_nothing_is_near_or_far() -> None:
    overview, roll = overview_of_nowhere()
    assert overview.reached is None
    assert overview.history_end is None
    assert [(one.outcome, one.moves, one.improvements) for one in roll] == [("", None, None)]
