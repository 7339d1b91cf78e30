"""A stability analysis as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.space.states import state_names
from excomm.stability.summaries import any_of, state_columns
from excomm.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.overview import Overview
    from excomm.stability.reductions import Verdicts
    from excomm.stability.results import CoalitionStability

Names = list[list[str]]


def stability_data(
    overview: Overview, *, variants: Sequence[str], coalitions: CoalitionStability | None = None
) -> dict[str, Any]:
    """Return an analysis for JSON; a state is the sorted list of what is true in it.

    `equilibria` has for each concept its states, `stable` for each concept and actor. `coalitions`, where asked for,
    has for each concept and coalition (its actors joined by +) its states, and those that are stable for every
    coalition under `universal`. `table` has the rows that the other formats have.
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
    data["table"] = stability_table(overview, coalitions).to_data()
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
    """Return the table of the analysis; with coalitions, one row for each state that is in either table."""
    if coalitions is None:
        return overview.result.table()
    held: dict[str, Verdicts] = {
        **{str(c): v for c, v in overview.result.verdicts.equilibria.items()},
        **{str(c): v for c, v in coalitions.verdicts.universal.items()},
    }
    rows = any_of(held)
    title = f"Equilibria, and coalition stable states, of {overview.space.crisis.title}"
    concepts = {concept: tuple(verdicts[rows].tolist()) for concept, verdicts in held.items()}
    return Table(title, state_columns(overview.space, rows) | concepts)
