"""A design over the priors: so many replicates of a crisis, in each of which every quantity is known.

The same design serves every analysis, so that their answers differ by chance only, never by what was taken to be
known. It is a Latin hypercube: every prior is cut into as many parts of equal probability as there are replicates,
and each part is used once [mckay1979].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.priors import priors_in, quantile, with_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path

    Numbers = NDArray[np.float64]

# Priors are many and replicates cost seconds: enough to see how far they spread an answer.
DRAWS = 64
MOST_DRAWS = 100_000
# Part of the definition of the design, not of the luck of a run.
KEY = 1962


def draws_of(crisis: Crisis, draws: int = DRAWS) -> tuple[Crisis, ...]:
    """The crisis with its priors drawn so many times; once only, where there are none.

    Of a single draw each prior has its median.

    >>> import excomm as ex
    >>> len(draws_of(ex.load("chicken"))), len(draws_of(ex.load("cuba-1962"), 4))
    (1, 4)
    """
    drawn = drawing(crisis, draws)
    return tuple(map(drawn, range(draws if priors_in(crisis) else 1)))


def drawing(crisis: Crisis, draws: int = DRAWS) -> Callable[[int], Crisis]:
    """What gives the crisis as it is in one of so many draws, so that not all of them need to be made.

    >>> import excomm as ex
    >>> crisis = ex.load("b59-1962")
    >>> drawing(crisis, 4)(2) == draws_of(crisis, 4)[2]
    True
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise InputError(
            f"{draws} draws cannot be made", remedy=f"ask for 1 (the medians) to {MOST_DRAWS:,}"
        )
    priors = priors_in(crisis)
    design = design_over([prior.path for prior in priors], draws)
    columns = {path: quantile(prior, design[path]) for path, prior in priors}

    def drawn(draw: int) -> Crisis:
        values = {path: float(column[draw]) for path, column in columns.items()}
        return with_values(crisis, values) if values else crisis

    return drawn


def design_over(
    paths: Iterable[Path], draws: int, *, key: int | Sequence[int] = KEY
) -> dict[Path, Numbers]:
    """For each place, the probability below which its prior lies in each draw; shape (draws,) each.

    Another `key` makes another design. Of a single draw all lie at their medians.

    >>> design_over([("a",), ("b",)], 1)
    {('a',): array([0.5]), ('b',): array([0.5])}
    """
    luck = np.random.default_rng(key)
    design = {}
    for path in paths:
        place = luck.permutation(draws) if draws > 1 else np.zeros(1)
        within = luck.random(draws) if draws > 1 else np.full(1, 0.5)
        design[path] = (place + within) / draws
    return design
