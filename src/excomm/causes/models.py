"""Small structural causal models, as the literature on causation argues about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.situation import FREE, Situation, Value
from excomm.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from excomm.causes.situation import Fixed, Truths

    Values = NDArray[np.int64]
    # One value in each world, from those of the variables before it and of the context.
    Equation = Callable[[Mapping[str, Values]], NDArray[np.integer] | NDArray[np.bool_] | int]


@dataclass(frozen=True)
class Variable:
    """Something that could have been otherwise: its name, how it follows from others, and the values it can have.

    The equation gets the values of the variables before it, and of the context, by their names: arrays with one entry
    a world, so that `|`, `&`, `+` and comparisons work on all worlds at once.
    """

    name: str
    equation: Equation
    domain: tuple[int, ...] = (0, 1)


@dataclass(frozen=True)
class CausalModel:
    """Variables in the order in which each follows from those before it [halpern2016].

    >>> fire = CausalModel(
    ...     (
    ...         Variable("lightning", lambda v: v["storm"]),
    ...         Variable("match", lambda v: v["arsonist"]),
    ...         Variable("fire", lambda v: v["lightning"] | v["match"]),
    ...     )
    ... )
    >>> solve(fire, {"storm": 1, "arsonist": 0})
    {'lightning': 1, 'match': 0, 'fire': 1}
    """

    variables: tuple[Variable, ...]


def solve(model: CausalModel, context: Mapping[str, int]) -> dict[str, int]:
    """The value of each variable in a context; `InputError` for one that its domain does not have."""
    names = [variable.name for variable in model.variables]
    found = _solved(model, context, {}, np.full((1, len(names)), FREE, Value))
    for variable, value in zip(model.variables, found[0].tolist(), strict=True):
        if value not in variable.domain:
            raise InputError(
                f"'{variable.name}' would be {value}, which is not in its domain",
                remedy=f"its domain has {', '.join(map(str, variable.domain))}",
            )
    return dict(zip(names, found[0].tolist(), strict=True))


def situation_of(model: CausalModel, context: Mapping[str, int], effect: str) -> Situation:
    """A model in a context, and that one variable is what it is as the effect to be explained by all others.

    >>> vote = CausalModel((Variable("a", lambda v: 1), Variable("won", lambda v: v["a"])))
    >>> situation_of(vote, {}, "won").names
    ('a',)
    """
    actual = solve(model, context)
    if effect not in actual:
        raise InputError(f"there is no variable '{effect}'", remedy=f"known: {', '.join(actual)}")
    values = np.array(list(actual.values()))
    place = list(actual).index(effect)
    kept = [at for at in range(values.size) if at != place]
    options = {
        one.name: np.array(
            [actual[one.name], *(value for value in one.domain if value != actual[one.name])]
        )
        for one in model.variables
    }

    def replay(fixed: Fixed) -> tuple[Truths, Truths]:
        everywhere = np.full((len(fixed), values.size), FREE, Value)
        everywhere[:, kept] = fixed
        differs = _solved(model, context, options, everywhere) != values
        return differs[:, kept], ~differs[:, place]

    names = [name for name in actual if name != effect]
    return Situation(tuple(names), tuple(options[name].size - 1 for name in names), replay)


def _solved(
    model: CausalModel, context: Mapping[str, int], options: Mapping[str, Values], fixed: Fixed
) -> Values:
    """The values of all variables in each world; shape (worlds, variables)."""
    worlds = len(fixed)
    known = {name: np.full(worlds, value, np.int64) for name, value in context.items()}
    found = np.zeros(fixed.shape, np.int64)
    for place, variable in enumerate(model.variables):
        column = fixed[:, place]
        value = np.broadcast_to(np.asarray(variable.equation(known), np.int64), (worlds,))
        if (column != FREE).any():
            value = np.where(column == FREE, value, options[variable.name][np.maximum(column, 0)])
        found[:, place] = known[variable.name] = value
    return found
