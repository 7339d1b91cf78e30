"""Says how far a report has come, to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

# Called with the number of the step that begins, from 1, how many there are, and what it does.
Progress = Callable[[int, int, str], None]


def how_far(done: int, of: int, seconds: float, *, what: str = "draws") -> str:
    """Say how much of some work is done after so many seconds, how fast it goes, and how long the rest will take.

    >>> how_far(4, 16, 8.0)
    '4 of 16 draws, 0.5 a second, 24 s left'
    >>> how_far(0, 16, 0.0)
    'the first of 16 draws'
    """
    if not done:
        return f"the first of {of} {what}"
    speed = done / max(seconds, 1e-9)
    return f"{done} of {of} {what}, {speed:.2g} a second, {(of - done) / speed:.0f} s left"


@dataclass(frozen=True)
class Steps:
    """Counts the steps of a report as they begin."""

    total: int
    tell: Progress | None = None
    numbers: count[int] = field(default_factory=lambda: count(1))

    def begin(self, text: str) -> Callable[[str], None]:
        """Say that the next step begins; return what can be told how it goes on."""
        number = next(self.numbers)

        def go_on(text: str) -> None:
            if self.tell is not None:
                self.tell(number, self.total, text)

        go_on(text)
        return go_on
