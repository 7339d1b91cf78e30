"""What can be reached from where a crisis stands, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.errors import ExcommError
from excomm.report.as_history import paths_of_history, shortest_path
from excomm.report.lasting import FAR, lasting
from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.stability.out_of_reach import lacking, needed
from excomm.stability.results import StatusQuoAnalysis

if TYPE_CHECKING:
    from excomm.report.as_history import Paths
    from excomm.report.lasting import Lasting, Roll
    from excomm.report.overview import Overview
    from excomm.stability.status_quo import StatusQuo
    from excomm.tables import Table


def reached_from(overview: Overview) -> StatusQuo:
    """Return what was reached; an overview without a starting point should not have come here."""
    if overview.reached is None:
        raise ExcommError("there is no state to begin from")
    return overview.reached


def in_reach(overview: Overview) -> Roll:
    """Return the equilibria that can be come to: what lasts most firmly first, of that the nearest."""
    found = lasting(overview)
    return found.where(found.moves < FAR)


def paths_table(overview: Overview) -> Table:
    """One row for each equilibrium in reach: how many moves away it is, and how many improvements."""
    found = overview.result
    return StatusQuoAnalysis(
        overview.space, reached_from(overview), found, found.provenance
    ).table()


def paths_data(overview: Overview) -> dict[str, Any]:
    """Return what is in reach for JSON; a path is a list of steps: who moves, and to which state."""
    space, reached = overview.space, reached_from(overview)
    taken = paths_of_history(space)
    return {
        "crisis": space.crisis.crisis,
        "from": list(state_names(space, reached.start)),
        "sanctions": overview.result.verdicts.sanctions,
        "states_in_reach": {
            "by_moves": int((reached.moves.length >= 0).sum()),
            "by_improvements": int((reached.improvements.length >= 0).sum()),
        },
        "out_of_reach": _out_of_reach(overview, reached),
        "table": paths_table(overview).to_data(),
        "equilibria": [_equilibrium(overview, taken, one) for one in in_reach(overview)],
    }


def _out_of_reach(overview: Overview, reached: StatusQuo) -> dict[str, Any]:
    """How many equilibria moves do not lead to, and what these need that no moves bring about."""
    every = lasting(overview)
    missed = every.where(every.moves == FAR)
    found = needed(overview.space, lacking(overview.space, reached.moves), missed.states)
    needs = [
        {
            "name": one.name,
            "holds": one.holds,
            "equilibria": int(needing.sum()),
            "events": list(one.events),
            "dates": list(one.dates),
        }
        for one, needing in found
    ]
    return {"equilibria": len(missed), "need": needs}


def _equilibrium(overview: Overview, taken: Paths, one: Lasting) -> dict[str, Any]:
    return {
        "number": number_of(one.state),
        "state": list(state_names(overview.space, one.state)),
        "outcome": one.outcome or None,
        "concepts": list(one.concepts),
        "moves": _path(overview, taken, one.state, improving=False),
        "improvements": None
        if one.improvements is None
        else _path(overview, taken, one.state, improving=True),
    }


def _path(overview: Overview, taken: Paths, state: int, *, improving: bool) -> list[dict[str, Any]]:
    space = overview.space
    path = shortest_path(space, reached_from(overview), taken, state, improving=improving)
    return [
        {"actor": space.actors[step.actor], "to": list(state_names(space, step.end))}
        for step in path
    ]
