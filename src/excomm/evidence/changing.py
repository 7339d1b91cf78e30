"""What a step of history or a scheduled entry changes, in the words of the crisis file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.events import Scheduled
    from excomm.model.history import Step


def change_in_words(crisis: Crisis, step: Step | Scheduled) -> str:
    """Return what is taken, dropped, set and cleared, by the texts of the options, conditions and events.

    >>> import excomm as ex
    >>> b59 = ex.load("b59-1962")
    >>> change_in_words(b59, b59.history[-1])
    'come to the surface'
    """
    return ", ".join(dict.fromkeys(_changes(crisis, step)))


def _changes(crisis: Crisis, step: Step | Scheduled) -> Iterator[str]:
    begun = (*getattr(step, "takes", ()), *step.sets)
    over = (*getattr(step, "drops", ()), *step.clears)
    if step.event:
        event = crisis.events.get(step.event)
        yield (event.text if event else "") or step.event
    yield from (_called(crisis, name) for name in begun if not step.event)
    yield from (f"no longer: {_called(crisis, name)}" for name in over if not step.event)


def _called(crisis: Crisis, name: str) -> str:
    part = crisis.options.get(name) or crisis.conditions.get(name)
    return (part.text if part else "") or name
