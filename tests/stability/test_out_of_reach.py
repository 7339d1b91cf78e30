import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.model.reading import parse_crisis
from excomm.space.compiling import compile_space
from excomm.space.naming import state_meant
from excomm.space.space import Space
from excomm.space.states import state_names
from excomm.stability.out_of_reach import lacking, needed
from excomm.stability.status_quo import status_quo
from tests.space.crises import crises

STORM = """
crisis: storm
title: A storm
actors: {ship: {name: Ship}, port: {name: Port}}
options: {ship.sail: {text: sail}, port.open: {text: open the boom}}
conditions:
  storm: {text: A storm blows}
  ice: {text: The port is frozen}
  wreck: {text: A wreck lies in the harbour}
start: [ice]
events:
  gale: {text: A gale comes up, when: not storm, rate: 0.1 per day, sets: [storm]}
schedule:
  - {on: 1962-10-20, text: The thaw, clears: [ice]}
preferences: {ship: [ship.sail], port: [port.open]}
"""


def compiled(crisis: Crisis) -> Space:
    try:
        return compile_space(crisis)
    except InputError:
        assume(False)
        raise


def test_what_only_events_or_the_calendar_bring_about_is_named_with_them() -> None:
    space = compile_space(parse_crisis(STORM))
    found = {
        one.written(): (one.events, one.dates)
        for one in lacking(space, status_quo(space.graph, state_meant(space, "start")).moves)
    }
    assert found == {
        "storm": (("gale",), ()),
        "wreck": ((), ()),
        "not ice": ((), ("1962-10-20",)),
    }


@given(crisis=crises(), data=st.data())
def test_what_moves_never_bring_about_holds_in_no_state_that_they_lead_to(
    crisis: Crisis, data: st.DataObject
) -> None:
    space = compiled(crisis)
    start = data.draw(st.integers(0, space.states - 1))
    moves = status_quo(space.graph, start).moves
    reached = [
        set(state_names(space, state)) for state in np.flatnonzero(moves.length >= 0).tolist()
    ]
    lacked = {(one.name, one.holds) for one in lacking(space, moves)}
    expected = {
        (name, holds)
        for name in space.bits
        for holds in (True, False)
        if all((name in names) != holds for names in reached)
    }
    assert lacked == expected


@given(crisis=crises(), data=st.data())
def test_states_that_need_it_are_out_of_reach(crisis: Crisis, data: st.DataObject) -> None:
    space = compiled(crisis)
    moves = status_quo(space.graph, data.draw(st.integers(0, space.states - 1))).moves
    everything = np.arange(space.states)
    for one, needing in needed(space, lacking(space, moves), everything):
        assert (moves.length[needing] < 0).all()
        assert all(
            (one.name in state_names(space, state)) == one.holds
            for state in everything[needing].tolist()
        )
