"""The same conflict for gmcr-py, from a checkout of it that the user has: how long its logical solver takes.

Only the interface that its command-line guide shows is used: a model with decision makers, options and
preference statements, and `LogicalSolver` with its verdicts for one decision maker and one state. It asks each
opponent at the most once in a sequence of sanctions, as our setting `once_each` does, so that is what it is
compared with. Where it needs longer than the time allowed, states drawn by chance are decided until that is up.
"""

from __future__ import annotations

import importlib
import sys
import time
from contextlib import redirect_stdout
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.children import answer, in_child, request
from benchmarks.measuring import timed, undisturbed
from benchmarks.models import masks_of
from benchmarks.solving import CONCEPTS
from benchmarks.tables import seconds, table
from excomm.model.parsing import parse
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.space.preferences import ranks_by_statements
from excomm.stability.compiled import compiled_reductions
from excomm.stability.slices import slice_reductions
from excomm.stability.table import StabilityTable, stability_of

if TYPE_CHECKING:
    from pathlib import Path

ACTORS = 4
STATEMENTS = 8
SIZES = (8, 12)
SECONDS_ALLOWED = 60.0
HEADS = (
    "states",
    "gmcr-py",
    "verdicts that it gave",
    "ours agree on",
    "NumPy",
    "times faster",
    "compiled",
    "times faster",
)

# Of one statement: each option in it and whether it is to be taken.
Pattern = list[tuple[int, bool]]


def gmcr_py_table(checkout: Path) -> str:
    """Measure both programs, one after the other in one process, on models of these sizes."""
    rows = [_row(bits, in_child("benchmarks.gmcr_py", _request(bits, checkout))) for bits in SIZES]
    return table(HEADS, rows)


def _request(bits: int, checkout: Path) -> dict[str, object]:
    return {"bits": bits, "checkout": str(checkout.resolve()), "allowed": SECONDS_ALLOWED}


def _row(bits: int, found: dict[str, Any]) -> list[str]:
    every = ACTORS * len(CONCEPTS) << bits
    # What it did not get to would have taken as long, in the mean, as what it did.
    theirs = found["prepared"] + found["seconds"] * every / found["decided"]
    whole = found["decided"] == every
    return [
        f"2^{bits}",
        seconds(theirs) if whole else f"about {seconds(theirs)}",
        f"{found['decided']:,} of {every:,}",
        f"{found['agreeing']:,}",
        *(cell for ours in found["ours"] for cell in (seconds(ours), f"{theirs / ours:,.0f}")),
    ]


def main() -> None:
    """Let both decide the same conflict and compare the verdicts that both have given."""
    asked = request()
    patterns = _patterns(asked["bits"])
    graph = _graph(asked["bits"], patterns)
    tables = [_ours(graph, compiled=compiled) for compiled in (False, True)]
    ours = [
        timed(partial(_ours, graph, compiled=compiled), runs=9).median for compiled in (False, True)
    ]

    sys.path.insert(0, asked["checkout"])
    # It prints remarks where the answer to the parent goes.
    with redirect_stdout(sys.stderr), undisturbed():
        package = importlib.import_module("gmcr")
        start = time.perf_counter()
        solver, conflict = _theirs(package, asked["bits"], patterns)
        prepared = time.perf_counter() - start
        found = _decided(solver, conflict, tables[0], asked["allowed"])
    answer({"ours": ours, "prepared": prepared, **found})


def _patterns(bits: int) -> list[list[Pattern]]:
    """Each actor's statements, of one or two options."""
    chance = np.random.default_rng(1962)

    def pattern() -> Pattern:
        options = chance.choice(bits, size=chance.integers(1, 3), replace=False).tolist()
        return [(option, bool(chance.integers(2))) for option in options]

    return [[pattern() for _ in range(STATEMENTS)] for _ in range(ACTORS)]


def _graph(bits: int, patterns: list[list[Pattern]]) -> Graph:
    codes = np.arange(1 << bits, dtype=np.int64)
    positions = {f"o{bit}": bit for bit in range(bits)}
    ranks = tuple(
        ranks_by_statements([parse(_formula(pattern)) for pattern in of_actor], codes, positions)
        for of_actor in patterns
    )
    return Graph(bits, codes, Slices(masks_of(bits, ACTORS)), ranks)


def _formula(pattern: Pattern) -> str:
    return " and ".join(f"o{option}" if taken else f"not o{option}" for option, taken in pattern)


def _ours(graph: Graph, *, compiled: bool) -> StabilityTable:
    if not isinstance(graph.moves, Slices):
        raise TypeError("the cases have slices")
    prepare = compiled_reductions if compiled else slice_reductions
    reductions = prepare(graph, graph.moves)
    return stability_of(graph, concepts=CONCEPTS, sanctions="once_each", reductions=reductions)


def _theirs(package: Any, bits: int, patterns: list[list[Pattern]]) -> tuple[Any, Any]:
    """Their solver, prepared, and their conflict."""
    conflict = package.model.ConflictModel()
    for actor, mask in enumerate(masks_of(bits, ACTORS)):
        conflict.decisionMakers.append(f"actor {actor}")
        for bit in range(bits):
            if mask >> bit & 1:
                conflict.decisionMakers[-1].addOption(f"option {bit}")
    conflict.recalculateFeasibleStates()
    for actor, of_actor in enumerate(patterns):
        maker = conflict.decisionMakers[actor]
        for pattern in of_actor:
            wish = [[conflict.options[bit], "Y" if taken else "N"] for bit, taken in pattern]
            maker.preferences.append(wish)
        maker.calculatePreferences()
    return package.solvers.LogicalSolver(conflict), conflict


def _decided(
    solver: Any,
    conflict: Any,
    ours: StabilityTable,
    allowed: float,
) -> dict[str, object]:
    """Ask for verdicts, state by state in a random order, until all are given or the time is up."""
    codes = list(conflict.feasibles.decimal)
    decided = agreeing = 0
    start = time.perf_counter()
    for state in np.random.default_rng(7).permutation(len(codes)).tolist():
        for actor in range(ACTORS):
            for concept in CONCEPTS:
                maker = conflict.decisionMakers[actor]
                stable, _ = getattr(solver, concept)(maker, state)
                decided += 1
                agreeing += bool(stable) == bool(ours.stable[concept][actor][codes[state]])
        if time.perf_counter() - start > allowed:
            break
    return {"decided": decided, "agreeing": agreeing, "seconds": time.perf_counter() - start}


if __name__ == "__main__":
    main()
