"""Was it needed, was it enough: the probabilities of causation that pairs of runs show, and what bounds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Causation:
    """How likely it is that something made the difference, among the worlds in which that can be asked.

    `value` is the share of `cases` in which it did, None where there are no such cases: it cannot be estimated. It
    depends on what two worlds are taken to share. `bounds` do not; None where the probability of what is asked about
    is zero.
    """

    cases: int
    value: float | None
    bounds: tuple[float, float] | None


def necessity(count: int, cases: int, was: Numbers, would: Numbers) -> Causation:
    """Of the worlds in which something came about, how many of them would not have had it otherwise [tian2000].

    `was` and `would` are its probabilities, as it was and otherwise, one for each draw of what is not known, or for
    all of them together. The bounds hold for every way in which two worlds could hang together, as what was changed
    is changed from outside: P(y) − P(y') to P(not y') over P(y), within 0 and 1 [tian2000].

    >>> necessity(3, 4, np.array([0.5]), np.array([0.125]))
    Causation(cases=4, value=0.75, bounds=(0.75, 1.0))
    >>> necessity(0, 0, np.array([0.0]), np.array([0.1]))
    Causation(cases=0, value=None, bounds=None)
    """
    return _causation(count, cases, was, would, float(was.mean()))


def sufficiency(count: int, cases: int, was: Numbers, would: Numbers) -> Causation:
    """Of the worlds in which something would not have come about otherwise, in how many it did as it was [tian2000].

    >>> sufficiency(1, 3, np.array([0.5]), np.array([0.25])).bounds
    (0.3333333333333333, 0.6666666666666666)
    """
    return _causation(count, cases, was, would, float((1 - would).mean()))


def _causation(count: int, cases: int, was: Numbers, would: Numbers, of: float) -> Causation:
    # Both at once: it was so, and would not have been. The bounds hold within every draw, so on average too.
    low = float(np.maximum(was - would, 0).mean())
    high = float(np.minimum(was, 1 - would).mean())
    return Causation(
        cases=cases,
        value=count / cases if cases else None,
        bounds=(low / of, min(high / of, 1.0)) if of > 0 else None,
    )
