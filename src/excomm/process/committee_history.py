"""Which of the courses that a committee argues about was the one that history took."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from excomm.model.crisis import Crisis


class _Done(NamedTuple):
    """What steps of history took up and what they gave up."""

    takes: frozenset[str]
    drops: frozenset[str]


def course_of_history(crisis: Crisis, actor: str, *, argued: Collection[str] = ()) -> str | None:
    """Find the course that an actor took in history, first of all one that somebody argued for.

    A step takes a course if it, or it with all steps of the actor before it, takes and drops exactly what the course
    does: those who bombed on one day and landed on another took the course of landing after a strike. Of several
    courses the earliest counts, those in `argued` before all others; None if there is none.

    >>> import excomm as ex
    >>> crisis = ex.load("bay-of-pigs-1961")
    >>> course_of_history(crisis, "usa")
    'strike'
    >>> course_of_history(crisis, "usa", argued={"zapata", "call_off"})
    'zapata'
    """
    courses = crisis.courses.get(actor, {}).items()
    taken = [
        name
        for done in _deeds(crisis, actor)
        for name, one in courses
        if done == (frozenset(one.takes), frozenset(one.drops))
    ]
    return min(taken, key=lambda name: name not in argued, default=None)


def _deeds(crisis: Crisis, actor: str) -> Iterator[_Done]:
    """What each step of an actor did by itself, and together with all before it."""
    takes: frozenset[str] = frozenset()
    drops: frozenset[str] = frozenset()
    for step in crisis.history:
        if step.actor == actor:
            own = _Done(frozenset(step.takes), frozenset(step.drops))
            takes, drops = (takes - own.drops) | own.takes, (drops - own.takes) | own.drops
            yield own
            yield _Done(takes, drops)
