"""Lays interventions over a crisis, one after the other, and refuses those that cannot be."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, get_args

from excomm.causes.interventions import (
    Adopt,
    Believe,
    Forbid,
    Force,
    Intervention,
    Prefer,
    Remove,
    Replace,
    Take,
    Unwant,
    Vary,
    Without,
    called,
)
from excomm.causes.interventions_events import force, remove
from excomm.causes.interventions_minds import believe, prefer, unwant
from excomm.causes.interventions_options import forbid, refuse_infeasible, take
from excomm.causes.interventions_people import replaced, without
from excomm.causes.interventions_variants import adopt
from excomm.errors import InputError
from excomm.model.parsing import parse
from excomm.process.varying import varied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula

# Of something that is no intervention so much is repeated.
LONGEST = 60


def intervene(crisis: Crisis, *interventions: Intervention | Sequence[Intervention]) -> Crisis:
    """The crisis as it would be if these things had been otherwise; every analysis can be run on it.

    Interventions, one by one or in a list, are laid over the crisis in the order given. One that is so already changes
    nothing. Raises `InputError`, naming the intervention, where it speaks of what is not there, where two contradict
    each other, where a variant would write over what came before it, and where the crisis could not start so.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Forbid, Without
    >>> crisis = ex.intervene(ex.load("cuba-1962"), Without("arkhipov"), Forbid("usa.air_strike"))
    >>> crisis.events["b59_cornered"].consent.absent
    ('arkhipov',)
    >>> ex.intervene(ex.load("cuba-1962"), Without("archipov"))
    Traceback (most recent call last):
    excomm.errors.InputError: cannot have 'without archipov': there is no person 'archipov'
      did you mean 'arkhipov'?
    """
    asked = listed_out(*interventions)
    for one, other in combinations(asked, 2):
        if _contradict(one, other):
            raise InputError(
                f"'{called(one)}' and '{called(other)}' contradict each other",
                remedy="leave one of them out",
            )
    before: list[tuple[Crisis, Intervention]] = []
    for intervention in asked:
        if isinstance(intervention, Adopt):
            _refuse_to_write_over(before, intervention)
        before.append((crisis, intervention))
        try:
            changed = _laid_over(crisis, intervention)
            if changed is not crisis:
                refuse_infeasible(changed)
        except InputError as error:
            raise InputError(
                f"cannot have '{called(intervention)}': {error.message}", remedy=error.remedy
            ) from None
        crisis = changed
    return crisis


def listed_out(*given: Intervention | Sequence[Intervention]) -> list[Intervention]:
    """Interventions that were given one by one or in lists, as one list; `InputError` for what is none.

    >>> listed_out(Without("arkhipov"), [Adopt("chiefs"), Remove("sam_fire")])
    [Without(person='arkhipov'), Adopt(variant='chiefs'), Remove(event='sam_fire')]
    """
    found: list[Intervention] = []
    for one in given:
        if isinstance(one, Intervention):
            found.append(one)
        elif isinstance(one, list | tuple):
            found += listed_out(*one)
        else:
            kinds = [kind.__name__ for kind in get_args(Intervention)]
            raise InputError(
                f"{str(one)[:LONGEST]!r} is no intervention",
                remedy=f"give one of {', '.join(kinds)}, as in Without('arkhipov')",
            )
    return found


def asked_for(*given: Intervention | Sequence[Intervention]) -> list[Intervention]:
    """Interventions as one list, of which there must be one at least; `InputError` if there is none.

    >>> asked_for([])
    Traceback (most recent call last):
    excomm.errors.InputError: nothing is to be otherwise
      name an intervention, as in Without('arkhipov')
    """
    found = listed_out(*given)
    if not found:
        raise InputError(
            "nothing is to be otherwise", remedy="name an intervention, as in Without('arkhipov')"
        )
    return found


def _refuse_to_write_over(before: Sequence[tuple[Crisis, Intervention]], asked: Adopt) -> None:
    """Refuse a variant that undoes an earlier intervention: what it would be is another if it had come first."""
    for crisis, one in before:
        try:
            last = _laid_over(_laid_over(crisis, one), asked)
            first = _laid_over(_laid_over(crisis, asked), one)
        except InputError:
            # Whichever of them cannot be says so itself when it is laid.
            continue
        if not isinstance(one, Adopt) and first != last:
            raise InputError(
                f"'{called(asked)}' writes over '{called(one)}', which comes before it",
                remedy="put it first: what follows is then laid over the variant",
            )


def _laid_over(crisis: Crisis, intervention: Intervention) -> Crisis:
    match intervention:
        case Take():
            return take(crisis, intervention)
        case Forbid():
            return forbid(crisis, intervention)
        case Force():
            return force(crisis, intervention)
        case Remove():
            return remove(crisis, intervention)
        case Without():
            return without(crisis, intervention)
        case Replace():
            return replaced(crisis, intervention)
        case _:
            return _with_another_mind(crisis, intervention)


def _with_another_mind(
    crisis: Crisis, intervention: Believe | Prefer | Unwant | Vary | Adopt
) -> Crisis:
    match intervention:
        case Believe():
            return believe(crisis, intervention)
        case Prefer():
            return prefer(crisis, intervention)
        case Unwant():
            return unwant(crisis, intervention)
        case Vary(place, quantity):
            changed = varied(crisis, {place: quantity})
            return crisis if changed == crisis else changed
        case Adopt():
            return adopt(crisis, intervention)


def _contradict(one: Intervention, other: Intervention) -> bool:
    """Whether two interventions cannot both be: one has what the other takes away, or they set the same otherwise."""
    match one, other:
        case (Take(name), Forbid(other_name)) | (Forbid(name), Take(other_name)):
            return name == other_name
        case (Force(name), Remove(other_name)) | (Remove(name), Force(other_name)):
            return name == other_name
        case (Without(name), Replace(other_name)) | (Replace(name), Without(other_name)):
            return name == other_name
        case (Replace(name), Replace(other_name)) | (Vary(name), Vary(other_name)):
            return name == other_name and one != other
        case Believe(actor, about), Believe(other_actor, other_about):
            return (actor, about) == (other_actor, other_about) and one != other
    if isinstance(one, Prefer | Unwant) and isinstance(other, Prefer | Unwant):
        ranks = {ask.rank if isinstance(ask, Prefer) else None for ask in (one, other)}
        return _wish(one) == _wish(other) and len(ranks) > 1
    return False


def _wish(asked: Prefer | Unwant) -> tuple[str, Formula | str]:
    """Whose wish it is about, and which: the same however it is written."""
    try:
        return asked.actor, parse(asked.statement)
    except InputError:
        return asked.actor, asked.statement
