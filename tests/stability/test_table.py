from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from excomm.stability.table import CONCEPTS, stability_of
from tests.stability import brute
from tests.stability.graphs import graphs

if TYPE_CHECKING:
    from excomm.space.graph import Graph

SANCTIONS = ("legal", "once_each", "single")


@pytest.mark.parametrize("sanctions", SANCTIONS)
@settings(max_examples=700)
@given(graph=graphs())
def test_every_verdict_is_that_of_the_definition(graph: Graph, sanctions: str) -> None:
    table = stability_of(graph, sanctions=sanctions)
    model = brute.plain(graph)
    for concept in CONCEPTS:
        for actor in model.actors:
            expected = [
                brute.stable(model, concept, actor, state, sanctions=sanctions)
                for state in model.states
            ]
            assert table.stable[concept][actor].tolist() == expected, (concept, actor)
