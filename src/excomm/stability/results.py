"""What a stability analysis of a crisis found, by the names of its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.states import state_names
from excomm.stability.status_quo import paths_to
from excomm.tables.table import Cell, Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from excomm.space.provenance import Provenance
    from excomm.space.space import Space
    from excomm.stability.coalition_questions import CoalitionConcept
    from excomm.stability.coalitions import CoalitionTable
    from excomm.stability.reductions import Verdicts
    from excomm.stability.status_quo import StatusQuo
    from excomm.stability.steps import Step
    from excomm.stability.table import Concept, StabilityTable

StateNames = tuple[str, ...]


@dataclass(frozen=True)
class Stability(Tabular):
    """Which states are stable for whom, and which are equilibria.

    `verdicts` holds the arrays; the methods answer by name. `provenance` says which input and version
    it comes from, `verdicts.sanctions` and `verdicts.method` how it was asked and computed.
    """

    space: Space
    verdicts: StabilityTable
    provenance: Provenance

    def equilibria(self, concept: Concept) -> tuple[StateNames, ...]:
        """The states that are stable for every actor, each as the sorted names of what is true in it."""
        return _named(self.space, self.verdicts.equilibria[concept])

    def stable(self, concept: Concept, actor: str) -> tuple[StateNames, ...]:
        """The states that are stable for one actor."""
        return _named(self.space, self.verdicts.stable[concept][self.space.actors.index(actor)])

    def table(self) -> Table:
        """One row for each state that is an equilibrium by some concept; a column for each concept."""
        concepts = self.verdicts.concepts
        any_concept = np.logical_or.reduce(
            [self.verdicts.equilibria[concept] for concept in concepts]
        )
        rows = np.flatnonzero(any_concept)
        columns: dict[str, tuple[Cell, ...]] = {
            "state": _named(self.space, any_concept),
            "outcome": _outcomes(self.space, rows),
        }
        for concept in concepts:
            columns[concept] = tuple(self.verdicts.equilibria[concept][rows].tolist())
        return Table(f"Equilibria of {self.provenance.crisis}", columns)


@dataclass(frozen=True)
class CoalitionStability(Tabular):
    """Which states which groups of actors would not leave together."""

    space: Space
    verdicts: CoalitionTable
    provenance: Provenance

    @property
    def coalitions(self) -> tuple[tuple[str, ...], ...]:
        """The coalitions that were looked at, each by the names of its members."""
        return tuple(
            tuple(self.space.actors[member] for member in coalition)
            for coalition in self.verdicts.coalitions
        )

    def universal(self, concept: CoalitionConcept) -> tuple[StateNames, ...]:
        """The states that are stable for every coalition that was asked about."""
        return _named(self.space, self.verdicts.universal[concept])

    def stable(
        self, concept: CoalitionConcept, coalition: tuple[str, ...]
    ) -> tuple[StateNames, ...]:
        """The states that are stable for one coalition, its members in the order of `coalitions`."""
        place = self.coalitions.index(coalition)
        return _named(self.space, self.verdicts.stable[concept][place])

    def table(self) -> Table:
        """One row for each state that is universally stable by some concept; a column for each concept."""
        concepts = self.verdicts.concepts
        some = np.logical_or.reduce([self.verdicts.universal[concept] for concept in concepts])
        rows = np.flatnonzero(some)
        columns: dict[str, tuple[Cell, ...]] = {
            "state": _named(self.space, some),
            "outcome": _outcomes(self.space, rows),
        }
        for concept in concepts:
            columns[concept] = tuple(self.verdicts.universal[concept][rows].tolist())
        return Table(f"Coalition stable states of {self.provenance.crisis}", columns)


@dataclass(frozen=True)
class StatusQuoAnalysis(Tabular):
    """Which states, and which equilibria, can be reached from a state, by which shortest paths."""

    space: Space
    reached: StatusQuo
    stability: Stability
    provenance: Provenance

    def paths(self, concept: Concept, *, improving: bool) -> dict[int, tuple[Step, ...]]:
        """A shortest path to each equilibrium in reach, nearest first, by moves or by improvements."""
        walk = self.reached.improvements if improving else self.reached.moves
        return paths_to(walk, self.stability.verdicts.equilibria[concept])

    def table(self) -> Table:
        """One row for each equilibrium in reach: how many moves away, and how many improvements."""
        verdicts = self.stability.verdicts
        equilibria = np.logical_or.reduce(list(verdicts.equilibria.values()))
        near = np.flatnonzero(equilibria & (self.reached.moves.length >= 0))
        near = near[np.argsort(self.reached.moves.length[near], kind="stable")]
        lengths = self.reached.improvements.length
        columns: dict[str, tuple[Cell, ...]] = {
            "state": tuple(state_names(self.space, state) for state in near.tolist()),
            "outcome": _outcomes(self.space, near),
            "concepts": tuple(
                tuple(
                    concept for concept in verdicts.concepts if verdicts.equilibria[concept][state]
                )
                for state in near.tolist()
            ),
            "moves": tuple(self.reached.moves.length[near].tolist()),
            "improvements": tuple(
                int(lengths[state]) if lengths[state] >= 0 else None for state in near
            ),
        }
        return Table(f"Equilibria in reach of {self.provenance.crisis}", columns)


def _named(space: Space, which: Verdicts) -> tuple[StateNames, ...]:
    return tuple(state_names(space, state) for state in np.flatnonzero(which).tolist())


def _outcomes(
    space: Space, states: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
) -> tuple[str, ...]:
    """The outcome of each state, or nothing where the crisis names none."""
    return tuple(
        space.outcomes[place] if place >= 0 else "" for place in space.outcome[states].tolist()
    )
