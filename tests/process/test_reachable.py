"""The nodes of a process are the places that the words of its file lead to, and what happens leads alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from tests.process.brute import ended
from tests.process.places import known_at, node_of_each_place, staged, state_at
from tests.process.timed import timed_crises

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
