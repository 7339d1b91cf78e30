"""Other states of an outcome of which one state could not last, so that nobody takes the one for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.names import listed
from excomm.space.naming import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# So many are named; more are counted.
FEW = 5


def others_that_could_last(outcome: str, states: Sequence[int]) -> str:
    """Say which other states of an outcome could last; nothing if there are none.

    >>> others_that_could_last("“Surfaced”", [2])
    'Another state of “Surfaced” could last: state 3.'
    >>> others_that_could_last("“Surfaced”", range(20))
    '20 other states of “Surfaced” could last.'
    """
    if len(states) == 0:
        return ""
    if len(states) == 1:
        return f"Another state of {outcome} could last: state {number_of(states[0])}."
    if len(states) > FEW:
        return f"{len(states):,} other states of {outcome} could last."
    numbers = listed([str(number_of(state)) for state in states])
    return f"Other states of {outcome} could last: {numbers}."
