"""Between which groups of states actors would move: improvements, counted from group to group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.space.bits import Truth
    from excomm.stability.listing import Lists
    from excomm.web.states.analysed import Analysed

# So many improvements are looked at, for time and room.
MOST_LOOKS = 1 << 23


@dataclass(frozen=True)
class Lead:
    """From `states` states of one group an actor has an improvement into another; both by their places."""

    actor: str
    source: int
    target: int
    states: int


def leads_among(
    of: Analysed, labels: NDArray[np.int64], held: Truth, groups: Sequence[int]
) -> tuple[Lead, ...] | None:
    """Count improvements among the states that are `held`, between groups given by their labels, the most first.

    None where there are too many to be counted at a glance.
    """
    known = np.sort(np.array(groups, np.int64))
    order = np.argsort(np.array(groups, np.int64))
    found = np.searchsorted(known, labels)
    found[found == known.size] = 0
    place = np.where(held & (known[found] == labels), order[found], -1)
    states, ground = np.flatnonzero(place >= 0), of.findings.ground
    if sum(int(lists.counts(states).sum()) for lists in ground.improvements) > MOST_LOOKS:
        return None
    leads = [
        lead
        for actor, improvements in zip(of.space.actors, ground.improvements, strict=True)
        for lead in _of_actor(actor, improvements, states, place, len(groups))
    ]
    return tuple(sorted(leads, key=lambda lead: -lead.states))


def _of_actor(
    actor: str,
    improvements: Lists,
    states: NDArray[np.int64],
    place: NDArray[np.int64],
    number: int,
) -> Iterator[Lead]:
    rows, targets = improvements.expand(states)
    to = place[targets]
    across = (to >= 0) & (to != place[states[rows]])
    # A state counts once, however many of its improvements lead into one group.
    leads = np.zeros((states.size, number), np.bool_)
    leads[rows[across], to[across]] = True
    begins, ends = np.nonzero(leads)
    pairs = place[states[begins]] * number + ends
    counts = np.bincount(pairs, minlength=number * number)
    for pair in np.flatnonzero(counts).tolist():
        yield Lead(actor, pair // number, pair % number, int(counts[pair]))
