"""Who or what leads from one outcome into another, and how often: read off the time that is spent at each node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.process.exact import Forecast
    from excomm.process.process import Process
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]

# Brings what the schedule has, and what actors do who do what history did.
CALENDAR = "calendar"


def leading(space: Space) -> tuple[str, ...]:
    """Who and what can lead from one outcome to another: actors, events, and the calendar of the file."""
    return (*space.actors, *space.crisis.events, CALENDAR)


def passages_of(process: Process, found: Forecast) -> Numbers:
    """How often on average each leads from each outcome into each other; shape (leading, outcomes + 1, outcomes + 1).

    The last outcome is that of no name. An arc that leaves a node at some rate is taken, on average, as often as this
    rate times the days that are spent there. Costs time linear in the number of arcs.
    """
    space, nodes = process.scene.space, process.nodes
    kinds, names = len(space.outcomes) + 1, leading(space)
    outcome = space.outcome[nodes.state].astype(np.int64) % kinds
    passed = np.zeros((len(names), kinds * kinds))
    for way in ways_of(process):
        sources = np.flatnonzero((way.rates > 0) & (found.spent > 0))
        pairs = outcome[sources] * kinds + outcome[way.targets[sources]]
        times = way.rates[sources] * found.spent[sources]
        passed[names.index(way.what)] += np.bincount(pairs, times, kinds * kinds)
    passed[-1] = found.by_calendar.ravel()
    passages = passed.reshape(len(names), kinds, kinds)
    passages[:, np.arange(kinds), np.arange(kinds)] = 0
    return passages


def into(passages: Numbers, places: Sequence[int]) -> Numbers:
    """How often each leads into any of some outcomes from outside them; shape (..., leading)."""
    outside = np.ones(passages.shape[-1], np.bool_)
    outside[list(places)] = False
    entering: Numbers = passages[..., outside, :][..., ~outside].sum(axis=(-1, -2))
    return entering
