"""Which states a report explains one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.report.sections.states import ordered_by_strictness, titled

if TYPE_CHECKING:
    from excomm.report.findings import Findings

# So many are explained, and so many equilibria listed, at the most.
MOST_EXPLAINED = 12
MOST_LISTED = 40


@dataclass(frozen=True)
class Notable:
    """A state, and why it is looked at."""

    state: int
    reason: str


def notable_states(findings: Findings) -> tuple[Notable, ...]:
    """Choose where history ended and began, the most lasting state of each outcome, then the next most lasting."""
    reasons: dict[int, str] = {}
    end, start = findings.chronicle.end, findings.space.start
    if end is not None:
        reasons[end] = "where history ended"
    if start is not None:
        reasons.setdefault(start, "where the crisis began")
    arrival = _arrival(findings)
    if arrival is not None:
        reasons.setdefault(arrival, "where history first came to its final outcome, for good")
    for place, name in enumerate(findings.space.outcomes):
        inside = np.flatnonzero((findings.space.outcome == place) & (findings.tones < PASSING))
        for state in ordered_by_strictness(findings, inside)[:1]:
            reasons.setdefault(state, f"the surest to last of “{titled(name)}”")
    for state in ordered_by_strictness(findings, np.flatnonzero(findings.tones < PASSING)):
        reasons.setdefault(state, "among the surest to last")
        if len(reasons) >= MOST_EXPLAINED:
            break
    chosen = list(reasons.items())[:MOST_EXPLAINED]
    return tuple(Notable(state, reason) for state, reason in chosen)


def _arrival(findings: Findings) -> int | None:
    """Return the first state of history's last stretch with one outcome."""
    arrival, end = None, findings.chronicle.end
    if end is None or not findings.space.outcomes:
        return None
    for state in reversed(findings.chronicle.states):
        if state is None or findings.space.outcome[state] != findings.space.outcome[end]:
            break
        arrival = state
    return arrival
