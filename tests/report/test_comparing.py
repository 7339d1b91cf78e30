"""Which equilibria stay, go, are barred and come, beside what sets of their names say."""

import pytest
from hypothesis import assume, given, settings

import excomm as ex
from excomm.errors import PartError
from excomm.model.crisis import Crisis
from excomm.report.comparing import shifts_between
from excomm.space.space import Space
from excomm.space.states import state_names
from tests.space.crises import crises

CONCEPTS = ["nash", "seq"]


def compare(was: Space, would: Space) -> None:
    """Hold what is told against sets of names."""
    possible = {state_names(would, state) for state in range(would.states)}
    found = [ex.stability(space, concepts=CONCEPTS) for space in (was, would)]
    for shift in shifts_between(was, would, concepts=CONCEPTS).shifts:
        before, after = (set(one.equilibria(shift.concept)) for one in found)
        assert set(shift.kept) == before & after
        assert set(shift.gone) == (before - after) & possible
        assert set(shift.barred) == before - after - possible
        assert set(shift.new) == after - before


@settings(max_examples=40, deadline=None)
@given(crises(), crises())
def test_equilibria_are_told_apart_as_sets_of_names_are(one: Crisis, other: Crisis) -> None:
    try:
        spaces = ex.compile_space(one), ex.compile_space(other)
    except PartError:
        # Their rules leave no state.
        assume(condition=False)
    compare(*spaces)


@pytest.mark.parametrize("name", ["elmira", "prisoners-dilemma", "petrov-1983"])
def test_so_are_those_of_crises_that_share_few_names_or_none(name: str) -> None:
    chicken, other = (ex.compile_space(ex.load(one)) for one in ("chicken", name))
    compare(chicken, other)
    compare(other, chicken)
