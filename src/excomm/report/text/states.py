"""The feasible states of a crisis, as a table and as text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from excomm.model.formulas import Name
from excomm.report.text.grid import table_lines
from excomm.report.text.paper import Paper, hint, strong, wrapped
from excomm.report.words.names import counted
from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.space.truth import truth_of
from excomm.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.formulas import Formula
    from excomm.space.space import Space
    from excomm.tables import Cell

# A terminal shows so many states unless all are asked for.
MOST_SHOWN = 40


def states_where(space: Space, formula: Formula | None) -> list[int]:
    """Return the states in which a formula holds, or all where there is none."""
    if formula is None:
        return list(range(space.states))
    holds = truth_of(formula, space.graph.codes, space.positions)
    return [int(state) for state in np.flatnonzero(holds)]


def states_table(space: Space, states: Sequence[int]) -> Table:
    """One row for each state: its number, what is true, its outcome, and each actor's rank of it, 1 being the best."""
    columns: dict[str, tuple[Cell, ...]] = {
        "number": tuple(map(number_of, states)),
        "state": tuple(state_names(space, state) for state in states),
    }
    if space.outcomes:
        places = space.outcome[list(states)].tolist()
        columns["outcome"] = tuple(space.outcomes[place] for place in places)
    for actor, ranks in zip(space.actors, space.graph.ranks, strict=True):
        columns[actor] = tuple((ranks.max() + 1 - ranks[list(states)]).tolist())
    notes = ("The column of an actor ranks the states for it: 1 is its best.",)
    return Table(f"States of {space.crisis.title}", columns, notes)


def states_lines(
    paper: Paper, space: Space, states: Sequence[int], *, most: int | None, name: str
) -> list[str]:
    """Lay out states, at most `most` of them."""
    total = counted(space.states, "possible state")
    of = total if len(states) == space.states else f"{len(states):,} of {total}"
    lines = [strong(paper, line) for line in wrapped(f"{space.crisis.title}: {of}", paper.width)]
    shown = states if most is None else states[:most]
    if shown:
        lines += ["", *table_lines(paper, states_table(space, shown))]
    if len(shown) < len(states):
        lines += ["", f"{len(states) - len(shown):,} more are not shown."]
        lines += hint(paper, "Show all, or only some:", f"excomm states {name} --all")
        formula = _some_of(space, states)
        lines += [f'  excomm states {name} --where "{formula}"'] if formula else []
    return lines


def _some_of(space: Space, states: Sequence[int]) -> str:
    """A formula that holds in some of these states, and in the fewest of them: one option and not another."""
    codes = space.graph.codes[list(states)]
    holds = {name: truth_of(Name(name), codes, space.positions) for name in space.bits}
    found = {
        f"{one} and not {other}": int((holds[one] & ~holds[other]).sum())
        for one, other in pairwise((*space.bits, space.bits[0]))
    }
    some = [formula for formula, number in found.items() if 0 < number < len(states)]
    return min(some, key=found.__getitem__, default="")
