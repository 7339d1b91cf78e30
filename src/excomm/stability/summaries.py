"""States as columns of a table, and results in a few lines for whoever prints them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.tables.writing import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from excomm.space.space import Space
    from excomm.stability.reductions import Verdicts
    from excomm.tables.table import Cell, Table

# The name of a concept of either kind.
Concept = TypeVar("Concept", bound=str)

# So many states are printed one by one; the table has them all.
MOST_PRINTED = 8
WIDTH = 80


def state_columns(space: Space, states: NDArray[np.int64]) -> dict[str, tuple[Cell, ...]]:
    """The columns with which every table of states begins: number, state, and outcome if the crisis names any."""
    columns: dict[str, tuple[Cell, ...]] = {
        "number": tuple(number_of(state) for state in states.tolist()),
        "state": tuple(state_names(space, state) for state in states.tolist()),
    }
    if space.outcomes:
        columns["outcome"] = tuple(space.outcomes[at] for at in space.outcome[states].tolist())
    return columns


def any_of(verdicts: Mapping[Concept, Verdicts]) -> NDArray[np.int64]:
    """The states of which some concept holds."""
    return np.flatnonzero(np.logical_or.reduce(list(verdicts.values())))


def counts_of(verdicts: Mapping[Concept, Verdicts]) -> str:
    """How many states there are by each concept.

    >>> counts_of({"nash": np.array([True, False]), "seq": np.array([True, True])})
    'nash 1, seq 2'
    """
    return ", ".join(f"{concept} {int(held.sum()):,}" for concept, held in verdicts.items())


def summary(heading: str, table: Table, about: Iterable[str]) -> str:
    """A heading, and the first states of a table, each with what is to be said `about` it."""
    lines = textwrap.wrap(heading, WIDTH)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows[:MOST_PRINTED]]
    width = max((len(str(row["number"])) for row in rows), default=0)
    for row, said in zip(rows, about, strict=False):
        outcome = f" ({row['outcome']})" if "outcome" in row else ""
        first = f"  {row['number']:>{width}}  "
        text = f"{shown(row['state'])}{outcome}: {said}"
        lines += textwrap.wrap(
            text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
        )
    more = len(table.rows) - len(rows)
    return "\n".join([*lines, f"  and {more:,} more, all in table()"] if more else lines)


def concepts_held(table: Table, concepts: Iterable[str]) -> list[str]:
    """For each row of a table, the concepts of which it says yes."""
    columns = {concept: table.columns[concept] for concept in concepts}
    return [
        ", ".join(concept for concept, held in zip(columns, row, strict=True) if held)
        for row in zip(*columns.values(), strict=True)
    ]
