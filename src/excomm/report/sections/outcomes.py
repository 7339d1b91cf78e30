"""What is known of each outcome: how surely it could last, and whether it is in reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.report.sections.states import titled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.report.findings import Findings

# Kinds of lasting that do not rest on threats, by their place in KINDS.
CREDIBLE = 2


@dataclass(frozen=True)
class Outcome:
    """What is known of one outcome: its states, the best tone in it, and the best tones in reach.

    `tone_elsewhere` is the best that improvements lead to from the start, the start itself left out.
    """

    place: int
    name: str
    states: NDArray[np.int64]
    tone: int
    tone_by_moves: int
    tone_by_improvements: int
    tone_elsewhere: int
    over: bool

    @property
    def credible(self) -> bool:
        """Whether it could last without threats."""
        return self.tone < CREDIBLE and not self.over

    @property
    def in_reach(self) -> bool:
        """Whether the crisis starts in such a state of it, or could come to one by improvements."""
        return self.tone_by_improvements < CREDIBLE and not self.over

    @property
    def led_to(self) -> bool:
        """Whether improvements lead from the start to such a state of it, other than the start."""
        return self.tone_elsewhere < CREDIBLE and not self.over


def outcome_of(findings: Findings, place: int) -> Outcome:
    """Look at the states of one outcome."""
    states = np.flatnonzero(findings.space.outcome == place)
    reached = findings.reached
    by_moves = states if reached is None else states[reached.moves.length[states] >= 0]
    improving = states if reached is None else states[reached.improvements.length[states] >= 0]
    return Outcome(
        place=place,
        name=titled(findings.space.outcomes[place]),
        states=states,
        tone=_best(findings, states),
        tone_by_moves=_best(findings, by_moves),
        tone_by_improvements=_best(findings, improving),
        tone_elsewhere=_best(findings, improving[improving != findings.space.start]),
        over=bool(states.size and findings.space.ended[states].all()),
    )


def _best(findings: Findings, states: NDArray[np.int64]) -> int:
    return int(findings.tones[states].min(initial=PASSING))
