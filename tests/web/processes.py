"""Looks at processes, on Linux."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path


def children_of(parent: int) -> list[int]:
    """The processes that a process has begun and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name, in parentheses, may hold anything.
            state, begun_by, *_ = stat.read_text().rpartition(")")[2].split()
            if int(begun_by) == parent and state != "Z":
                found.append(int(stat.parent.name))
    return found


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(processes: list[int], *, within: float) -> bool:
    """Whether all of some processes have ended after so many seconds at most."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not any(map(is_running, processes)):
            return True
        time.sleep(0.02)
    return False
