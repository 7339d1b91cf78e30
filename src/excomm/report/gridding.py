"""Which states go where on a grid, where each actor would rather be, and what stands along the sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.picture.axes import MOST_STATES, Axis, Grid, grid_of
from excomm.report.words.names import owner, spaced
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.report.people import Badge
    from excomm.space.space import Space
    from excomm.stability.groundwork import Groundwork


def grid_for(space: Space, states: Sequence[int]) -> Grid | None:
    """Lay out some states of a crisis, in this order; None where they are too many to be read.

    >>> import excomm as ex
    >>> grid_for(ex.compile_space(ex.load("chicken")), range(4)).rows.actors
    ('first',)
    """
    if len(states) > MOST_STATES:
        return None
    crisis = space.crisis
    owners: dict[str, str | None] = {name: owner(name) for name in crisis.options}
    owners |= dict.fromkeys(crisis.conditions)
    return grid_of([frozenset(state_names(space, state)) for state in states], owners)


def best_improvements(
    space: Space, ground: Groundwork, states: Sequence[int]
) -> dict[str, dict[int, int]]:
    """Return for each actor the state it would rather move to, from each of `states` that it would rather leave."""
    best: dict[str, dict[int, int]] = {}
    for actor, name in enumerate(space.actors):
        ranks, lists = space.graph.ranks[actor], ground.improvements[actor]
        found = ((state, lists.of(state)) for state in states)
        best[name] = {
            state: max(to, key=lambda end: (ranks[end], -end)) for state, to in found if to
        }
    return best


def own_words(axis: Axis, number: int) -> str:
    """Say what is done in one row or column, without saying by whom."""
    return ", ".join(_short(name) for name in sorted(axis.combinations[number])) or "nothing"


def combination_in_words(axis: Axis, number: int, badges: Mapping[str, Badge]) -> str:
    """Say what the actors of an axis do in one panel, actor by actor, and which conditions hold."""
    true = axis.combinations[number]
    parts = [
        f"{badge.name}: {', '.join(_short(n) for n in sorted(true) if owner(n) == actor) or 'nothing'}"
        for actor, badge in badges.items()
        if actor in axis.actors
    ]
    conditions = [_short(name) for name in sorted(true) if "." not in name]
    return " · ".join([*parts, *([", ".join(conditions)] if conditions else [])])


def _short(name: str) -> str:
    return spaced(name.rpartition(".")[2])
