"""What sort of thing happened: a decision, a message, a military move, a close call, or what came of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from excomm.model.crisis import Crisis
    from excomm.model.fields import Deed
    from excomm.model.history import Step

Nature = Literal[
    "decision", "message", "military", "close call", "chance", "calendar", "account", "other"
]


def nature_of_step(crisis: Crisis, step: Step) -> Nature:
    """Tell what sort of thing a step of history was.

    What its author says, if anything. Else an event that came and changed nothing, though it could have, was a close
    call; one that had its effect is what the event says of itself, or chance. What an actor did is told by the options
    that it changed (`nature_of_change`). What only set conditions came by chance; where nothing changed, it is neither.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> [nature_of_step(cuba, step) for step in cuba.history[1:5]]
    ['military', 'military', 'close call', 'message']
    """
    if step.kind is not None:
        return step.kind
    if step.event is not None:
        changed = (*step.takes, *step.drops, *step.sets, *step.clears)
        return nature_of_event(crisis, step.event, had_effect=bool(changed))
    if step.actor is not None:
        return nature_of_change(crisis, step.takes, step.drops)
    return "chance" if step.sets or step.clears else "other"


def nature_of_event(crisis: Crisis, name: str, *, had_effect: bool) -> Nature:
    """Tell what it was that an event came: a close call where it could have changed something and did not."""
    event = crisis.events[name]
    if not had_effect and (event.sets or event.clears):
        return "close call"
    return event.kind or "chance"


def nature_of_change(crisis: Crisis, taken: Collection[str], dropped: Iterable[str]) -> Deed:
    """Tell what sort of deed it is to take and to drop some options.

    What those taken have in common, or those dropped where none is taken; a decision where they have nothing in
    common.

    >>> import excomm as ex
    >>> nature_of_change(ex.load("cuba-1962"), ["ussr.withdraw"], ["ussr.ask_pledge"])
    'military'
    """
    options = crisis.options
    kinds = {options[name].kind for name in (taken or dropped) if name in options}
    return kinds.pop() if len(kinds) == 1 else "decision"
