"""The equilibria in tables: one by one, and counted by concept and actor, and by outcome and concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.report.sections.notable import MOST_LISTED
from excomm.report.sections.states import StateView, ordered_by_strictness, titled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.sections.states import States


@dataclass(frozen=True)
class Verdict:
    """Whether a state is stable by one concept for each actor, in the order of the file."""

    concept: str
    stable: tuple[tuple[Badge, bool], ...]

    @property
    def equilibrium(self) -> bool:
        """Whether it is so for every actor."""
        return all(stable for _, stable in self.stable)


@dataclass(frozen=True)
class Row:
    """One state with its verdicts, and how far it is from the start; None where it is out of reach."""

    state: StateView
    verdicts: tuple[Verdict, ...]
    moves: int | None
    improvements: int | None


@dataclass(frozen=True)
class Count:
    """Numbers of states, a column each, under a heading; `total` is of all states that the row is about."""

    name: str
    badge: Badge | None
    numbers: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Equilibria:
    """What the tables show: `rows` are the first of `total` equilibria."""

    concepts: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    by_actor: tuple[Count, ...]
    by_outcome: tuple[Count, ...]
    has_start: bool


def equilibria_of(findings: Findings, states: States) -> Equilibria:
    """Set out which states are equilibria, by which concepts."""
    lasting = np.flatnonzero(findings.tones < PASSING)
    return Equilibria(
        concepts=findings.concepts,
        rows=tuple(row_of(findings, states, state) for state in _shown(findings, lasting)),
        total=int(lasting.size),
        by_actor=_by_actor(findings, states),
        by_outcome=_by_outcome(findings),
        has_start=findings.reached is not None,
    )


def _shown(findings: Findings, lasting: NDArray[np.int64]) -> list[int]:
    """Choose all equilibria or, where they are too many, the surest few of each outcome."""
    ordered = ordered_by_strictness(findings, lasting)
    if len(ordered) <= MOST_LISTED:
        return ordered
    outcomes = findings.space.outcome
    each = max(1, MOST_LISTED // max(1, len(findings.space.outcomes)))
    chosen: dict[int, list[int]] = {}
    for state in ordered:
        of_outcome = chosen.setdefault(int(outcomes[state]), [])
        if len(of_outcome) < each:
            of_outcome.append(state)
    return [state for of_outcome in chosen.values() for state in of_outcome]


def row_of(findings: Findings, states: States, state: int) -> Row:
    """Return the row of one state."""
    badges = tuple(states.badges.values())
    verdicts = tuple(
        Verdict(
            concept,
            tuple(zip(badges, findings.stable_for(state, concept), strict=True)),
        )
        for concept in findings.concepts
    )
    moves, improvements = _distances(findings, state)
    return Row(states[state], verdicts, moves, improvements)


def _distances(findings: Findings, state: int) -> tuple[int | None, int | None]:
    if findings.reached is None:
        return None, None
    walks = (findings.reached.moves, findings.reached.improvements)
    moves, improvements = (int(walk.length[state]) for walk in walks)
    return (moves if moves >= 0 else None), (improvements if improvements >= 0 else None)


def _by_actor(findings: Findings, states: States) -> tuple[Count, ...]:
    verdicts, total = findings.stability.verdicts, findings.space.states
    rows = [
        Count(
            badge.name,
            badge,
            tuple(int(verdicts.stable[concept][place].sum()) for concept in verdicts.concepts),
            total,
        )
        for place, badge in enumerate(states.badges.values())
    ]
    everyone = tuple(int(verdicts.equilibria[concept].sum()) for concept in verdicts.concepts)
    return (*rows, Count("Everybody: equilibria", None, everyone, total))


def _by_outcome(findings: Findings) -> tuple[Count, ...]:
    space = findings.space
    return tuple(
        Count(
            titled(name),
            None,
            tuple(
                int((findings.equilibria(concept) & (space.outcome == place)).sum())
                for concept in findings.concepts
            ),
            int((space.outcome == place).sum()),
        )
        for place, name in enumerate(space.outcomes)
    )
