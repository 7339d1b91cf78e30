"""One case, from the graph to the verdicts, in this process: seconds and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.children import answer, request
from benchmarks.measuring import forget_peak, peak_bytes, timed
from benchmarks.models import Case, graph_of
from excomm.stability.choosing import reductions_of
from excomm.stability.table import Concept, StabilityTable, stability_of

if TYPE_CHECKING:
    from excomm.space.graph import Graph

CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")


def solve(graph: Graph) -> StabilityTable:
    """All that is timed: put the moves and rankings in order, then give every verdict."""
    return stability_of(graph, concepts=CONCEPTS, reductions=reductions_of(graph))


def main() -> None:
    """Measure the case that the parent asks for."""
    asked = request()
    graph = graph_of(Case(**asked["case"]))
    forget_peak()
    facts = _facts(solve(graph))
    times = timed(lambda: solve(graph), runs=asked["runs"])
    answer(
        {
            "states": graph.states,
            **facts,
            "seconds": times.seconds,
            "processor": times.processor,
            "peak": peak_bytes(),
        }
    )


def _facts(table: StabilityTable) -> dict[str, object]:
    """What to tell about a table, which itself is not kept: it would be in the way of the runs to be measured."""
    stable = {concept: int(of.sum()) for concept, of in table.equilibria.items()}
    return {"method": table.method, "stable": stable}


if __name__ == "__main__":
    main()
