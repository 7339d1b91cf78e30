"""What an actor could not know when it happened, and by what it learned of it later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from excomm.process.sight import reveals_of, sight_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
    from excomm.model.history import Step


@dataclass(frozen=True)
class Veil:
    """What an actor could not see of something that happened.

    `seen` are the options and conditions that it changed and the actor could see, `hidden` those that it could not.
    Where the file says itself who knew, `known_to` names them, and there is nothing to see; it is None otherwise.
    `public_from` is when the others could know of it too, if the file says so.
    """

    seen: tuple[str, ...]
    hidden: tuple[str, ...]
    known_to: tuple[str, ...] | None = None
    public_from: When | None = None


def hidden_from(crisis: Crisis, actor: str) -> frozenset[str]:
    """Return the options and conditions of which an actor does not see whether they hold.

    >>> import excomm as ex
    >>> sorted(hidden_from(ex.load("cuba-1962"), "usa"))
    ['operational', 'tactical_weapons']
    """
    bits = tuple(crisis.bits)
    sight = sight_of(crisis, {name: place for place, name in enumerate(bits)})
    return frozenset(bits[bit] for bit in sight.hidden[tuple(crisis.actors).index(actor)])


def veil_over(
    changed: Collection[str],
    *,
    hidden: Collection[str],
    known_to: tuple[str, ...] | None,
    actor: str,
) -> Veil | None:
    """Say what an actor, from whom some things are `hidden`, could not know of what happened; None if all.

    `known_to` are those who knew of it by the word of the file, None where that follows from what it `changed`.
    """
    if known_to is not None:
        return None if actor in known_to else Veil((), tuple(changed), known_to)
    unseen = tuple(name for name in changed if name in hidden)
    seen = tuple(name for name in changed if name not in hidden)
    return Veil(seen, unseen) if unseen else None


def veils_of(crisis: Crisis, actor: str) -> dict[int, Veil]:
    """Return by the numbers of the steps of history, from 1, what an actor could not know of them.

    Who did something knows it. Else those know of a step whom its `seen_by` names, or, where it changed nothing, that
    of its event; where neither says anything, those who can see what it changed.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> veils_of(cuba, "cuba")[12]
    Veil(seen=('usa.pledge',), hidden=('usa.turkey_secret',), known_to=None, public_from=None)
    """
    hidden = hidden_from(crisis, actor)
    veils = {
        number: (
            step,
            veil_over(
                changed_by(step), hidden=hidden, known_to=_known_to(crisis, step), actor=actor
            ),
        )
        for number, step in enumerate(crisis.history, start=1)
        if step.actor != actor
    }
    return {
        number: replace(veil, public_from=step.public_from)
        for number, (step, veil) in veils.items()
        if veil
    }


def changed_by(step: Step) -> tuple[str, ...]:
    """Return the options and conditions that a step changes."""
    return (*step.takes, *step.drops, *step.sets, *step.clears)


def _known_to(crisis: Crisis, step: Step) -> tuple[str, ...] | None:
    if step.seen_by is not None or step.event is None or changed_by(step):
        return step.seen_by
    return crisis.events[step.event].seen_by


def learned_by(crisis: Crisis, actor: str, name: str, *, after: int) -> int | None:
    """Return the number of the first step after another by whose event an actor learned how something stood."""
    for number, step in enumerate(crisis.history, start=1):
        if number > after and step.event and name in _revealed(crisis, step.event, actor):
            return number
    return None


def known_from(crisis: Crisis, actor: str, number: int, veil: Veil) -> int | None:
    """Return the number of the step from which an actor knew all of another; None if history tells of none.

    The first step at or after the day from which others could know of it; or the one by which it had been told of all
    that it could not see.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> known_from(cuba, "ussr", 1, veils_of(cuba, "ussr")[1])
    2
    """
    if veil.public_from is not None:
        began = veil.public_from.earliest
        steps = enumerate(crisis.history, start=1)
        return next((place for place, step in steps if step.on.earliest >= began), None)
    if veil.known_to is not None:
        return None
    told = [learned_by(crisis, actor, name, after=number) for name in veil.hidden]
    return None if None in told else max(one for one in told if one)


def would_tell(crisis: Crisis, actor: str, name: str) -> Iterator[str]:
    """Name the events by which an actor would learn how something stands."""
    for event in crisis.events:
        if name in _revealed(crisis, event, actor):
            yield event


def _revealed(crisis: Crisis, event: str, actor: str) -> tuple[str, ...]:
    return reveals_of(crisis, event, crisis.events[event]).get(actor, ())
