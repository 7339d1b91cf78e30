"""An event that comes on a day, or never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions_reading import must_know, must_lie_within, part_of
from excomm.errors import InputError
from excomm.model.events import Scheduled
from excomm.model.formulas import Constant
from excomm.model.quantities import parse_quantity

if TYPE_CHECKING:
    from excomm.causes.interventions import Force, Remove
    from excomm.model.crisis import Crisis
    from excomm.model.events import Event


def force(crisis: Crisis, asked: Force) -> Crisis:
    """The crisis in which an event comes with its effect on a day, if what it needs holds then."""
    must_know("event", asked.event, crisis.events)
    if not asked.on:
        raise InputError("on which day does it come?", remedy="give a date, as in 1962-10-27")
    text = crisis.events[asked.event].text
    entry = part_of(Scheduled, {"on": asked.on, "text": text, "event": asked.event})
    must_lie_within(crisis, entry.on)
    return crisis.model_copy(update={"schedule": (*crisis.schedule, entry)})


def remove(crisis: Crisis, asked: Remove) -> Crisis:
    """The crisis in which an event never comes. It keeps its place, so that others keep their luck."""
    must_know("event", asked.event, crisis.events)
    event = gone(crisis.events[asked.event])
    schedule = tuple(one for one in crisis.schedule if one.event != asked.event)
    if event == crisis.events[asked.event] and len(schedule) == len(crisis.schedule):
        return crisis
    return crisis.model_copy(
        update={"events": {**crisis.events, asked.event: event}, "schedule": schedule}
    )


def gone(event: Event) -> Event:
    """An event that never comes, and is otherwise what it was."""
    never = {"rate": parse_quantity("0 per day", "rate"), "when": Constant(value=False)}
    return event.model_copy(update=never)
