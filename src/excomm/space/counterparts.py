"""Finds the states of one crisis again in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.space.bits import any_set, mask_of, rearranged
from excomm.space.finding import places_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.space.space import Space

    Places = NDArray[np.int64]


@dataclass(frozen=True)
class Counterparts:
    """Where each state stands in the other crisis: the state in which just the same is true; -1 where there is none.

    `there` has an entry for each state of the first crisis, `back` for each of the second.
    """

    there: Places
    back: Places


def counterparts(was: Space, would: Space) -> Counterparts:
    """Find the states of two crises in each other, by the names of what is true in them.

    >>> import excomm as ex
    >>> few, more = (ex.load("elmira", variants=named) for named in ([], ["twelve-states"]))
    >>> found = counterparts(ex.compile_space(few), ex.compile_space(more))
    >>> found.there.tolist()
    [0, 1, 2, 3, 4, 6, 7, 8, 9]
    >>> found.back.tolist()
    [0, 1, 2, 3, 4, -1, 5, 6, 7, 8, -1, -1]
    """
    return Counterparts(_places(was, would), _places(would, was))


def _places(of: Space, among: Space) -> Places:
    nowhere = len(of.bits)
    order = [of.positions.get(name, nowhere) for name in among.bits]
    codes = of.graph.codes
    places = places_of(among.graph.codes, rearranged(codes, order))
    lost = mask_of(at for name, at in of.positions.items() if name not in among.positions)
    places[any_set(codes, lost)] = -1
    return places
