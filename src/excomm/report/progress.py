"""Says how far a report has come, to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

# Called with the number of the step that begins, from 1, how many there are, and what it does.
Progress = Callable[[int, int, str], None]


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
