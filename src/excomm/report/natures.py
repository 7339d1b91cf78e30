"""What sort of thing happened in a run, told apart as in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.natures import nature_of_change, nature_of_event

if TYPE_CHECKING:
    from excomm.evidence.natures import Nature
    from excomm.model.crisis import Crisis
    from excomm.report.story import Told


def nature_of_told(crisis: Crisis, one: Told) -> Nature:
    """Tell what sort of thing happened in a run: of a deed, by the options of its own that the actor changed.

    >>> import excomm as ex
    >>> chicken = ex.load("chicken")
    >>> told = ex.story(chicken, run=3, runs=100, seed=7).told
    >>> {nature_of_told(chicken, one) for one in told}
    {'decision'}
    """
    match one.kind:
        case "deed":
            own = f"{one.who}."
            taken, dropped = (
                [name for name in names if name.startswith(own)] for names in (one.gained, one.lost)
            )
            return nature_of_change(crisis, taken, dropped)
        case "calendar":
            return "calendar"
    return nature_of_event(crisis, one.who, had_effect=one.kind == "chance")
