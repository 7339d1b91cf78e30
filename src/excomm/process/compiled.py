"""The one door to Numba: the loops as they stand, or compiled and kept on disk."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def compiled(loop: Callable[..., Any]) -> Callable[..., Any]:
    """A loop of `excomm.process.loops`, compiled; functions of its own file that it calls are compiled with it.

    The first call with new types of arrays takes seconds; what was compiled is found again by later programs.
    """
    import numba

    _keep_where_writable()
    known = {
        name: compiled(value)
        for name, value in loop.__globals__.items()
        if isinstance(value, FunctionType)
        and value.__module__ == loop.__module__
        and value is not loop
        and name in loop.__code__.co_names
    }
    bound = FunctionType(loop.__code__, {**loop.__globals__, **known}, loop.__name__, loop.__defaults__)
    bound.__module__ = loop.__module__
    bound.__qualname__ = loop.__qualname__
    made: Callable[..., Any] = numba.njit(cache=True, nogil=True, error_model="numpy")(bound)
    return made


def _keep_where_writable() -> None:
    """Have Numba keep what it compiles in the user's cache if it cannot be kept beside the source."""
    import numba

    config: Any = numba.config
    if config.CACHE_DIR or os.access(Path(__file__).parent / "loops", os.W_OK):
        return
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    config.CACHE_DIR = str(Path(named, "excomm").expanduser())
