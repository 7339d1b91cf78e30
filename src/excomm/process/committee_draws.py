"""Draws of what is not known about committees: the values of their priors, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from excomm.model.quantities import Prior
from excomm.model.references import quantities_of
from excomm.process.priors import quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path

    Numbers = NDArray[np.float64]


def draws_of(crisis: Crisis, *, samples: int, seed: int) -> dict[Path, Numbers]:
    """Values of every prior of every committee, by its place in the file; each of shape (samples,).

    Each prior is stratified: one value falls in each of as many equally likely parts of it as there are samples (Latin
    hypercube). What two committees have at the same place, such as the susceptibility of the same member, is drawn
    with the same luck, so that what differs between them is not chance.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> values = draws_of(crisis, samples=4, seed=1)[("committees", "excomm", "insulation")]
    >>> np.sort(np.floor((values - 0.1) / 0.1)).tolist()
    [0.0, 1.0, 2.0, 3.0]
    """
    return {
        path: quantile(quantity, strata(".".join(map(str, path[2:])), samples, seed))
        for path, quantity in quantities_of(crisis)
        if path[0] == "committees" and isinstance(quantity, Prior)
    }


def strata(name: str, samples: int, seed: int) -> Numbers:
    """Probabilities spread evenly from 0 to 1, in an order that depends on the name and the seed; shape (samples,)."""
    luck = np.random.default_rng([seed, crc32(name.encode())])
    return (luck.permutation(samples) + luck.random(samples)) / samples
