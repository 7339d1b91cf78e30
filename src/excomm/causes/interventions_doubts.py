"""Interventions that change nothing, or less than it seems: what a reader must know of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from excomm.causes.interventions import Adopt, Believe, Replace, Vary, Without, called
from excomm.causes.interventions_applying import intervene
from excomm.causes.interventions_minds import is_number
from excomm.causes.interventions_people import asked_about
from excomm.model.formulas import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.causes.interventions import Intervention
    from excomm.model.crisis import Crisis


def doubts_about(crisis: Crisis, interventions: Sequence[Intervention]) -> tuple[str, ...]:
    """What interventions do not do that may have been expected of them; and what to ask instead.

    >>> import excomm as ex
    >>> [doubt] = doubts_about(ex.load("cuba-1962"), [Without("rfk")])
    >>> doubt.partition("; ")[2]
    "ask together with 'adopt excomm-decides'"
    """
    found: list[str] = []
    for place, one in enumerate(interventions):
        before = intervene(crisis, interventions[:place])
        after = intervene(crisis, interventions[: place + 1])
        found += _of_one(before, after, one)
    return (*found, *_redefined(crisis, intervene(crisis, interventions)))


def _of_one(before: Crisis, after: Crisis, one: Intervention) -> Iterator[str]:
    if before == after:
        yield f"'{called(one)}' changes nothing: it is so already"
        return
    idle = _idle_committee(before, one)
    if idle:
        yield f"'{called(one)}' makes no difference: {idle}"
    if isinstance(one, Believe) and one.about in before.events and is_number(one.value):
        yield (
            f"'{called(one)}' is the probability that {one.about} has its effect when it comes; how often it comes"
            f" would be written with a unit, as in '{one.value} per day'"
        )


def _idle_committee(crisis: Crisis, one: Intervention) -> str:
    """Why it makes no difference who sits in a committee, and how: none that is changed decides anything."""
    names = _committees_of(crisis, one)
    deciding = [name for name in names if _decides(crisis, name)]
    if not names or deciding:
        return ""
    name = names[0]
    actor = crisis.committees[name].actor
    rule = crisis.actors[actor].choice.rule
    variant = next((key for key in crisis.variants if _lets_decide(crisis, key, actor)), None)
    remedy = f"; ask together with '{called(Adopt(variant))}'" if variant else ""
    return f"the committee '{name}' does not decide for {actor}, whose choice has the rule '{rule}'{remedy}"


def _committees_of(crisis: Crisis, one: Intervention) -> list[str]:
    """The committees that an intervention changes, if it changes nothing else."""
    match one:
        case Without(person) | Replace(person):
            if asked_about(crisis, person):
                return []
            return [name for name, each in crisis.committees.items() if person in each.members]
        case Vary(place):
            return [name for name in crisis.committees if place.startswith(f"committees.{name}.")]
    return []


def _decides(crisis: Crisis, committee: str) -> bool:
    choice = crisis.actors[crisis.committees[committee].actor].choice
    return choice.rule == "committee" and choice.committee in (None, committee)


def _lets_decide(crisis: Crisis, variant: str, actor: str) -> bool:
    """Whether a variant has the committee of an actor decide for it."""
    patch: object = crisis.variants[variant].set
    for key in ("actors", actor, "choice", "rule"):
        patch = patch.get(key) if isinstance(patch, Mapping) else None
    return patch == "committee"


def _redefined(before: Crisis, after: Crisis) -> Iterator[str]:
    """Outcomes that go by the same name, and mean something else."""
    for name, outcome in after.outcomes.items():
        was = before.outcomes.get(name)
        if was is not None and was.when != outcome.when:
            yield (
                f"the outcome {name} is not the same in both worlds: it was '{written(was.when)}' and would be"
                f" '{written(outcome.when)}', so that a difference need be none of events"
            )
