"""The few questions about moves from which every stability concept is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = NDArray[np.int32]
Verdicts = NDArray[np.bool_]
Method = Literal["slices", "arcs", "compiled"]

# What a reduction over no moves at all gives: nothing is better than LOWEST, nothing worse than HIGHEST.
LOWEST = np.int32(-1)
HIGHEST = np.int32(np.iinfo(np.int32).max)
# Stands where an implementation keeps room for something that is no state.
ABSENT = np.int32(np.iinfo(np.int32).min)


class Reductions(Protocol):
    """Minimum and maximum of a value over the moves, or over the improvements, of an actor from each state.

    R_i(s) are the moves of actor *i* from state *s*, never *s* itself; UI_i(s) those of them that *i* ranks
    strictly above *s*. Slices, general arcs and the compiled kernel each implement this; the concepts are
    written once, on top. `values` has one entry a state, each from LOWEST to HIGHEST; or, in the compiled kernel,
    one a code, those of no states being ABSENT in all that goes in and comes out. Either way, `values` are made
    from `ranks` and from each other, entry by entry, by minimum and maximum.
    """

    @property
    def method(self) -> Method:
        """Which implementation this is, for results to name."""
        ...

    @property
    def ranks(self) -> tuple[Values, ...]:
        """Each actor's rank of each state, higher is better; shape (actors, entries)."""
        ...

    @property
    def transitive(self) -> bool:
        """Whether two moves of one actor in a row always amount to one move of it, or to none.

        False where nobody looked: what is right for moves that are not transitive is right for all.
        """
        ...

    def best(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the maximum of `values` over R_i(s), or over UI_i(s); LOWEST where there is no such move."""
        ...

    def worst(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the minimum of `values` over R_i(s), or over UI_i(s); HIGHEST where there is no such move."""
        ...

    def lower(self, actor: int, values: Values, *, improving: bool) -> bool:
        """Replace `values`, in place, by min(values, worst(values)); True if anything changed."""
        ...

    def lower_in_turns(self, movers: Sequence[int], values: Values, *, improving: bool) -> None:
        """Replace `values`, in place, by what is left when the movers have done `lower` until none changes anything."""
        ...

    def deterred(self, actor: int, forced: Values) -> Verdicts:
        """Say of each state whether no improvement from it is worth it: ∀ t ∈ UI_i(s): forced(t) ≤ rank_i(s).

        `forced` is what is left of each state to the actor once the others have done their worst. Shape (states,).
        """
        ...
