"""What an actor believes, and what it wants, as if it were otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions_reading import must_know, part_of, statement_of
from excomm.errors import InputError
from excomm.model.events import Belief, BelievedEvent
from excomm.model.formulas import written
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from excomm.causes.interventions import Believe, Prefer, Unwant
    from excomm.model.crisis import Crisis
    from excomm.model.preferences import Statement


def believe(crisis: Crisis, asked: Believe) -> Crisis:
    """The crisis in which an actor believes something else, or has nothing wrong about it."""
    must_know("actor", asked.actor, crisis.actors)
    must_know("option, condition or event", asked.about, (*crisis.bits, *crisis.events))
    held = crisis.beliefs.get(asked.actor, Belief())
    key = (
        "events"
        if asked.about in crisis.events
        else "options"
        if asked.about in crisis.options
        else "conditions"
    )
    entries = {about: one for about, one in getattr(held, key).items() if about != asked.about}
    if asked.value is not None:
        entries[asked.about] = (
            _believed_event(held, asked)
            if key == "events"
            else getattr(part_of(Belief, {key: {asked.about: asked.value}}), key)[asked.about]
        )
    if entries == getattr(held, key):
        return crisis
    changed = held.model_copy(update={key: entries})
    return crisis.model_copy(update={"beliefs": {**crisis.beliefs, asked.actor: changed}})


def _believed_event(held: Belief, asked: Believe) -> BelievedEvent:
    """A probability is that of the effect, all else how often it comes; the rest it believes as before."""
    key = "chance" if is_number(asked.value) else "rate"
    new = part_of(BelievedEvent, {key: asked.value})
    before = held.events.get(asked.about, BelievedEvent())
    return before.model_copy(update={key: getattr(new, key)})


def is_number(value: object) -> bool:
    """Whether a value is a bare number or a share of a hundred, without a unit.

    >>> is_number("5 %"), is_number("2 per day")
    (True, False)
    """
    try:
        float(str(value).removesuffix("%"))
    except ValueError:
        return False
    return True


def prefer(crisis: Crisis, asked: Prefer) -> Crisis:
    """The crisis in which an actor wants something at a rank among its statements."""
    statements = _statements(crisis, asked.actor)
    new = statement_of(crisis, asked.statement)
    known = next((one for one in statements if one.want == new.want), new)
    others = [one for one in statements if one.want != new.want]
    if not 1 <= asked.rank <= len(others) + 1:
        raise InputError(
            f"{asked.actor} has no rank {asked.rank} to give",
            remedy=f"give a rank from 1, the highest, to {len(others) + 1}",
        )
    others.insert(asked.rank - 1, known)
    return _wanting(crisis, asked.actor, tuple(others))


def unwant(crisis: Crisis, asked: Unwant) -> Crisis:
    """The crisis in which an actor no longer cares for one of its statements."""
    statements = _statements(crisis, asked.actor)
    gone = statement_of(crisis, asked.statement).want
    left = tuple(one for one in statements if one.want != gone)
    if len(left) == len(statements):
        wants = [written(one.want) for one in statements]
        raise InputError(
            f"{asked.actor} does not want '{written(gone)}' as it is",
            remedy=did_you_mean(written(gone), wants) or "'excomm show' lists what each wants",
        )
    if not left:
        raise InputError(f"{asked.actor} would want nothing at all")
    return _wanting(crisis, asked.actor, left)


def _statements(crisis: Crisis, actor: str) -> tuple[Statement, ...]:
    must_know("actor", actor, crisis.actors)
    statements = crisis.preferences[actor].statements
    if not statements:
        raise InputError(
            f"{actor} ranks the states directly, not by statements",
            remedy="write its preference as a list of statements first",
        )
    return statements


def _wanting(crisis: Crisis, actor: str, statements: tuple[Statement, ...]) -> Crisis:
    before = crisis.preferences[actor]
    if statements == before.statements:
        return crisis
    changed = before.model_copy(update={"statements": statements})
    return crisis.model_copy(update={"preferences": {**crisis.preferences, actor: changed}})
