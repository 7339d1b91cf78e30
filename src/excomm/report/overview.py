"""What a terminal is told about the stable states of a crisis, gathered before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.report.kinds import KINDS, Kind, kind_by, strictest
from excomm.space.history import follow_history
from excomm.stability.analysis import stability
from excomm.stability.status_quo import status_quo
from excomm.stability.table import CONCEPTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space
    from excomm.stability.results import Stability
    from excomm.stability.status_quo import StatusQuo


@dataclass(frozen=True)
class Lasting:
    """One equilibrium: by which concepts it is one, and how it lasts by the strictest of them.

    `moves` and `improvements` count the steps of the shortest such path from the start; None where there is no path,
    or the crisis does not say where it starts.
    """

    state: int
    concepts: tuple[str, ...]
    kind: Kind
    outcome: str
    moves: int | None
    improvements: int | None


@dataclass(frozen=True)
class Overview:
    """A stability analysis, with what places its equilibria: the start, and where history ended.

    `omitted` says which concepts were left out of the analysis, and why.
    """

    result: Stability
    reached: StatusQuo | None
    history_end: int | None
    omitted: str

    @property
    def space(self) -> Space:
        """What was analysed."""
        return self.result.space

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were computed."""
        return self.result.verdicts.concepts

    def concepts_of(self, state: int) -> tuple[str, ...]:
        """Return by which concepts a state is an equilibrium."""
        verdicts = self.result.verdicts
        return tuple(c for c in verdicts.concepts if verdicts.equilibria[c][state])


def overview_of(
    space: Space,
    *,
    concepts: Sequence[str] = (),
    sanctions: str = "legal",
    start: int | None = None,
) -> Overview:
    """Analyse a crisis by these concepts, or by all that its size allows if none are named.

    Paths begin at the state `start`, if that is given, and otherwise where the crisis starts.
    """
    result, omitted = _analysed(space, concepts, sanctions)
    history = follow_history(space)
    begin = space.start if start is None else start
    return Overview(
        result=result,
        reached=None if begin is None else status_quo(space.graph, begin),
        history_end=history[-1].state if history else None,
        omitted=omitted,
    )


def _analysed(space: Space, concepts: Sequence[str], sanctions: str) -> tuple[Stability, str]:
    """Only simultaneous stability may be too much for a large crisis; whoever asks for it by name is told so."""
    if concepts:
        return stability(space, concepts=concepts, sanctions=sanctions), ""
    try:
        return stability(space, sanctions=sanctions), ""
    except InputError as error:
        others = [concept for concept in CONCEPTS if concept != "sim"]
        found = stability(space, concepts=others, sanctions=sanctions)
        return found, f"Simultaneous stability (sim) is left out: {error.message}."


def lasting(overview: Overview) -> tuple[Lasting, ...]:
    """Return all equilibria: first what lasts most firmly, and of that what is nearest to the start."""
    equilibria = overview.result.verdicts.equilibria.values()
    states = np.flatnonzero(np.logical_or.reduce(list(equilibria))).tolist()
    return tuple(sorted((_lasting(overview, state) for state in states), key=_firmest_first))


def _lasting(overview: Overview, state: int) -> Lasting:
    space, reached = overview.space, overview.reached
    concepts = overview.concepts_of(state)
    place = int(space.outcome[state])
    return Lasting(
        state=state,
        concepts=concepts,
        kind=kind_by(strictest(concepts) or concepts[0]),
        outcome=space.outcomes[place] if place >= 0 else "",
        moves=_steps(reached.moves.length, state) if reached else None,
        improvements=_steps(reached.improvements.length, state) if reached else None,
    )


def _steps(lengths: np.ndarray[tuple[int], np.dtype[np.int32]], state: int) -> int | None:
    return int(lengths[state]) if lengths[state] >= 0 else None


# Later than any path that there is.
FAR = 1 << 31


def _firmest_first(one: Lasting) -> tuple[int, int, int, int]:
    by_improvements = FAR if one.improvements is None else one.improvements
    by_moves = FAR if one.moves is None else one.moves
    return KINDS.index(one.kind), by_improvements, by_moves, one.state
