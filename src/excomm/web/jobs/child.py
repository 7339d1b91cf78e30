"""The process in which work is done: takes orders on its standard input, and tells on its standard output.

It ends by itself when the server does, however that ends: its standard input is closed then, which a thread waits for,
and Linux ends it even in the middle of a loop that lets no thread run.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from excomm.web.shapes.answer import Answer
    from excomm.web.shapes.progress import Progress

PR_SET_PDEATHSIG = 1
# Lower than what answers the browser, so that this stays quick.
NICENESS = 5


def main() -> None:
    """Take one order after the other until there are no more."""
    answers = _take_output()
    end_with_parent(int(sys.argv[1]))
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    orders: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()
    warm_up()
    while True:
        follow(json.loads(orders.get()), answers)


def end_with_parent(parent: int) -> None:
    """Have Linux end this process when the thread that began it ends."""
    # Ctrl-C in the terminal is for the server to deal with.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            # It has ended in the meantime.
            os._exit(0)


def warm_up() -> None:
    """Load what nearly all work needs, so that whoever asks for some does not wait for it."""
    from excomm.loading import load_space
    from excomm.process.simulating import simulate
    from excomm.web.jobs import kinds  # noqa: F401 - it is loaded for later

    simulate(load_space("chicken"), runs=1)


def follow(order: dict[str, Any], answers: IO[bytes]) -> None:
    """Do one piece of work, and say how it went."""
    from excomm.errors import ExcommError
    from excomm.web.jobs.kinds import KINDS
    from excomm.web.jobs.telling import Telling
    from excomm.web.problems import refusal_of

    kind = KINDS[order["kind"]]

    def send(event: str, progress: Progress | None, result: Answer | None) -> None:
        parts = (progress.model_dump_json() if progress else "", _json(result))
        # JSON has neither tabs nor ends of lines in it.
        answers.write("\t".join((event, *parts)).encode() + b"\n")
        answers.flush()

    tell = Telling(send, kind.what)
    try:
        asked = kind.arguments.model_validate(order["arguments"])
        found = kind.work(asked, Path(order["path"]), tuple(order["variants"]), tell)
        send("done", tell.latest, found)
    except ExcommError as error:
        send("failed", tell.latest, refusal_of(error))
    except MemoryError:
        send("failed", tell.latest, _refusal("there is not enough memory for this", "ask for less"))
    except Exception as error:  # noqa: BLE001 - the last resort: the server must hear of it
        said = f"this is a fault of Excomm; please report it ({type(error).__name__}: {error})"
        send("failed", tell.latest, _refusal(said, "copy the command below, and run it"))


def _take_output() -> IO[bytes]:
    """Keep standard output for ourselves: what libraries print must not be taken for an answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(orders: SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        orders.put(line)
    # The server has ended, or wants no more.
    os._exit(0)


def _json(shape: Answer | None) -> str:
    return shape.model_dump_json() if shape else ""


def _refusal(message: str, remedy: str) -> Answer:
    from excomm.web.shapes.problems import Refusal

    return Refusal(message=message, remedy=remedy, problems=())


if __name__ == "__main__":
    main()
