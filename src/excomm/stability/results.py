"""What a stability analysis of a crisis found, by the names of its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.stability.asking import concept_asked, members_of
from excomm.stability.status_quo import paths_to
from excomm.stability.summaries import any_of, concepts_held, counts_of, state_columns, summary
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.space.provenance import Provenance
    from excomm.space.space import Space
    from excomm.stability.coalition_questions import CoalitionConcept
    from excomm.stability.coalitions import CoalitionTable
    from excomm.stability.reductions import Verdicts
    from excomm.stability.status_quo import StatusQuo
    from excomm.stability.steps import Step
    from excomm.stability.table import StabilityTable
    from excomm.tables.table import Cell

StateNames = tuple[str, ...]


@dataclass(frozen=True)
class Stability(Tabular):
    """Which states are stable for whom, and which are equilibria; print it for a summary.

    `verdicts` holds the arrays; the methods answer by name. `provenance` says which input and version
    it comes from, `verdicts.sanctions` and `verdicts.method` how it was asked and computed.

    >>> import excomm as ex
    >>> print(ex.stability(ex.load("prisoners-dilemma")))
    The prisoners' dilemma: of 4 states 2 are equilibria by some concept (nash 1,
    gmr 2, smr 2, seq 2, symmetric_seq 2, sim 2).
      1  nothing (neither_cooperates): nash, gmr, smr, seq, symmetric_seq, sim
      4  first.cooperate, second.cooperate (both_cooperate): gmr, smr, seq,
         symmetric_seq, sim
    """

    space: Space
    verdicts: StabilityTable
    provenance: Provenance

    def equilibria(self, concept: str) -> tuple[StateNames, ...]:
        """The states that are stable for every actor, each as the sorted names of what is true in it."""
        asked = concept_asked(concept, self.verdicts.concepts)
        return _named(self.space, self.verdicts.equilibria[asked])

    def stable(self, concept: str, actor: str) -> tuple[StateNames, ...]:
        """The states that are stable for one actor."""
        asked = concept_asked(concept, self.verdicts.concepts)
        [place] = members_of(self.space, [actor])
        return _named(self.space, self.verdicts.stable[asked][place])

    def table(self) -> Table:
        """One row for each state that is an equilibrium by some concept; a column for each concept."""
        equilibria = self.verdicts.equilibria
        rows = any_of(equilibria)
        columns = state_columns(self.space, rows) | {
            concept: tuple(held[rows].tolist()) for concept, held in equilibria.items()
        }
        return Table(f"Equilibria of {self.space.crisis.title}", columns)

    def __str__(self) -> str:
        """A few lines of eighty columns: how many equilibria there are, and the first of them."""
        table, equilibria = self.table(), self.verdicts.equilibria
        heading = (
            f"{self.space.crisis.title}: of {self.space.states:,} states {len(table.rows):,} are equilibria by some "
            f"concept ({counts_of(equilibria)})."
        )
        return summary(heading, table, concepts_held(table, equilibria))

    def __repr__(self) -> str:
        return _in_brief(self, f"{len(any_of(self.verdicts.equilibria)):,} equilibria")


@dataclass(frozen=True)
class CoalitionStability(Tabular):
    """Which states which groups of actors would not leave together; print it for a summary.

    >>> import excomm as ex
    >>> print(ex.coalitions(ex.load("prisoners-dilemma")))
    The prisoners' dilemma: of 4 states 1 is stable for every coalition by some
    concept (cnash 0, cgmr 1, csmr 1, cseq 1).
      4  first.cooperate, second.cooperate (both_cooperate): cgmr, csmr, cseq
    """

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

    def universal(self, concept: str) -> tuple[StateNames, ...]:
        """The states that are stable for every coalition that was asked about."""
        return _named(self.space, self.verdicts.universal[self._asked(concept)])

    def stable(self, concept: str, coalition: Iterable[str]) -> tuple[StateNames, ...]:
        """The states that are stable for one coalition, its members in any order."""
        members = members_of(self.space, coalition)
        if members not in self.verdicts.coalitions:
            known = "; ".join(", ".join(group) for group in self.coalitions)
            raise InputError("this coalition was not asked about", remedy=f"use any of: {known}")
        place = self.verdicts.coalitions.index(members)
        return _named(self.space, self.verdicts.stable[self._asked(concept)][place])

    def table(self) -> Table:
        """One row for each state that is universally stable by some concept; a column for each concept."""
        universal = self.verdicts.universal
        rows = any_of(universal)
        columns = state_columns(self.space, rows) | {
            concept: tuple(held[rows].tolist()) for concept, held in universal.items()
        }
        return Table(f"Coalition stable states of {self.space.crisis.title}", columns)

    def __str__(self) -> str:
        """A few lines of eighty columns: how many states are stable for all coalitions, and the first of them."""
        table, universal = self.table(), self.verdicts.universal
        number = len(table.rows)
        heading = (
            f"{self.space.crisis.title}: of {self.space.states:,} states {number:,} {'is' if number == 1 else 'are'} "
            f"stable for every coalition by some concept ({counts_of(universal)})."
        )
        return summary(heading, table, concepts_held(table, universal))

    def __repr__(self) -> str:
        number = len(any_of(self.verdicts.universal))
        return _in_brief(
            self, f"{len(self.coalitions)} coalitions, {number:,} stable for all of them"
        )

    def _asked(self, concept: str) -> CoalitionConcept:
        return concept_asked(concept, self.verdicts.concepts, kind="coalition concept")


@dataclass(frozen=True)
class StatusQuoAnalysis(Tabular):
    """Which states, and which equilibria, can be reached from a state, by which shortest paths; print it for a summary.

    >>> import excomm as ex
    >>> print(ex.status_quo(ex.load("prisoners-dilemma")))
    The prisoners' dilemma: from state 1 moves lead to 4 of 4 states, and
    improvements alone to 1. Of 2 equilibria 2 are in reach.
      1  nothing (neither_cooperates): here already
      4  first.cooperate, second.cooperate (both_cooperate): 2 moves, not all of
         them improvements
    """

    space: Space
    reached: StatusQuo
    stability: Stability
    provenance: Provenance

    def paths(self, concept: str, *, improving: bool) -> dict[int, tuple[Step, ...]]:
        """A shortest path to each equilibrium in reach, nearest first, by moves or by improvements."""
        walk = self.reached.improvements if improving else self.reached.moves
        asked = concept_asked(concept, self.stability.verdicts.concepts)
        return paths_to(walk, self.stability.verdicts.equilibria[asked])

    def table(self) -> Table:
        """One row for each equilibrium in reach: how many moves away, and how many improvements."""
        verdicts, moves = self.stability.verdicts, self.reached.moves.length
        near = any_of(verdicts.equilibria)
        near = near[moves[near] >= 0]
        near = near[np.argsort(moves[near], kind="stable")]
        improvements = self.reached.improvements.length[near].tolist()
        columns: dict[str, tuple[Cell, ...]] = {
            **state_columns(self.space, near),
            "concepts": tuple(
                tuple(c for c in verdicts.concepts if verdicts.equilibria[c][state])
                for state in near.tolist()
            ),
            "moves": tuple(moves[near].tolist()),
            "improvements": tuple(length if length >= 0 else None for length in improvements),
        }
        return Table(f"Equilibria in reach: {self.space.crisis.title}", columns)

    def __str__(self) -> str:
        """A few lines of eighty columns: how much is in reach, and the nearest equilibria."""
        table, reached = self.table(), self.reached
        heading = (
            f"{self.space.crisis.title}: from state {number_of(reached.start)} moves lead to "
            f"{int((reached.moves.length >= 0).sum()):,} of {self.space.states:,} states, and improvements alone to "
            f"{int((reached.improvements.length >= 0).sum()):,}. Of "
            f"{len(any_of(self.stability.verdicts.equilibria)):,} equilibria {len(table.rows):,} are in reach."
        )
        lengths = zip(table.columns["moves"], table.columns["improvements"], strict=True)
        return summary(heading, table, [_distance(*both) for both in lengths])

    def __repr__(self) -> str:
        number = len(self.table().rows)
        return _in_brief(
            self, f"from state {number_of(self.reached.start)}, {number:,} equilibria in reach"
        )


def _in_brief(result: Stability | CoalitionStability | StatusQuoAnalysis, found: str) -> str:
    """What a result is, on one line."""
    states = f"{result.space.states:,} states"
    return f"<{type(result).__name__} of {result.provenance.crisis}: {states}, {found}>"


def _distance(moves: Cell, improvements: Cell) -> str:
    """How far an equilibrium is, in a few words."""
    if moves == 0:
        return "here already"
    if improvements is not None:
        return f"{improvements} improvement{'' if improvements == 1 else 's'}"
    return (
        "1 move, no improvement" if moves == 1 else f"{moves} moves, not all of them improvements"
    )


def _named(space: Space, which: Verdicts) -> tuple[StateNames, ...]:
    return tuple(state_names(space, state) for state in np.flatnonzero(which).tolist())
