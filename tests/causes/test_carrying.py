"""Choices are carried over as the words say, worked out state by state from the bare definitions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from excomm.causes.interventions import Forbid, Take
from excomm.causes.worlds import counterfactual, worlds_of
from excomm.errors import InputError
from excomm.process.choosing import choices_of
from excomm.process.compiling import process_on
from excomm.space.compiling import compile_space
from excomm.space.states import state_names
from tests.process import brute
from tests.process.places import state_at
from tests.process.timed import OPTIONS, timed_crises
from tests.space.brute import feasible

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from tests.space.brute import State

    Numbers = NDArray[np.float64]


def without_secrets(crisis: Crisis) -> Crisis:
    """The same, but everybody sees everything: what looks alike is one state."""
    options = {
        name: one.model_copy(update={"seen_by": None}) for name, one in crisis.options.items()
    }
    conditions = {
        name: one.model_copy(update={"seen_by": None}) for name, one in crisis.conditions.items()
    }
    return crisis.model_copy(
        update={"options": options, "conditions": conditions, "agreements": {}, "beliefs": {}}
    )


def expected(
    crisis: Crisis, changed: Crisis, actor: str, state: State, shares: dict[str, float]
) -> dict[State, float]:
    """Where an actor goes from a state, and how likely, if what is closed loses its share to all that is not."""
    states, closed = feasible(changed), 0.0
    ends: dict[State, float] = defaultdict(float)
    for name, change in brute.courses(crisis, actor).items():
        end = brute.leads(changed, states, actor, state, change)
        if end == state:
            closed += shares.get(name, 0.0)
        else:
            ends[end] += shares.get(name, 0.0)
    return {end: share / (1 - closed) for end, share in ends.items() if share > 1e-9}


def names_of(process: Process, state: int) -> State:
    return frozenset(state_names(process.scene.space, state))


def found(process: Process, actor: int, node: int) -> dict[State, float]:
    """Where an actor goes from a node, and how likely, as the process has it."""
    nodes, scene = process.nodes, process.scene
    sight = scene.views[actor].seen[int(nodes.known[node]) * scene.space.states + nodes.state[node]]
    ends: dict[State, float] = defaultdict(float)
    for course, target in enumerate(nodes.moves[actor][node].tolist()):
        share = float(process.choices.policy[actor][sight, course])
        if target >= 0 and share > 1e-9:
            ends[names_of(process, int(nodes.state[target]))] += share
    return dict(ends)


@settings(max_examples=60, deadline=None)
@given(
    crisis=timed_crises(rules=("quantal",)).map(without_secrets),
    change=st.one_of(
        st.builds(Forbid, st.sampled_from(OPTIONS)), st.builds(Take, st.sampled_from(OPTIONS))
    ),
)
def test_what_is_closed_loses_its_share_to_all_that_is_not(
    crisis: Crisis, change: Forbid | Take
) -> None:
    try:
        worlds = worlds_of(compile_space(crisis), [change], draws=1)
        was = process_on(worlds.was, crisis)
        would = counterfactual(worlds, was, 0)
    except InputError:
        assume(False)
    changed = worlds.pairs[0][1]
    # Solved for all states, not only for those that can be come to.
    whole = choices_of(worlds.was.scene, crisis).policy
    for node in range(would.nodes.count):
        state = state_at(worlds.would, node)
        if would.nodes.ended[node] or state not in feasible(crisis):
            continue
        for actor, name in enumerate(crisis.actors):
            shares = shares_in(was, whole[actor], actor, state)
            assert found(would, actor, node) == pytest.approx(
                expected(crisis, changed, name, state, shares), abs=1e-5
            )


def shares_in(process: Process, policy: Numbers, actor: int, state: State) -> dict[str, float]:
    scene = process.scene
    place = next(one for one in range(scene.space.states) if names_of(process, one) == state)
    row = policy[scene.views[actor].found[place]]
    return dict(zip(scene.considered[actor].names, row.tolist(), strict=True))
