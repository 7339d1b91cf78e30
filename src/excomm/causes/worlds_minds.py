"""Whose mind an intervention changes: what it wants, what it believes, how it decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions import Adopt, Believe, Prefer, Unwant, Vary
from excomm.causes.interventions_applying import intervene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.interventions import Intervention
    from excomm.model.crisis import Crisis


def changed_minds(crisis: Crisis, interventions: Sequence[Intervention]) -> frozenset[str]:
    """The actors whose own minds are changed by interventions, and who choose anew for it.

    Whoever is not there any more, and whatever cannot be done or does not happen, changes no mind: nobody foresaw it.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Without
    >>> sorted(changed_minds(ex.load("cuba-1962"), [Without("arkhipov"), Unwant("usa", "not war")]))
    ['usa']
    """
    found: set[str] = set()
    for intervention in interventions:
        after = intervene(crisis, intervention)
        if after is not crisis:
            found |= _minds(intervention, crisis, after)
        crisis = after
    return frozenset(found)


def is_of_minds(intervention: Intervention) -> bool:
    """Whether an intervention is one that can change a mind.

    >>> is_of_minds(Unwant("usa", "not war")), is_of_minds(Vary("actors.usa.pace", "1 day"))
    (True, False)
    """
    if isinstance(intervention, Vary):
        return bool(_of_place(intervention.place))
    return isinstance(intervention, Believe | Prefer | Unwant | Adopt)


def _minds(intervention: Intervention, before: Crisis, after: Crisis) -> set[str]:
    match intervention:
        case Believe(actor) | Prefer(actor) | Unwant(actor):
            return {actor}
        case Vary(place):
            return _of_place(place)
        case Adopt():
            return {actor for actor in after.actors if _mind(before, actor) != _mind(after, actor)}
    return set()


def _of_place(place: str) -> set[str]:
    """Of an actor's settings all but its pace are its own; so are its beliefs."""
    section, _, rest = place.partition(".")
    actor, _, key = rest.partition(".")
    mine = section == "beliefs" or (section == "actors" and key.startswith("choice."))
    return {actor} if mine else set()


def _mind(crisis: Crisis, actor: str) -> tuple[object, ...]:
    return (
        crisis.actors[actor].choice if actor in crisis.actors else None,
        crisis.preferences.get(actor),
        crisis.beliefs.get(actor),
        crisis.courses.get(actor),
    )
