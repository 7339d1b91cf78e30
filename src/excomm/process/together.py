"""Several outcomes taken as one, as in 'war or nuclear_war': outcomes exclude each other, so that shares add up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.names import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

_OR = re.compile(r"\s+or\s+")


def places_of_outcomes(asked: str, known: Sequence[str]) -> list[int]:
    """The places, among those known, of the outcome that is asked for, or of several with 'or' between them.

    >>> places_of_outcomes("war or nuclear_war", ["nuclear_war", "war", "peace"])
    [0, 1]
    >>> places_of_outcomes("war or piece", ["nuclear_war", "war", "peace"])
    Traceback (most recent call last):
    excomm.errors.InputError: there is no outcome 'piece'
      did you mean 'peace'?
    """
    places = set()
    for name in _OR.split(asked.strip()):
        if name not in known:
            raise InputError(
                f"there is no outcome '{name[:80]}'",
                remedy=did_you_mean(name, known) or f"known: {listed(known)}",
            )
        places.add(known.index(name))
    return sorted(places)
