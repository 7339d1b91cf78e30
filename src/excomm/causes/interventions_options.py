"""An option taken or forbidden, as surgery on a crisis: whatever else would set it or clear it is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.interventions_formulas import FALSE, all_of, given
from excomm.causes.interventions_rankings import ranked_under
from excomm.causes.interventions_reading import must_know, must_lie_within, part_of
from excomm.errors import InputError
from excomm.model.events import Scheduled
from excomm.model.formulas import And, Constant, Formula, Name, Not, Or, names_in
from excomm.model.rules import Rule
from excomm.space.bits import mask_of
from excomm.space.enumerating import Patience, can_be_satisfied
from excomm.space.settling import settle_of
from excomm.space.states import names_in as names_of_code
from excomm.space.states import why_infeasible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from excomm.causes.interventions import Forbid, Take
    from excomm.model.crisis import Crisis

# What an option comes with: others that are taken, and others that are dropped.
Change = tuple[tuple[str, ...], tuple[str, ...]]


def take(crisis: Crisis, asked: Take) -> Crisis:
    """The crisis in which an option is taken: from the start and for good, or on a day."""
    must_know("option or condition", asked.option, crisis.bits)
    return _taken_on(crisis, asked) if asked.on else _held(crisis, asked.option)


def forbid(crisis: Crisis, asked: Forbid) -> Crisis:
    """The crisis in which an option is never taken: no rule allows it, and nothing sets it."""
    must_know("option or condition", asked.option, crisis.bits)
    ruled = _with_rule(crisis, Not(Name(asked.option)))
    if ruled is crisis:
        return crisis
    start = tuple(name for name in crisis.start if name != asked.option)
    return _started(_cut(ruled, "sets", asked.option, lambda _: False), start)


def _held(crisis: Crisis, option: str) -> Crisis:
    endings: list[Formula] = [Name(name) for name, one in crisis.conditions.items() if one.ends]
    held = Or((Name(option), *endings)) if endings else Name(option)
    ruled = _with_rule(crisis, held)
    if ruled is crisis:
        return crisis
    over = Or(tuple(endings)) if endings else Constant(value=False)
    cut = _cut(ruled, "clears", option, lambda when: _only_when(when, over))
    if option in crisis.start:
        return _started(cut, crisis.start)
    starts = [
        (*(name for name in crisis.start if name not in drops), *takes)
        for takes, drops in _ways(crisis, option)
    ]
    possible = (start for start in starts if not why_infeasible(cut, _settled(cut, start)))
    return _started(cut, next(possible, starts[0]))


def _taken_on(crisis: Crisis, asked: Take) -> Crisis:
    """On its day it is taken wherever the rules allow, as a course of its actor that takes it would."""
    owner = asked.option.partition(".")[0]
    own = {name for name in crisis.options if name.partition(".")[0] == owner}
    # The way after which the rules ask least of the actor's other options; the shortest, among equals.
    way = min(
        _ways(crisis, asked.option), key=lambda one: len(own & {*names_in(_asked(crisis, one))})
    )
    takes, drops = way
    when = _asked(crisis, way)
    if when == FALSE:
        raise InputError(f"the rules never allow {asked.option}")
    entry = part_of(
        Scheduled,
        {
            "on": asked.on,
            "text": f"{asked.option} is taken, whoever decides",
            "when": when,
            "sets": takes,
            "clears": drops,
        },
    )
    must_lie_within(crisis, entry.on)
    return crisis.model_copy(update={"schedule": (*crisis.schedule, entry)})


def _asked(crisis: Crisis, way: Change) -> Formula:
    """What the rules that speak of a change ask of all else, for the change to be possible."""
    takes, drops = way
    truths = {**dict.fromkeys(drops, False), **dict.fromkeys(takes, True)}
    asked = [
        rule.rule for rule in crisis.rules if not truths.keys().isdisjoint(names_in(rule.rule))
    ]
    return all_of([given(rule, truths) for rule in asked])


def _ways(crisis: Crisis, option: str) -> list[Change]:
    """How an option can be taken: alone; or with what else the shortest course that takes it drops; or takes too."""
    courses = crisis.courses.get(option.partition(".")[0], {}).values()
    taking = [course for course in courses if option in course.takes]
    ways: list[Change] = [((option,), ())]
    if taking:
        course = min(taking, key=lambda one: len(one.takes) + len(one.drops))
        ways += [((option,), course.drops), (course.takes, course.drops)]
    return ways


def _with_rule(crisis: Crisis, rule: Formula) -> Crisis:
    """The crisis with one more rule; itself if it has that rule."""
    if any(one.rule == rule for one in crisis.rules):
        return crisis
    added = Rule(rule=rule, because="it was asked what would be if it were so")
    ruled = crisis.model_copy(update={"rules": (*crisis.rules, added)})
    return ranked_under(ruled, rule)


def _cut(crisis: Crisis, key: str, option: str, spared: Callable[[Formula], bool]) -> Crisis:
    """The crisis in which no event, no date and no consequence sets, or clears, an option; unless that is spared."""

    def without(part: Any, when: Formula) -> Any:
        names = getattr(part, key)
        if option not in names or spared(when):
            return part
        return part.model_copy(update={key: tuple(name for name in names if name != option)})

    always = Constant(value=True)
    return crisis.model_copy(
        update={
            "consequences": tuple(without(one, one.when) for one in crisis.consequences),
            "events": {name: without(one, one.when) for name, one in crisis.events.items()},
            "schedule": tuple(without(one, always) for one in crisis.schedule),
        }
    )


def _only_when(when: Formula, over: Formula) -> bool:
    """Whether something applies only once the crisis is over."""
    return not can_be_satisfied([And((when, Not(over)))], Patience())


def _started(crisis: Crisis, start: Collection[str]) -> Crisis:
    """The crisis with another start, and all that follows from it at once."""
    settled = _settled(crisis, start)
    same = {*settled} == {*crisis.start}
    return crisis if same else crisis.model_copy(update={"start": settled})


def _settled(crisis: Crisis, start: Collection[str]) -> tuple[str, ...]:
    positions = {name: position for position, name in enumerate(crisis.bits)}
    code = np.array([mask_of(positions[name] for name in start)], np.int64)
    return names_of_code(crisis.bits, int(settle_of(crisis, positions)(code)[0]))


def refuse_infeasible(crisis: Crisis) -> None:
    """Raise `InputError` where the start of a crisis breaks a rule."""
    why = why_infeasible(crisis, crisis.start)
    if crisis.start and why:
        raise InputError("the crisis could not start", remedy=why)
