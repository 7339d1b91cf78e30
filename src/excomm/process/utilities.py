"""How much an actor likes each state, in numbers: what choice in time needs and ranks alone do not say.

The ordinal analyses never see these numbers. They come from the weights that an author gives, or else from a default
that is one way among many: rank order centroid weights, the mean of all weights that agree with the order of
importance [barron1996].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import is_set
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.preferences import Preference
    from excomm.space.bits import Codes
    from excomm.space.graph import Ranks
    from excomm.space.truth import Positions

    Numbers = NDArray[np.float64]


def utility_of(preference: Preference, codes: Codes, ranks: Ranks, positions: Positions) -> Numbers:
    """The utility of each state for an actor with these preferences; shape (states,), the least being 0.

    - By statements, a state is worth the sum of the weights of those that are true in it: the weight that the file
      gives, or the default of `centroid_weights`, by which a statement weighs one on average.
    - By a ranking of *R* classes, the best is worth log2 *R*, as much as the statements that it takes to tell *R*
      classes apart, the worst nothing, and the others lie between at equal distances.
    - By weights of options and conditions, a state is worth their sum, as the file has them.

    >>> from excomm.model.reading import parse_crisis
    >>> crisis = parse_crisis('''
    ... crisis: tiny
    ... title: Tiny
    ... actors: {a: {name: Ann}}
    ... options: {a.x: {text: do it}, a.y: {text: do that}}
    ... preferences: {a: [a.x, {want: a.y, weight: 3}]}
    ... ''')
    >>> positions = {"a.x": 0, "a.y": 1}
    >>> utility_of(crisis.preferences["a"], np.arange(4), np.arange(4), positions).tolist()
    [0.0, 1.5, 3.0, 4.5]
    """
    if preference.ranking:
        classes = int(ranks.max(initial=0)) + 1
        by_rank: Numbers = ranks * (np.log2(classes) / max(classes - 1, 1))
        return by_rank
    worth: Numbers = np.zeros(codes.size)
    if preference.weights:
        for name, weight in preference.weights.items():
            worth += weight * is_set(codes, positions[name])
    defaults = centroid_weights(len(preference.statements))
    for statement, default in zip(preference.statements, defaults, strict=True):
        weight = default if statement.weight is None else statement.weight
        worth += weight * truth_of(statement.want, codes, positions)
    worth -= worth.min()
    return worth


def centroid_weights(number: int) -> list[float]:
    """Rank order centroid weights of so many statements, the most important first, scaled to one on average.

    The *j*-th of *k* weighs 1/j + 1/(j+1) + … + 1/k [barron1996].

    >>> [round(weight, 3) for weight in centroid_weights(3)]
    [1.833, 0.833, 0.333]
    """
    return [sum(1 / place for place in range(first, number + 1)) for first in range(1, number + 1)]
