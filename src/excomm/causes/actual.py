"""Actual causes by the modified definition of Halpern and Pearl, and degrees of responsibility.

X = x is an actual cause of an effect if both came about; if, with some variables W held at what they were, other values
x' of X would have undone the effect; and if no part of X would do [halpern2015]. W is the witness. The degree of
responsibility of a variable is 1/k, with k the least number of variables in X and W together over all causes that it is
part of, and 0 if it is part of none [chockler2004].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.search import Search, parts_of, search_through
from excomm.causes.situation import MOST_OTHERS
from excomm.errors import InputError

if TYPE_CHECKING:
    from excomm.causes.situation import Situation

MOST_EVALUATIONS = 5_000_000
# A set of variables is one 64-bit integer.
MOST_VARIABLES = 62


@dataclass(frozen=True)
class Cause:
    """A cause: variables that together made the difference, with a smallest witness.

    Had each of `variables` had the other value that `instead` numbers (from 1), and had those in `held` stayed as they
    were, the effect would not have come about.
    """

    variables: tuple[str, ...]
    instead: tuple[int, ...]
    held: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many variables it takes to show it: those that change and those that are held."""
        return len(self.variables) + len(self.held)


@dataclass(frozen=True)
class ActualCauses:
    """All causes that were found, the smallest first.

    `exhaustive` says that there are no others. If it is false the search was bounded: all causes of up to `complete`
    variables are there, and responsibility may be higher than what is said. So many worlds were played (`evaluations`).
    """

    names: tuple[str, ...]
    causes: tuple[Cause, ...]
    exhaustive: bool
    complete: int
    evaluations: int

    def responsibility(self, name: str) -> float:
        """The degree of responsibility of a variable, from 0 to 1."""
        if name not in self.names:
            raise InputError(
                f"there is no variable '{name}'", remedy=f"known: {', '.join(self.names)}"
            )
        return self.responsibilities[name]

    @property
    def responsibilities(self) -> dict[str, float]:
        """The degree of responsibility of every variable."""
        least = dict.fromkeys(self.names, 0)
        for cause in self.causes:
            for name in cause.variables:
                least[name] = min(least[name] or cause.size, cause.size)
        return {name: 1 / size if size else 0.0 for name, size in least.items()}


def actual_causes(
    situation: Situation, *, most: int = MOST_EVALUATIONS, largest: int | None = None
) -> ActualCauses:
    """Find all actual causes of an effect, each with a smallest witness.

    The search takes candidates by size, so that each that is found is minimal; it holds only what would otherwise
    differ, since to hold anything else changes nothing. It stops after playing `most` worlds, and at causes of
    `largest` variables if that is given: then it was bounded, and says so. The number of worlds grows exponentially
    with that of variables: 20 with two values each are searched through in seconds where causes have few variables,
    and not to the end where they have many.

    >>> from excomm.causes.models import CausalModel, Variable, situation_of
    >>> fire = CausalModel(
    ...     (
    ...         Variable("lightning", lambda v: 1),
    ...         Variable("match", lambda v: 1),
    ...         Variable("fire", lambda v: v["lightning"] | v["match"]),
    ...     )
    ... )
    >>> found = actual_causes(situation_of(fire, {}, "fire"))
    >>> [cause.variables for cause in found.causes], found.responsibility("match")
    ([('lightning', 'match')], 0.5)
    """
    count = sum(others > 0 for others in situation.others)
    if count > MOST_VARIABLES:
        raise InputError(
            f"{count} things that could have been otherwise are too many for a search for causes",
            remedy=f"ask for a shorter stretch of time: there may be {MOST_VARIABLES}",
        )
    for name, others in zip(situation.names, situation.others, strict=True):
        if others > MOST_OTHERS:
            raise InputError(
                f"'{name}' could have had {others:,} other values, too many for a search for causes",
                remedy=f"take together those that come to the same: there may be {MOST_OTHERS:,}",
            )
    found = search_through(situation, most=most, largest=count if largest is None else largest)
    able = zip(situation.names, situation.others, strict=True)
    return ActualCauses(
        names=tuple(name for name, others in able if others),
        causes=_in_words(situation, found),
        exhaustive=found.exhaustive,
        complete=found.complete,
        evaluations=found.evaluations,
    )


def _in_words(situation: Situation, found: Search) -> tuple[Cause, ...]:
    names = np.array(situation.names, dtype=object)
    causes = []
    for row in found.rows:
        changed, held = parts_of(row)
        causes.append(
            Cause(tuple(names[changed]), tuple(row[changed].tolist()), tuple(names[held]))
        )
    return tuple(sorted(causes, key=lambda cause: (len(cause.variables), len(cause.held))))
