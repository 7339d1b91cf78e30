"""Lets the threads that have work done wake those who follow it, in the event loop of the server."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Ears:
    """All who listen."""

    all: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """Give what is set at every call, in the event loop of whoever asks."""
        ear = (asyncio.get_running_loop(), asyncio.Event())
        self.all.add(ear)
        try:
            yield ear[1]
        finally:
            self.all.discard(ear)

    def call(self) -> None:
        """Wake all who listen, from any thread."""
        for loop, ear in tuple(self.all):
            with suppress(RuntimeError):  # The loop has been closed.
                loop.call_soon_threadsafe(ear.set)
