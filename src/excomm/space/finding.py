"""Finds states by their codes, and tells equal values apart from different ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.space.bits import Codes, Truth

    Values = NDArray[np.int64]


def places_of(codes: Codes, wanted: Codes) -> NDArray[np.int64]:
    """Where each wanted code stands among the codes, which ascend; -1 where it does not. Shape of `wanted`.

    >>> places_of(np.array([0, 2, 5]), np.array([5, 1]))
    array([ 2, -1])
    """
    places = np.searchsorted(codes, wanted)
    # One past the last cannot be looked up; whatever stands at its place is another code.
    places[places == codes.size] = 0
    places[codes[places] != wanted] = -1
    return places


def place_of(codes: Codes, code: int) -> int | None:
    """Where a code stands among the codes, which ascend, or None."""
    place = int(places_of(codes, np.array([code], np.int64))[0])
    return place if place >= 0 else None


def distinct(values: Values) -> Values:
    """Each value once, ascending. `np.unique` does this too, but loads NumPy's masked arrays, which takes a while.

    >>> distinct(np.array([5, 2, 5]))
    array([2, 5])
    """
    ascending = np.sort(values)
    return ascending[begins_a_run(ascending)]


def begins_a_run(ascending: Values) -> Truth:
    """Where a value differs from the one before it."""
    begins = np.ones(ascending.size, np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=begins[1:])
    return begins
