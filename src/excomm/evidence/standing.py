"""What was true after each step of the history, by the names of options and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.space.history import codes_of_history
from excomm.space.states import names_in

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


def standings(crisis: Crisis) -> tuple[tuple[str, ...], ...]:
    """Return what was true at the start and after each step of history; costs time linear in the steps.

    >>> import excomm as ex
    >>> standings(ex.load("cuba-1962-fraser-hipel"))
    ((), ('usa.blockade',), ('usa.blockade', 'ussr.withdraw'), ('ussr.withdraw',))
    """
    bits = tuple(crisis.bits)
    positions = {name: place for place, name in enumerate(bits)}
    after = (names_in(bits, code) for code in codes_of_history(crisis, positions))
    return (tuple(sorted(crisis.start)), *after)
