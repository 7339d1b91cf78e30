"""A stability analysis as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.report.words.states import number_of
from excomm.space.states import state_names
from excomm.tables import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.report.overview import Overview
    from excomm.space.space import Space
    from excomm.stability.reductions import Verdicts
    from excomm.stability.results import CoalitionStability

Names = list[list[str]]


def stability_data(
    overview: Overview, *, variants: Sequence[str], coalitions: CoalitionStability | None = None
) -> dict[str, Any]:
    """Return an analysis for JSON; a state is the sorted list of what is true in it.

    `equilibria` has for each concept its states, `stable` for each concept and actor. `coalitions`, where asked for,
    has for each concept and coalition (its actors joined by +) its states, and those that are stable for every
    coalition under `universal`.
    """
    space, verdicts = overview.space, overview.result.verdicts
    provenance = overview.result.provenance
    names = [list(state_names(space, state)) for state in range(space.states)]
    data: dict[str, Any] = {
        "crisis": space.crisis.crisis,
        "title": space.crisis.title,
        "variants": list(variants),
        "states": space.states,
        "actors": list(space.actors),
        "sanctions": verdicts.sanctions,
        "method": verdicts.method,
        "start": None if space.start is None else names[space.start],
        "history_end": None if overview.history_end is None else names[overview.history_end],
        "equilibria": {c: _chosen(names, held) for c, held in verdicts.equilibria.items()},
        "stable": {
            concept: {
                actor: _chosen(names, held) for actor, held in zip(space.actors, of, strict=True)
            }
            for concept, of in verdicts.stable.items()
        },
    }
    if overview.omitted:
        data["omitted"] = overview.omitted
    if coalitions is not None:
        data["coalitions"] = _coalitions(names, coalitions)
    return data | {"version": provenance.version, "digest": provenance.digest}


def _chosen(names: Names, held: Verdicts) -> Names:
    return [names[state] for state in np.flatnonzero(held).tolist()]


def _coalitions(names: Names, found: CoalitionStability) -> dict[str, Any]:
    return {
        "universal": {c: _chosen(names, held) for c, held in found.verdicts.universal.items()},
        "stable": {
            concept: {
                "+".join(coalition): _chosen(names, held)
                for coalition, held in zip(found.coalitions, of, strict=True)
            }
            for concept, of in found.verdicts.stable.items()
        },
    }


def stability_table(overview: Overview, coalitions: CoalitionStability | None = None) -> Table:
    """One row for each equilibrium, or state that is stable for every coalition; a column for each concept."""
    held: dict[str, Verdicts] = {str(c): v for c, v in overview.result.verdicts.equilibria.items()}
    if coalitions is not None:
        held |= {str(c): v for c, v in coalitions.verdicts.universal.items()}
    title = f"Equilibria of {overview.space.crisis.title}"
    return _states_that_hold(overview.space, title, held)


def _states_that_hold(space: Space, title: str, held: Mapping[str, Verdicts]) -> Table:
    rows = np.flatnonzero(np.logical_or.reduce(list(held.values())))
    columns: dict[str, tuple[Cell, ...]] = {
        "number": tuple(number_of(state) for state in rows.tolist()),
        "state": tuple(state_names(space, state) for state in rows.tolist()),
    }
    if space.outcomes:
        columns["outcome"] = tuple(space.outcomes[place] for place in space.outcome[rows].tolist())
    for concept, verdicts in held.items():
        columns[concept] = tuple(verdicts[rows].tolist())
    return Table(title, columns)
