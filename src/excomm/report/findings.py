"""Runs the analyses that a report tells of, and keeps what they found in one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.chronicle import Chronicle, chronicle_of
from excomm.report.in_time import forecast_for, sensitivity_for
from excomm.report.kinds import KINDS, STRICTEST_FIRST
from excomm.report.overview import overview_of
from excomm.stability.analysis import compiled, settling_of
from excomm.stability.coalitions import CoalitionTable, coalition_stability_of
from excomm.stability.groundwork import Groundwork, groundwork
from excomm.stability.table import CONCEPTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.forecasting import Forecasts
    from excomm.process.sensitivity import Sensitivity
    from excomm.report.overview import Overview
    from excomm.report.progress import Steps
    from excomm.space.space import Space
    from excomm.stability.reductions import Verdicts
    from excomm.stability.results import Stability
    from excomm.stability.simultaneous import Settle
    from excomm.stability.status_quo import StatusQuo

# The tone of states that do not last by any concept; the others are the places of their kinds in KINDS.
PASSING = len(KINDS)
# Pairs of states times coalitions, and looks at changes made together: some seconds each.
MOST_COALITION_PAIRS = 1 << 28
MOST_LOOKS = 1 << 27


@dataclass(frozen=True)
class Asked:
    """What a report is asked for: a crisis, how its reader calls it on the command line, and with which variants.

    In time it is followed for so many draws of what its file leaves open, or not at all for none; `drivers` says
    whether to ask too which of that drives the answer, `together` whether to ask what coalitions could do.
    """

    crisis: Crisis | Space
    called: str
    variants: tuple[str, ...]
    draws: int = 0
    drivers: bool = False
    together: bool = True


@dataclass(frozen=True)
class Findings:
    """Everything that a report is written from.

    `strictest[s]` is the place in `STRICTEST_FIRST` of the first concept by which state *s* is an equilibrium, and
    `tones[s]` that of its kind in `KINDS`, or `PASSING`; both of shape (states,). `omitted` says what was not computed,
    and why; `joint` is None where coalitions were left out, `forecast` where the crisis in time was, `sensitivity`
    where what drives the answer was.
    """

    asked: Asked
    overview: Overview
    strictest: NDArray[np.int8]
    tones: NDArray[np.int8]
    chronicle: Chronicle
    ground: Groundwork
    joint: CoalitionTable | None
    forecast: Forecasts | None
    sensitivity: Sensitivity | None
    omitted: tuple[str, ...]

    @property
    def space(self) -> Space:
        """The states, moves and rankings that were analysed."""
        return self.overview.space

    @property
    def stability(self) -> Stability:
        """Which states are stable for whom."""
        return self.overview.result

    @property
    def reached(self) -> StatusQuo | None:
        """What can be reached from the start; None where the crisis does not say how it starts."""
        return self.overview.reached

    @property
    def crisis(self) -> Crisis:
        """What was analysed."""
        return self.space.crisis

    @property
    def settle(self) -> Settle | None:
        """What applies the consequences of the crisis, if it has any."""
        return settling_of(self.space)

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were computed, in the order of tables."""
        return self.stability.verdicts.concepts

    def equilibria(self, concept: str) -> Verdicts:
        """Return which states are equilibria by one concept."""
        return self.stability.verdicts.equilibria[concept]  # type: ignore[index]  # a concept by its name

    def concepts_of(self, state: int) -> tuple[str, ...]:
        """Return by which concepts a state is an equilibrium."""
        return self.overview.concepts_of(state)

    def stable_for(self, state: int, concept: str) -> tuple[bool, ...]:
        """Return for which actors, in the order of the file, a state is stable."""
        of = self.stability.verdicts.stable[concept]  # type: ignore[index]  # a concept by its name
        return tuple(bool(verdicts[state]) for verdicts in of)


def find(asked: Asked, steps: Steps) -> Findings:
    """Analyse a crisis. Costs what its stability table costs, and once more for the explanations."""
    steps.begin("Listing the possible states")
    space = compiled(asked.crisis)
    ground = groundwork(space.graph)
    steps.begin(f"Testing {space.states:,} states for stability")
    concepts, omitted = _concepts(space, ground)
    overview = overview_of(space, concepts=concepts, progress=steps.tell)
    strictest = _strictest(overview.result)
    steps.begin("Asking what coalitions could do")
    joint, not_joint = _coalitions(space) if asked.together else (None, ())
    forecast, not_forecast = forecast_for(space, asked.draws, steps)
    drivers, not_ranked = sensitivity_for(space, steps, wanted=asked.drivers)
    return Findings(
        asked=asked,
        overview=overview,
        strictest=strictest,
        tones=_tones(strictest),
        chronicle=chronicle_of(space),
        ground=ground,
        joint=joint,
        forecast=forecast,
        sensitivity=drivers,
        omitted=omitted + not_joint + not_forecast + not_ranked,
    )


def _concepts(space: Space, ground: Groundwork) -> tuple[Sequence[str], tuple[str, ...]]:
    """Use every concept, but simultaneous stability only where few combinations of improvements are to be tried."""
    states = np.arange(space.states)
    combinations = np.ones(space.states)
    for improvements in ground.improvements:
        combinations *= 1 + improvements.counts(states)
    looks = float(combinations.sum()) * len(space.actors) ** 2
    if looks <= MOST_LOOKS:
        return CONCEPTS, ()
    others = [concept for concept in CONCEPTS if concept != "sim"]
    return others, (
        f"Simultaneous stability: {looks:.0e} looks at changes made together would take too long here.",
    )


def _coalitions(space: Space) -> tuple[CoalitionTable | None, tuple[str, ...]]:
    """Look at coalitions where that takes seconds; alone, an actor is no coalition worth telling of."""
    if len(space.actors) == 1:
        return None, ()
    too_many = too_many_for_coalitions(space)
    if too_many:
        return None, (too_many,)
    return coalition_stability_of(space.graph, concepts=("cnash", "cseq")), ()


def too_many_for_coalitions(space: Space) -> str:
    """Say why coalitions cannot be looked at in some seconds; nothing where they can."""
    actors, states = len(space.actors), space.states
    if states * states * 2**actors <= MOST_COALITION_PAIRS:
        return ""
    return f"Coalitions: {states:,} states and {actors} actors would take too long here."


def _strictest(found: Stability) -> NDArray[np.int8]:
    """Return for each state the place of its strictest concept, one past the last where there is none."""
    places = np.full(found.space.states, len(STRICTEST_FIRST), np.int8)
    for place, concept in reversed(list(enumerate(STRICTEST_FIRST))):
        equilibria = found.verdicts.equilibria.get(concept)  # type: ignore[call-overload]  # a concept by its name
        if equilibria is not None:
            places[equilibria] = place
    return places


def _tones(strictest: NDArray[np.int8]) -> NDArray[np.int8]:
    kind_of = [
        next(place for place, kind in enumerate(KINDS) if concept in kind.concepts)
        for concept in STRICTEST_FIRST
    ]
    return np.array([*kind_of, PASSING], np.int8)[strictest]
