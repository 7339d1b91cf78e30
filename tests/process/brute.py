"""What a process must be, straight from the words of the format, by sets of names and loops."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from excomm.model.formulas import holds, names_in
from excomm.process.agreeing import at_least_in_sequence, leanings_to_yes
from excomm.process.priors import value_of
from tests.space.brute import feasible, settle, subsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.events import Event
    from excomm.model.people import Consent
    from tests.space.brute import State

# Who knows what of which bit, and since it was last told: (actor, bit, how it stood).
Knowledge = frozenset[tuple[str, str, bool]]


@dataclass(frozen=True)
class Place:
    """Where a process can be: the names that hold, who knows what, and the stages that have passed."""

    state: State
    known: Knowledge
    stages: tuple[int, ...]


def begin(crisis: Crisis) -> Place:
    """Where a crisis starts: what is hidden is taken to be as it is, unless an actor believes something of it."""
    known = {
        (actor, name, name in crisis.start)
        for actor, name in found_out(crisis)
        if not believes(crisis, actor, name)
    }
    return Place(frozenset(crisis.start), frozenset(known), (0,) * len(crisis.events))


def believes(crisis: Crisis, actor: str, name: str) -> bool:
    """Whether an actor has a belief of its own about a bit."""
    belief = crisis.beliefs.get(actor)
    return belief is not None and (name in belief.options or name in belief.conditions)


def found_out(crisis: Crisis) -> set[tuple[str, str]]:
    """The hidden bits that somebody can be told of."""
    return {
        (actor, name)
        for event in crisis.events
        for actor, names in told_by(crisis, event).items()
        for name in names
        if hidden(crisis, actor, name)
    }


def told_by(crisis: Crisis, event: str) -> dict[str, set[str]]:
    """Whom an event tells what: what it reveals, and secret terms that leak by it, to everybody."""
    told = {actor: {*crisis.events[event].reveals.get(actor, ())} for actor in crisis.actors}
    for agreement in crisis.agreements.values():
        if agreement.leak == event:
            for names in told.values():
                names.update(agreement.secret)
    return told


def hidden(crisis: Crisis, actor: str, name: str) -> bool:
    """Whether an actor cannot see a bit: its own options it can, and of secret terms those of its own agreements."""
    if name in crisis.conditions:
        seen_by = crisis.conditions[name].seen_by
        return seen_by is not None and actor not in seen_by
    option = crisis.options[name]
    if name.startswith(f"{actor}.") or actor in option.open_to:
        return False
    if option.seen_by is not None:
        return actor not in option.seen_by
    secrets = [one for one in crisis.agreements.values() if name in one.secret]
    parties = {term.partition(".")[0] for one in secrets for term in (*one.public, *one.secret)}
    return bool(secrets) and actor not in parties


def ended(crisis: Crisis, state: State) -> bool:
    return any(one.ends and name in state for name, one in crisis.conditions.items())


def courses(crisis: Crisis, actor: str) -> dict[str, tuple[State, State]]:
    """What an actor can take and drop in one go, by what it is called."""
    choice = crisis.actors[actor].choice
    if choice.rule == "history":
        return {}
    if choice.rule == "script":
        lines = enumerate(choice.script, 1)
        return {f"line {at}": (frozenset(one.takes), frozenset(one.drops)) for at, one in lines}
    if actor in crisis.courses:
        named = crisis.courses[actor].items()
        return {name: (frozenset(one.takes), frozenset(one.drops)) for name, one in named}
    own = own_options(crisis, actor)
    return {
        ", ".join(name for name in crisis.options if name in chosen) or "nothing": (
            chosen,
            own - chosen,
        )
        for chosen in subsets(name for name in crisis.options if name in own)
    }


def open_courses(crisis: Crisis, actor: str, state: State) -> dict[str, State]:
    """Where each course leads, by name; of courses that come to the same wherever it looks so, only the first.

    A script, and a committee, have a reason for each.
    """
    states = feasible(crisis)
    alike = sorted(
        (one for one in states if looks(crisis, actor, one) == looks(crisis, actor, state)),
        key=sorted,
    )
    found: dict[tuple[State | None, ...], str] = {}
    leading = {}
    for name, change in courses(crisis, actor).items():
        ends = [leads(crisis, states, actor, one, change) for one in alike]
        come_to = tuple(None if end == one else end for end, one in zip(ends, alike, strict=True))
        if found.setdefault(come_to, name) == name or crisis.actors[actor].choice.rule != "quantal":
            leading[name] = leads(crisis, states, actor, state, change)
    return leading


def looks(crisis: Crisis, actor: str, state: State) -> State:
    """What an actor sees of a state."""
    return frozenset(name for name in state if not hidden(crisis, actor, name))


def own_options(crisis: Crisis, actor: str) -> State:
    return frozenset(
        name
        for name, option in crisis.options.items()
        if name.startswith(f"{actor}.") or actor in option.open_to
    )


def leads(
    crisis: Crisis, states: set[State], actor: str, state: State, change: tuple[State, State]
) -> State:
    """Where a course leads an actor: where it is not open, nowhere else."""
    takes, drops = change
    wanted = (state - drops) | takes
    own = own_options(crisis, actor)
    back = {name for name in state - wanted if crisis.options[name].irreversible is True}
    again = {name for name in wanted - state if crisis.options[name].irreversible == "when dropped"}
    about = [rule.rule for rule in crisis.rules if {*names_in(rule.rule)} <= own]
    broken = crisis.consequences and not all(holds(rule, wanted.__contains__) for rule in about)
    if ended(crisis, state) or back or again or broken:
        return state
    target = settle(crisis, wanted)
    return target if target in states else state


def comes(crisis: Crisis, name: str, place: Place) -> Place:
    """What an event that has its effect leads to."""
    at, event = list(crisis.events).index(name), crisis.events[name]
    state = settle(crisis, (place.state - {*event.clears}) | {*event.sets})
    new = {
        (actor, bit, bit in state)
        for actor, bits in told_by(crisis, name).items()
        for bit in bits
        if hidden(crisis, actor, bit)
    }
    old = {fact for fact in place.known if fact[:2] not in {one[:2] for one in new}}
    return Place(state, frozenset(old | new), with_stage(place, at, 0).stages)


def with_stage(place: Place, event: int, stage: int) -> Place:
    stages = (*place.stages[:event], stage, *place.stages[event + 1 :])
    return Place(place.state, place.known, stages)


def rings(crisis: Crisis, place: Place) -> Iterator[tuple[Place, float]]:
    """Where the clocks of all events lead, and how fast they ring."""
    for at, (name, event) in enumerate(crisis.events.items()):
        if not can_come(crisis, event, place.state):
            continue
        rate = value_of(event.rate) * event.stages
        if place.stages[at] < event.stages - 1:
            yield with_stage(place, at, place.stages[at] + 1), rate
        else:
            yield comes(crisis, name, place), rate * passing(event)
            yield with_stage(place, at, 0), rate * (1 - passing(event))


def can_come(crisis: Crisis, event: Event, state: State) -> bool:
    """Whether the clock of an event runs in a state."""
    return not ended(crisis, state) and holds(event.when, state.__contains__)


def passing(event: Event) -> float:
    """The probability that an event that comes has its effect."""
    chance = 1.0 if event.chance is None else value_of(event.chance)
    stopped = enough(event.suppression) if event.suppression else 0.0
    return chance * (enough(event.consent) if event.consent else 1.0) * (1 - stopped)


def enough(consent: Consent) -> float:
    """The probability that as many say yes as must, of those who are there."""
    there = [one for one in consent.of if one not in consent.absent]
    spoken = [one for one in consent.sequence if one in there]
    order = spoken + [one for one in there if one not in spoken]
    wanted = {"all": len(there), "any": 1}.get(str(consent.need), consent.need)
    need = min(int(wanted), len(there))
    if not there:
        return 1.0
    dependence = value_of(consent.correlation) if consent.correlation else 0.0
    values = [value_of(consent.of[one]) for one in order]
    if consent.sequence:
        return at_least_in_sequence(values, need, deference=dependence)
    causes, leanings = leanings_to_yes(values, dependence)
    chance: float = sum(
        float(cause)
        * prod(lean if yes else 1 - lean for lean, yes in zip(of_each, said, strict=True))
        for cause, of_each in zip(causes, leanings.T, strict=True)
        for said in product((False, True), repeat=len(values))
        if sum(said) >= need
    )
    return chance


def dated(crisis: Crisis, place: Place) -> Iterator[Place]:
    """Where each entry of the schedule leads."""
    for entry in crisis.schedule:
        if ended(crisis, place.state):
            yield place
        else:
            state = settle(crisis, (place.state - {*entry.clears}) | {*entry.sets})
            yield Place(state, place.known, place.stages)
