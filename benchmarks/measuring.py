"""Seconds, bytes, and the machine that they were measured on."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Times:
    """Wall-clock seconds of each of several runs, and what all threads together spent computing in each."""

    seconds: tuple[float, ...]
    processor: tuple[float, ...]

    @property
    def median(self) -> float:
        """The figure to quote."""
        return statistics.median(self.seconds)

    @property
    def least(self) -> float:
        """The figure least disturbed by whatever else the machine was doing."""
        return min(self.seconds)


def timed(action: Callable[[], object], *, runs: int) -> Times:
    """Run an action several times."""
    seconds, processor = [], []
    with undisturbed():
        for _ in range(runs):
            start, used = time.perf_counter(), time.process_time()
            action()
            seconds.append(time.perf_counter() - start)
            processor.append(time.process_time() - used)
    return Times(tuple(seconds), tuple(processor))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no ordinary program run meanwhile, if EXCOMM_UNDISTURBED is set; Linux, with the rights for it."""
    if not os.environ.get("EXCOMM_UNDISTURBED"):
        yield
        return
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    try:
        yield
    finally:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def forget_peak() -> None:
    """Measure the peak of memory from here on; Linux only, elsewhere it is that of the whole process."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_bytes() -> int:
    """The most memory that this process has held at once."""
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def free_bytes() -> int:
    """Memory that can be had without swapping; 0 where that is not known."""
    with suppress(OSError):
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 0


def machine() -> str:
    """Processors, system and versions, and how busy the machine was with other things."""
    busy = ", ".join(f"{load:.2f}" for load in os.getloadavg())
    versions = ", ".join(f"{name} {version(name)}" for name in ("excomm", "numpy", "numba"))
    alone = (
        "; nothing else ran while a run was timed" if os.environ.get("EXCOMM_UNDISTURBED") else ""
    )
    return (
        f"{len(os.sched_getaffinity(0))} × {_processor()}; {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}, {versions}; load average at the start {busy}{alone}"
    )


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "processor"
