"""Of the paths that are as short, the one that history took is shown."""

from functools import cache

import pytest

import excomm as ex
from excomm.report.as_history import paths_of_history, shortest_path
from excomm.space.space import Space
from excomm.stability.as_short import sequences_between
from excomm.stability.listing import move_lists
from excomm.stability.status_quo import StatusQuo, status_quo


@cache
def found_in(name: str) -> tuple[Space, StatusQuo]:
    space = ex.compile_space(ex.load(name))
    assert space.start is not None
    return space, status_quo(space.graph, space.start)


@pytest.mark.parametrize(
    ("name", "improving", "path"),
    [
        ("cuba-1962-fraser-hipel", True, [1, 3, 7, 5]),
        ("elmira", False, None),
    ],
)
def test_the_way_that_history_took_is_shown_where_none_is_shorter(
    name: str, *, improving: bool, path: list[int] | None
) -> None:
    space, reached = found_in(name)
    taken = paths_of_history(space)
    [*_, end] = taken
    steps = shortest_path(space, reached, taken, end, improving=improving)
    assert steps == taken[end]
    if path:
        assert [steps[0].start + 1, *(step.end + 1 for step in steps)] == path


@pytest.mark.parametrize("name", ["cuba-1962-fraser-hipel", "elmira", "chicken"])
@pytest.mark.parametrize("improving", [True, False])
def test_every_path_is_legal_as_short_as_any_and_of_the_kind_that_was_asked_for(
    name: str, *, improving: bool
) -> None:
    space, reached = found_in(name)
    taken = paths_of_history(space)
    walk = reached.improvements if improving else reached.moves
    for state in range(space.states):
        if walk.length[state] < 1:
            continue
        steps = shortest_path(space, reached, taken, state, improving=improving)
        assert (len(steps), steps[0].start, steps[-1].end) == (
            walk.length[state],
            reached.start,
            state,
        )
        for step in steps:
            ranks = space.graph.ranks[step.actor]
            assert not improving or ranks[step.end] > ranks[step.start]


@pytest.mark.parametrize("improving", [True, False])
def test_sequences_as_short_are_counted_as_when_each_is_gone_through(*, improving: bool) -> None:
    space, reached = found_in("cuba-1962-fraser-hipel")
    lists = move_lists(space.graph, improving=improving)
    walk = reached.improvements if improving else reached.moves

    def gone(state: int, left: int, last: int, end: int) -> int:
        if left == 0:
            return int(state == end)
        return sum(
            gone(target, left - 1, mover, end)
            for mover in range(len(lists))
            if mover != last
            for target in lists[mover].of(state)
        )

    for end in range(space.states):
        length = int(walk.length[end])
        if length < 0:
            continue
        counted = sequences_between(lists, reached.start, end, length=length, states=space.states)
        assert counted == gone(reached.start, length, -1, end)
        assert counted >= 1


def test_a_path_from_elsewhere_is_not_that_of_history() -> None:
    space, _ = found_in("cuba-1962-fraser-hipel")
    elsewhere = status_quo(space.graph, 1)
    steps = shortest_path(space, elsewhere, paths_of_history(space), 4, improving=False)
    assert steps[0].start == 1
