"""The one door to Numba: the loops as they stand, or compiled and kept on disk."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPS = "excomm.process.loops."
# What the race of clocks calls at every ring: to call it would cost as much as it does.
INLINED = {"arrival", "chosen", "nth", "soonest_of", "word_of"}


@cache
def compiled(loop: Callable[..., Any]) -> Callable[..., Any]:
    """A loop of `excomm.process.loops`, compiled together with those of them that it calls.

    The first call with new types of arrays takes seconds; what was compiled is found again by later programs.
    """
    import numba

    from excomm.machine import kept_on_disk

    called = {
        name: compiled(value)
        for name, value in loop.__globals__.items()
        if isinstance(value, FunctionType)
        and value.__module__.startswith(LOOPS)
        and value is not loop
        and name in loop.__code__.co_names
    }
    bound = FunctionType(
        loop.__code__, {**loop.__globals__, **called}, loop.__name__, loop.__defaults__
    )
    bound.__module__, bound.__qualname__ = loop.__module__, loop.__qualname__
    with kept_on_disk(Path(__file__).parent / "loops"):
        made: Callable[..., Any] = numba.njit(
            cache=True, nogil=True, error_model="numpy", forceinline=loop.__name__ in INLINED
        )(bound)
    return made
