"""The order in which consequences are applied, and why some sets of consequences have none.

Consequence B comes after A when B's `when` reads something that A writes. If no such chain leads back to its start,
and no two consequences that can hold together write opposite values, one pass in that order reaches the fixed
point, and it is the same whatever order ties are taken in.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import product
from typing import TYPE_CHECKING

from excomm.model.formulas import Formula, holds, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.rules import Consequence

# Exclusion of two formulas is decided by their truth table, which doubles with each name.
MOST_NAMES = 12


def order_of(consequences: Sequence[Consequence]) -> list[int]:
    """Positions of the consequences in an order in which one pass is enough; raises `CycleError` if there is none."""
    return list(TopologicalSorter(_dependencies(consequences)).static_order())


def cycle_in(consequences: Sequence[Consequence]) -> list[int]:
    """Positions of consequences that wait for each other in a ring, in order; empty if there is no ring."""
    try:
        order_of(consequences)
    except CycleError as error:
        return list(reversed(error.args[1]))[:-1]
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
    """Pairs that can hold at once and write opposite values, each with the name that they fight over."""
    found = []
    for second, later in enumerate(consequences):
        for first, earlier in enumerate(consequences[:second]):
            fought = ({*earlier.sets} & {*later.clears}) | ({*earlier.clears} & {*later.sets})
            if fought and can_hold_together(earlier.when, later.when):
                found.append((first, second, min(fought)))
    return found


def can_hold_together(one: Formula, other: Formula) -> bool:
    """Whether some truth values make both formulas true; taken to be so when there are too many names to try.

    >>> from excomm.model.parsing import parse
    >>> can_hold_together(parse("a and b"), parse("not a"))
    False
    """
    names = tuple(dict.fromkeys((*names_in(one), *names_in(other))))
    if len(names) > MOST_NAMES:
        return True
    worlds = (
        dict(zip(names, values, strict=True))
        for values in product((False, True), repeat=len(names))
    )
    return any(
        holds(one, world.__getitem__) and holds(other, world.__getitem__) for world in worlds
    )
