"""Independent tasks done at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from excomm.machine import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Result = TypeVar("Result")

# With fewer states a task takes less time than starting a thread does.
WORTH_A_THREAD = 1 << 14


def side_by_side(tasks: Sequence[Callable[[], Result]], *, states: int) -> list[Result]:
    """Do the tasks, in threads if the states are many, and return their results in the order of the tasks.

    Threads are of use because NumPy and the compiled kernel let go of the interpreter while they work. There are
    as many as this process may use processors; set EXCOMM_THREADS to have fewer, which also saves memory.

    >>> side_by_side([lambda: 1, lambda: 2], states=1 << 20)
    [1, 2]
    """
    threads = min(len(tasks), processors())
    if states < WORTH_A_THREAD or threads <= 1:
        return [task() for task in tasks]
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return list(pool.map(_do, tasks))


def _do(task: Callable[[], Result]) -> Result:
    return task()
