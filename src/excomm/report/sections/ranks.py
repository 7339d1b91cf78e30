"""How each actor ranks the states: all of them where they are few, the ends and the telling ones where not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.sections.notable import notable_states

if TYPE_CHECKING:
    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.sections.states import States, StateView

MOST_SHOWN_IN_FULL = 64
# So many states at each end, where there are too many to show them all.
AT_EACH_END = 3


@dataclass(frozen=True)
class Ranked:
    """One state at its place, 1 being the best; `better_than` is the share of states that the actor likes less."""

    place: int
    state: StateView
    better_than: str


@dataclass(frozen=True)
class Ranking:
    """What one actor likes best and least; `places` are all there are, ties sharing one."""

    badge: Badge
    places: int
    rows: tuple[Ranked, ...]
    complete: bool


def rankings_of(findings: Findings, states: States) -> tuple[Ranking, ...]:
    """Rank the states for every actor, the best first."""
    complete = findings.space.states <= MOST_SHOWN_IN_FULL
    telling = [notable.state for notable in notable_states(findings)]
    return tuple(
        _ranking(badge, findings.space.graph.ranks[actor], states, None if complete else telling)
        for actor, badge in enumerate(states.badges.values())
    )


def _ranking(
    badge: Badge,
    ranks: np.ndarray[tuple[int, ...], np.dtype[np.int32]],
    states: States,
    telling: list[int] | None,
) -> Ranking:
    best_first = np.argsort(-ranks.astype(np.int64), kind="stable").tolist()
    if telling is None:
        shown = best_first
    else:
        ends = {*best_first[:AT_EACH_END], *best_first[-AT_EACH_END:], *telling}
        shown = [state for state in best_first if state in ends]
    places = int(ranks.max()) + 1
    rows = [
        Ranked(places - int(ranks[state]), states[state], _share_below(ranks, state))
        for state in shown
    ]
    return Ranking(badge, places, tuple(rows), telling is None)


def _share_below(ranks: np.ndarray[tuple[int, ...], np.dtype[np.int32]], state: int) -> str:
    return f"{100 * float((ranks < ranks[state]).mean()):.0f} %"
