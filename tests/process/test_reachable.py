"""The nodes of a process are the places that the words of its file lead to, and what happens leads alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

import excomm as ex
from excomm.process.compiling import stage_of
from excomm.space.compiling import compile_space
from excomm.space.states import names_in
from tests.process.brute import ended
from tests.process.places import known_at, node_of_each_place, staged, state_at
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises(rules=("quantal", "script", "history")))
def test_nodes_are_what_can_be_come_to_and_lead_where_the_words_say(crisis: Crisis) -> None:
    stage = staged(crisis)
    found = node_of_each_place(stage)
    assert sorted(found.values()) == list(range(stage.nodes.count))
    for place, node in found.items():
        assert state_at(stage, node) == place.state
        assert known_at(stage, node) == place.known
        assert stage.nodes.ended[node] == ended(crisis, place.state)


def test_dated_changes_come_in_the_order_of_their_days() -> None:
    # By itself the second would lead to what the rule forbids; after the first, which clears it, it does not.
    crisis = crisis_of(
        actors={"a": {"name": "Ann"}},
        options={"a.x": {"text": "do it"}},
        conditions={"p": {"text": "p"}, "q": {"text": "q"}},
        rules=["not (p and q)"],
        span="2000-01-01/2000-01-10",
        schedule=[
            {"on": "2000-01-03", "sets": ["p"]},
            {"on": "2000-01-05", "sets": ["q"], "clears": ["p"]},
        ],
        outcomes={"second": {"when": "q"}, "first": {"when": "not q"}},
    )
    space = compile_space(crisis)
    nodes = stage_of(space).nodes
    named = {names_in(space.bits, int(space.graph.codes[state])) for state in nodes.state}
    assert not any({"p", "q"} <= {*names} for names in named)
    assert any("p" in names for names in named)
    assert ex.exact(crisis).probability("second") == pytest.approx(1)
