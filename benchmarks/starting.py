"""What it costs to have the compiled loops at hand: importing Numba, compiling once, loading afterwards."""

from __future__ import annotations

import tempfile
import time

from benchmarks.children import answer, in_child
from benchmarks.measuring import peak_bytes, undisturbed
from benchmarks.models import Case, graph_of
from benchmarks.tables import gigabytes, seconds, table
from excomm.machine import processors
from excomm.space.moves import Slices

RUNS = 3
HEADS = ("step", "seconds", "memory added")


def starting_table() -> str:
    """Start a few processes anew with a cache of their own, the first of which has to compile."""
    with tempfile.TemporaryDirectory() as folder:
        cold, *warm = (
            in_child("benchmarks.starting", {}, NUMBA_CACHE_DIR=folder) for _ in range(1 + RUNS)
        )
    quickest = min(warm, key=lambda found: found["ready"])
    rows = [
        ["import numba", seconds(quickest["numba"]), gigabytes(quickest["numba_memory"])],
        [
            "load the compiled loops",
            seconds(quickest["ready"]),
            gigabytes(quickest["loops_memory"]),
        ],
        ["compile them, once", seconds(cold["ready"]), gigabytes(cold["loops_memory"])],
    ]
    note = f"Threads used: {processors()}. Quickest of {RUNS}; compiling once."
    return f"{table(HEADS, rows)}\n\n{note}"


def main() -> None:
    """Time both steps in this process, which has imported neither; two states suffice for it."""
    graph = graph_of(Case(2, "random", actors=2))
    if not isinstance(graph.moves, Slices):
        raise TypeError("the cases have slices")
    with undisturbed():
        moments, peaks = [time.perf_counter()], [peak_bytes()]
        import numba  # noqa: F401  # imported to be timed

        moments.append(time.perf_counter())
        peaks.append(peak_bytes())
        from excomm.stability.compiled import compiled_reductions

        compiled_reductions(graph, graph.moves)
        moments.append(time.perf_counter())
        peaks.append(peak_bytes())
    answer(
        {
            "numba": moments[1] - moments[0],
            "ready": moments[2] - moments[1],
            "numba_memory": peaks[1] - peaks[0],
            "loops_memory": peaks[2] - peaks[1],
        }
    )


if __name__ == "__main__":
    main()
