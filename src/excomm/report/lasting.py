"""The equilibria of a crisis in the order in which a reader would want them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.kinds import KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from excomm.report.overview import Overview

# Later than any path that there is.
FAR = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Lasting:
    """One equilibrium: by which concepts it is one, and how it lasts by the strictest of them.

    `moves` and `improvements` count the steps of the shortest such path from where paths begin; None where there is
    none.
    """

    state: int
    concepts: tuple[str, ...]
    kind: Kind
    outcome: str
    moves: int | None
    improvements: int | None


@dataclass(frozen=True)
class Roll:
    """Equilibria in order, with one entry each in every array.

    `kinds` are places in `KINDS`, `outcomes` those in the outcomes of the crisis, -1 where none are named, `moves` and
    `improvements` the lengths of shortest paths, `FAR` where there are none.
    """

    overview: Overview
    states: NDArray[np.int64]
    kinds: NDArray[np.int8]
    outcomes: NDArray[np.int16]
    moves: NDArray[np.int32]
    improvements: NDArray[np.int32]

    def __len__(self) -> int:
        return int(self.states.size)

    def __iter__(self) -> Iterator[Lasting]:
        return (self.at(place) for place in range(len(self)))

    def at(self, place: int) -> Lasting:
        """Return one equilibrium with its names in full."""
        space, outcome = self.overview.space, int(self.outcomes[place])
        state = int(self.states[place])
        return Lasting(
            state=state,
            concepts=self.overview.concepts_of(state),
            kind=KINDS[int(self.kinds[place])],
            outcome=space.outcomes[outcome] if outcome >= 0 else "",
            moves=_steps(self.moves[place]),
            improvements=_steps(self.improvements[place]),
        )

    def where(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Roll:
        """Return some of them, in the same order, or those at the places given."""
        return Roll(
            self.overview,
            self.states[chosen],
            self.kinds[chosen],
            self.outcomes[chosen],
            self.moves[chosen],
            self.improvements[chosen],
        )


def _steps(length: np.int32) -> int | None:
    return None if length == FAR else int(length)


def lasting(overview: Overview) -> Roll:
    """Return all equilibria: first what lasts most firmly, and of that what is nearest. Costs a sort."""
    kinds = _kinds(overview)
    states = np.flatnonzero(kinds < len(KINDS))
    nowhere = np.full(overview.space.states, -1, np.int32)
    reached = overview.reached
    moves = _far(reached.moves.length if reached else nowhere)[states]
    improvements = _far(reached.improvements.length if reached else nowhere)[states]
    roll = Roll(
        overview, states, kinds[states], overview.space.outcome[states], moves, improvements
    )
    return roll.where(np.lexsort((states, moves, improvements, roll.kinds)))


def _kinds(overview: Overview) -> NDArray[np.int8]:
    """The place in `KINDS` of the firmest way in which each state lasts, one past the last where it does not."""
    kinds = np.full(overview.space.states, len(KINDS), np.int8)
    equilibria = overview.result.verdicts.equilibria
    for place, kind in reversed(list(enumerate(KINDS))):
        for concept, held in equilibria.items():
            if concept in kind.concepts:
                kinds[held] = place
    return kinds


def _far(lengths: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.where(lengths < 0, np.int32(FAR), lengths)
