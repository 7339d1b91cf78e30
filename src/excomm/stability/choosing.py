"""Which implementation of the reductions a graph gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.space.moves import Slices
from excomm.stability.arcs import arc_reductions
from excomm.stability.slices import slice_reductions

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.compiled_cache import OnCompile
    from excomm.stability.reductions import Reductions

# Below this many states NumPy takes less time than importing the compiler and loading its loops does.
WORTH_COMPILING = 1 << 18

# The compiled kernel has a cell for every code, feasible or not: this many for each state at the most.
CELLS_PER_STATE = 4


def reductions_of(graph: Graph, *, on_compile: OnCompile | None = None) -> Reductions:
    """Prepare a graph for stability analysis, in the way that is fastest for its size and moves.

    If loops must be compiled first, which takes some seconds once, `on_compile(done, of)` is called as it goes on.
    """
    if not isinstance(graph.moves, Slices):
        return arc_reductions(graph, graph.moves)
    if worth_compiling(graph):
        from excomm.stability.compiled import compiled_reductions

        return compiled_reductions(graph, graph.moves, on_compile=on_compile)
    return slice_reductions(graph, graph.moves)


def worth_compiling(graph: Graph) -> bool:
    """Whether the compiled kernel serves this graph: slices, many states, few infeasible codes between."""
    return (
        isinstance(graph.moves, Slices)
        and graph.states >= WORTH_COMPILING
        and 2**graph.bits <= CELLS_PER_STATE * graph.states
    )
