"""Checks what no single field can see: that the parts of a crisis fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.checking_people import check_people
from excomm.model.chronology import check_dates
from excomm.model.consequences import conflicts_in, cycle_in
from excomm.model.fields import Sourced
from excomm.model.naming import check_names
from excomm.model.ownership import check_owners
from excomm.model.references import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from excomm.model.crisis import Crisis
    from excomm.model.problems import Problems

# A state is one machine integer; a crisis of more options than this has not been seen in the literature.
MOST_BITS = 62


def check_crisis(
    crisis: Crisis,
    problems: Problems,
    *,
    lost: Collection[str] = (),
    faulty: Collection[str] = (),
) -> None:
    """Add to `problems` everything about a crisis that does not fit together.

    Where a file had faults, `crisis` is what is sound of it: names in `lost` stood in it, and checks that take
    sections that are `faulty` are left out, since they would tell of what follows from those faults.
    """
    check_names(crisis, problems, lost=lost)
    # Where these have wrong names, others cannot be held against them.
    faulty = {*faulty, *({"actors", "options"} & problems.sections)}
    for check, takes in _CHECKS:
        if takes.isdisjoint(faulty):
            check(crisis, problems)


def _check_size(crisis: Crisis, problems: Problems) -> None:
    if len(crisis.bits) > MOST_BITS:
        message = f"{len(crisis.bits):,} options and conditions; at most {MOST_BITS} can be held"
        problems.at_key(("options",), message, "leave out or merge what decides nothing")


def _check_preferences(crisis: Crisis, problems: Problems) -> None:
    for actor in crisis.actors:
        if actor not in crisis.preferences:
            remedy = f"add '{actor}:' with what it wants, most important first"
            problems.at_key(("preferences",), f"'{actor}' has no preferences", remedy)


def _check_places(crisis: Crisis, problems: Problems) -> None:
    for name, place in crisis.places.items():
        if place.kind == "line" and place.range is None:
            remedy = "add 'range:' with how far from its place the line runs"
            problems.at(("places", name), "a line needs a range", remedy)


def _check_both_ways(crisis: Crisis, problems: Problems) -> None:
    """Nothing is taken and dropped, or set and cleared, at once."""
    for path, part in parts_of(crisis, Sourced):
        for one, other in (("takes", "drops"), ("sets", "clears"), ("public", "secret")):
            first, second = getattr(part, one, ()), getattr(part, other, ())
            for name in sorted({*first} & {*second}) if first and second else ():
                message = f"'{name}' stands under '{one}:' and '{other}:' at once"
                problems.at((*path, other, second.index(name)), message, "keep one of the two")


def _check_consequences(crisis: Crisis, problems: Problems) -> None:
    for position, consequence in enumerate(crisis.consequences):
        if not (consequence.sets or consequence.clears):
            remedy = "add 'sets:' or 'clears:' with what follows"
            problems.at(("consequences", position), "nothing follows from this", remedy)
    ring = cycle_in(crisis.consequences)
    if ring:
        chain = " → ".join(str(position + 1) for position in [*ring, ring[0]])
        message = f"consequences wait for each other in a ring (numbers {chain} of the list)"
        remedy = "say directly what follows from the first cause, in one of them"
        problems.at(("consequences", min(ring)), message, remedy)
        return
    try:
        conflicts = conflicts_in(crisis.consequences)
    except InputError as error:
        problems.at_key(("consequences",), error.message, error.remedy)
        return
    for first, second, name in conflicts:
        message = f"this and consequence {first + 1} can hold at once, and set '{name}' both ways"
        problems.at(("consequences", second), message, "make their 'when' exclude each other")


# Each check of how parts fit, with the sections without which it would find fault with what is sound.
_CHECKS: tuple[tuple[Callable[[Crisis, Problems], None], frozenset[str]], ...] = (
    (_check_size, frozenset()),
    (_check_preferences, frozenset({"actors", "preferences"})),
    (_check_both_ways, frozenset()),
    (_check_consequences, frozenset({"consequences"})),
    (check_owners, frozenset({"options"})),
    (check_dates, frozenset()),
    (_check_places, frozenset({"places"})),
    (check_people, frozenset({"actors", "courses", "committees", "history"})),
)
