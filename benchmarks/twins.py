"""The compiled loops against their plain twin in NumPy, and NumPy against the bare definitions, in one run."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.children import answer, in_child, request
from benchmarks.measuring import timed
from benchmarks.models import Case, graph_of
from benchmarks.solving import CONCEPTS, solve
from benchmarks.tables import seconds, table
from excomm.space.moves import Slices
from excomm.stability.slices import slice_reductions
from excomm.stability.table import stability_of
from tests.stability import brute

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.space.graph import Graph
    from excomm.stability.reductions import Verdicts
    from excomm.stability.table import StabilityTable

AGAINST_PLAIN = (Case(20, "random"), Case(20, "few_ties"), Case(20, "random", infeasible=0.3))
AGAINST_BRUTE = (Case(6, "random"), Case(8, "few_ties"))
HEADS = ("states", "preferences", "infeasible", "quicker way", "", "slower way", "", "ratio")
RUNS = 5


def twins_table() -> str:
    """Measure both pairs; each pair takes turns in one process."""
    plain = [_row(case, "compiled", "NumPy") for case in AGAINST_PLAIN]
    bare = [_row(case, "NumPy", "definitions") for case in AGAINST_BRUTE]
    return table(HEADS, plain + bare)


def _row(case: Case, quicker: str, slower: str) -> list[str]:
    asked = {"case": case.as_dict(), "ways": [quicker, slower]}
    quick, slow = in_child("benchmarks.twins", asked)["seconds"]
    named = [f"2^{case.bits}", case.preferences.replace("_", " "), f"{case.infeasible:.0%}"]
    return [*named, quicker, seconds(quick), slower, seconds(slow), f"{slow / quick:,.0f}"]


def main() -> None:
    """Measure one pair in turns, after checking that both give the same verdicts; the quickest of each."""
    asked = request()
    graph = graph_of(Case(**asked["case"]))
    ways = [WAYS[way] for way in asked["ways"]]
    one, other = (way(graph) for way in ways)
    if not all(map(np.array_equal, one, other)):
        raise AssertionError("the two ways do not agree")
    rounds = [[timed(partial(way, graph), runs=1).least for way in ways] for _ in range(RUNS)]
    answer({"seconds": [min(times) for times in zip(*rounds, strict=True)]})


def _compiled(graph: Graph) -> list[Verdicts]:
    return _in_a_row(solve(graph))


def _plain(graph: Graph) -> list[Verdicts]:
    if not isinstance(graph.moves, Slices):
        raise TypeError("the cases have slices")
    reductions = slice_reductions(graph, graph.moves)
    return _in_a_row(stability_of(graph, concepts=CONCEPTS, reductions=reductions))


def _in_a_row(found: StabilityTable) -> list[Verdicts]:
    return [verdicts for concept in CONCEPTS for verdicts in found.stable[concept]]


def _brute(graph: Graph) -> list[Verdicts]:
    model = brute.plain(graph)
    return [
        np.array([brute.stable(model, concept, actor, state) for state in model.states])
        for concept in CONCEPTS
        for actor in model.actors
    ]


WAYS: dict[str, Callable[[Graph], list[Verdicts]]] = {
    "compiled": _compiled,
    "NumPy": _plain,
    "definitions": _brute,
}

if __name__ == "__main__":
    main()
