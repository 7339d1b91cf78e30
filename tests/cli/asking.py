"""Runs the command line within the test's own process."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from excomm.cli.running import run


@dataclass(frozen=True)
class Answer:
    """What a command wrote, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """Standard output, line by line."""
        return self.out.splitlines()


def ask(*words: str) -> Answer:
    """Run `excomm` with these words after it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run(words)
    return Answer(status, out.getvalue(), err.getvalue())


def asked(*words: str) -> Answer:
    """Run `excomm` with these words after it; it must succeed and complain of nothing."""
    answer = ask(*words)
    assert answer.err == "", answer.err
    assert answer.status == 0
    return answer
