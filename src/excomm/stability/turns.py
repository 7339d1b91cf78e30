"""Taking turns until nobody has anything left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def take_turns(movers: Sequence[int], lower: Callable[[int], bool]) -> None:
    """Let each mover lower what is shared, in turn, until none can; `lower` says whether it changed anything.

    Who has just lowered all that it can need not be asked again before somebody else has changed something.

    >>> left = {1: 2, 2: 1}
    >>> def lower(mover: int) -> bool:
    ...     left[mover] -= 1
    ...     return left[mover] >= 0
    >>> take_turns([1, 2], lower)
    >>> left
    {1: 0, 2: -1}
    """
    due = list(movers)
    while due:
        mover = due.pop(0)
        if lower(mover):
            due += [other for other in movers if other != mover and other not in due]
