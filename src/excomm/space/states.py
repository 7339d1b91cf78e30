"""States by name: what is true in one, which one is meant, and why a combination is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.formulas import holds, written
from excomm.model.names import did_you_mean
from excomm.space.bits import mask_of, positions_of
from excomm.space.finding import place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from excomm.model.crisis import Crisis
    from excomm.space.space import Space


def state_names(space: Space, state: int) -> tuple[str, ...]:
    """What is true in a state, sorted by name."""
    return tuple(
        sorted(space.bits[position] for position in positions_of(int(space.graph.codes[state])))
    )


def index_of(space: Space, names: Iterable[str]) -> int:
    """The state in which exactly these names are true.

    `InputError` says which name is unknown, or which rule forbids the state.
    """
    wanted = frozenset(names)
    for name in wanted:
        if name not in space.bits:
            raise InputError(
                f"unknown option or condition '{name}'", remedy=did_you_mean(name, space.bits)
            )
    code = mask_of(space.positions[name] for name in wanted)
    place = place_of(space.graph.codes, code)
    if place is not None:
        return place
    raise InputError(
        f"no such state: {', '.join(sorted(wanted)) or 'nothing is true'}",
        remedy=why_infeasible(space.crisis, wanted),
    )


def why_infeasible(crisis: Crisis, names: Collection[str]) -> str:
    """Which rule a combination breaks, or what would follow from it at once."""
    for number, rule in enumerate(crisis.rules, 1):
        if not holds(rule.rule, names.__contains__):
            because = f": {rule.because}" if rule.because else ""
            return f"it breaks rule {number}, '{written(rule.rule)}'{because}"
    for consequence in crisis.consequences:
        missing = [name for name in consequence.sets if name not in names]
        extra = [name for name in consequence.clears if name in names]
        if (missing or extra) and holds(consequence.when, names.__contains__):
            return f"from it there follows at once: {', '.join([*missing, *(f'not {name}' for name in extra)])}"
    return ""
