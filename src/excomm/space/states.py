"""States by name: what is true in one, which one is meant, and why a combination is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.formulas import holds, written
from excomm.model.names import RESERVED, did_you_mean
from excomm.space.bits import mask_of, positions_of
from excomm.space.finding import place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from excomm.model.crisis import Crisis
    from excomm.space.bits import Codes
    from excomm.space.space import Space


def state_names(space: Space, state: int) -> tuple[str, ...]:
    """What is true in a state, sorted by name."""
    return names_in(space.bits, int(space.graph.codes[state]))


def names_in(bits: Sequence[str], code: int) -> tuple[str, ...]:
    """What is true in the state of a code, sorted by name; `bits` are the names of all that can be.

    >>> names_in(["b", "a", "c"], 3)
    ('a', 'b')
    """
    return tuple(sorted(bits[position] for position in positions_of(code)))


def index_of(space: Space, names: Iterable[str]) -> int:
    """The state in which exactly these names are true.

    `InputError` says which name is unknown, or which rule forbids the state.
    """
    wanted = frozenset(names)
    # That it is a formula explains all other names in it.
    for name in sorted(wanted, key=lambda name: (name.lower() not in RESERVED, name)):
        if name not in space.bits:
            raise _no_name(space, name)
    code = mask_of(space.positions[name] for name in wanted)
    place = place_of(space.graph.codes, code)
    if place is not None:
        return place
    raise InputError(
        f"no such state: {', '.join(sorted(wanted)) or 'nothing is true'}",
        remedy=why_infeasible(space.crisis, wanted),
    )


def _no_name(space: Space, name: str) -> InputError:
    """The error of a name that is none of the state's: perhaps it is something else."""
    listing = "excomm states CRISIS --where"
    if name in space.outcomes:
        when = written(space.crisis.outcomes[name].when)
        number = int((space.outcome == space.outcomes.index(name)).sum())
        states = f"its {number:,} states" if number > 1 else "its state"
        return InputError(
            f"'{name}' is an outcome, not a state",
            remedy=f"'{listing} \"{when}\"' lists {states}: name one by its number, or by all that is true in it",
        )
    if name.lower() in RESERVED or not set(name).isdisjoint("()"):
        return InputError(
            f"a state is named by all that is true in it, not by a formula ('{name}')",
            remedy=f"'{listing} FORMULA' lists the states in which a formula holds, with their numbers",
        )
    return InputError(
        f"unknown option or condition '{name}'",
        remedy=did_you_mean(name, (*space.bits, *space.outcomes))
        or f"'{listing} FORMULA' lists states",
    )


def counted(bits: Sequence[str], codes: Codes) -> str:
    """How many states these are, and one of them, as messages speak of them.

    >>> import numpy as np
    >>> counted(["a", "b"], np.array([3])), counted(["a", "b"], np.array([0, 1]))
    ('1 state, the one in which a, b hold', '2 states, as the one in which nothing holds')
    """
    names = names_in(bits, int(codes[0]))
    example = (
        f"the one in which {', '.join(names) or 'nothing'} hold{'' if len(names) > 1 else 's'}"
    )
    return f"{codes.size:,} states, as {example}" if codes.size > 1 else f"1 state, {example}"


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
