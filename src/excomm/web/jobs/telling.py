"""How work tells what it has come to, as often as it likes: what nobody could read in time is never even made."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from excomm.report.progress import how_far
from excomm.web.shapes.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.web.shapes.answer import Answer

# So many seconds between two words on progress, and between two results on the way; and making these may
# cost the work one part in so many of its time.
PROGRESS, PARTIAL, SHARE = 0.1, 0.25, 10


class Tell(Protocol):
    """What work is given to tell with; both may be called a thousand times a second."""

    def progress(self, done: int, of: int) -> None:
        """So much of so much is done."""

    def partial(self, make: Callable[[], Answer | None]) -> None:
        """`make` makes the result as far as it has come, or None if there is nothing yet; it is called now and then."""


@dataclass
class Telling:
    """Tells now and then, by `send`: the event, the progress, and a result if there is one."""

    send: Callable[[str, Progress | None, Answer | None], None]
    what: str
    begun: float = field(default_factory=monotonic)
    latest: Progress | None = None
    next_progress: float = 0.0
    next_partial: float = 0.0

    def progress(self, done: int, of: int) -> None:
        """See `Tell`."""
        now = monotonic()
        words = how_far(done, of, now - self.begun, what=self.what)
        self.latest = Progress(done=done, of=of, words=words)
        if now >= self.next_progress:
            self.next_progress = now + PROGRESS
            self.send("progress", self.latest, None)

    def partial(self, make: Callable[[], Answer | None]) -> None:
        """See `Tell`."""
        now = monotonic()
        if now < self.next_partial:
            return
        made = make()
        if made is not None:
            self.send("partial", self.latest, made)
        self.next_partial = monotonic() + max(PARTIAL, SHARE * (monotonic() - now))
