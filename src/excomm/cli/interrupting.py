"""Says at once that Ctrl-C was heard, where it takes some seconds to end."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

HEARD = "excomm: interrupted: the draws that have begun are being finished"


@contextmanager
def interrupt_acknowledged() -> Iterator[None]:
    """Tell on the first Ctrl-C what happens next, and then interrupt; the second interrupts without a word."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def heard(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        if sys.stderr is not None:
            print(HEARD, file=sys.stderr, flush=True)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
