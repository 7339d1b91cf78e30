"""The order in which consequences are applied, and why some sets of consequences have none.

Consequence B comes after A when B's `when` reads something that A writes. If no such chain leads back to its start,
and no two consequences that can hold together write opposite values, one pass in that order reaches the fixed
point, and it is the same whatever order ties are taken in.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.exclusion import can_hold_together
from excomm.model.formulas import mentions, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.rules import Consequence

# Names in all formulas that are compared, pair by pair; a readable file has a few hundred.
MOST_COMPARED = 40_000


def order_of(consequences: Sequence[Consequence]) -> list[int]:
    """Positions of the consequences in an order in which one pass is enough; raises `CycleError` if there is none."""
    return list(TopologicalSorter(_dependencies(consequences)).static_order())


def cycle_in(consequences: Sequence[Consequence]) -> list[int]:
    """Positions of consequences that wait for each other in a ring, causes first; empty if there is none."""
    try:
        order_of(consequences)
    except CycleError as error:
        return list(error.args[1][:-1])
    return []


def _dependencies(consequences: Sequence[Consequence]) -> dict[int, set[int]]:
    reads = [set(names_in(consequence.when)) for consequence in consequences]
    writes = [{*consequence.sets, *consequence.clears} for consequence in consequences]
    # One that reads what it writes itself is no ring: a second application changes nothing.
    return {
        later: {
            earlier
            for earlier in range(len(consequences))
            if earlier != later and reads[later] & writes[earlier]
        }
        for later in range(len(consequences))
    }


def conflicts_in(consequences: Sequence[Consequence]) -> list[tuple[int, int, str]]:
    """Pairs that can hold at once and write opposite values, each with the name that they fight over.

    Raises `InputError` where there is too much to compare.
    """
    found = []
    lengths = [sum(1 for _ in mentions(consequence.when)) for consequence in consequences]
    compared = 0
    for (first, earlier), (second, later) in combinations(enumerate(consequences), 2):
        fought = _fought_over(earlier, later)
        if not fought:
            continue
        compared += lengths[first] + lengths[second] + 1
        if compared > MOST_COMPARED:
            raise InputError(
                "too many consequences set and clear the same names to compare them all",
                remedy="join those that do the same, or shorten their 'when'",
            )
        if can_hold_together(earlier.when, later.when):
            found.append((first, second, min(fought)))
    return found


def _fought_over(one: Consequence, other: Consequence) -> set[str]:
    """What one sets and the other clears."""
    return ({*one.sets} & {*other.clears}) | ({*one.clears} & {*other.sets})
