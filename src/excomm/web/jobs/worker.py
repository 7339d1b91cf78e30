"""The server's end of a process in which work is done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARTS = 3


class Word(NamedTuple):
    """What work tells: an event, and JSON on its progress and of its result, both empty if there is none."""

    event: str
    progress: str
    result: str


class DiedError(Exception):
    """A process ended in the middle of its work; `said` is how, in words."""

    def __init__(self, said: str) -> None:
        """`said` completes the sentence "the work ended"."""
        super().__init__(said)
        self.said = said


@dataclass(frozen=True)
class Worker:
    """A process that does one piece of work after the other."""

    process: subprocess.Popen[bytes]

    @property
    def alive(self) -> bool:
        """Whether it can be given work."""
        return self.process.poll() is None

    def end(self) -> None:
        """End it at once, whatever it does, in our loops or in a compiled one; it holds nothing that could be lost."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()


def begin() -> Worker:
    """Begin a process. Linux ends it with the thread that calls this."""
    return Worker(
        subprocess.Popen(  # noqa: S603 - this very program, with arguments written here
            # -P: a file of the folder that the server was started in must not be taken for a module.
            [sys.executable, "-P", "-m", "excomm.web.jobs.child", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
    )


def words_of(worker: Worker, order: Mapping[str, Any]) -> Iterator[Word]:
    """Give it work, and hear what it tells, down to `done` or `failed`. Raises `DiedError`."""
    orders, answers = worker.process.stdin, worker.process.stdout
    assert orders is not None  # noqa: S101 - they are pipes
    assert answers is not None  # noqa: S101 - the same
    try:
        orders.write(json.dumps(order).encode() + b"\n")
        orders.flush()
        for line in answers:
            word = Word(*line.decode().rstrip("\n").split("\t", PARTS - 1))
            yield word
            if word.event in {"done", "failed"}:
                return
    except (OSError, ValueError):
        # It was ended, or ended by itself: its streams are closed.
        pass
    raise DiedError(_how(worker.process.wait()))


def _how(code: int) -> str:
    if code == -9:  # noqa: PLR2004 - SIGKILL, as Linux sends it to whoever takes too much memory
        return "by force, perhaps because there was not enough memory"
    return f"by signal {-code}" if code < 0 else f"with code {code}"
