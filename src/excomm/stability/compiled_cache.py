"""Having the compiled loops at hand: compiling them once, keeping them on disk, and saying what is going on."""

from __future__ import annotations

import hashlib
import importlib
import platform
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.stability.blocks import blocks_of
from excomm.stability.changes import BEFORE_ALL, Changes, no_turns_yet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from numpy.typing import NDArray

    # Called with how many loops are compiled and how many there are to be.
    OnCompile = Callable[[int, int], None]

    # The kinds of integer in which the orders and the keys to sort by are kept.
    Widths = tuple[np.dtype[Any], np.dtype[Any]]


def loops() -> ModuleType:
    """The loops; imported here only, since Numba comes with them."""
    return importlib.import_module("excomm.stability.loops")


def is_warm(widths: Widths) -> bool:
    """Whether the loops are on disk, compiled for this machine and for these kinds of integers."""
    return _mark(widths).exists()


def compile_all(widths: Widths, *, on_compile: OnCompile | None = None) -> None:
    """Compile the loops for these kinds of integers, or load them; `on_compile` hears of it if they are compiled."""
    mark = _mark(widths)
    tell = on_compile if on_compile and not mark.exists() else _say_nothing
    steps = list(_steps(loops(), widths))
    for done, step in enumerate(steps):
        tell(done, len(steps))
        step()
    tell(len(steps), len(steps))
    mark.touch()


def _mark(widths: Widths) -> Path:
    """The file beside the compiled loops that is there when all are, for this machine."""
    import llvmlite.binding as llvm
    import numba

    parts = (numba.__version__, platform.python_version(), llvm.get_host_cpu_name(), str(widths))
    digest = hashlib.sha256("|".join(parts).encode())
    return Path(loops().FOLDER) / f"{digest.hexdigest()[:16]}.compiled"


def _steps(compiled: ModuleType, widths: Widths) -> Iterator[Callable[[], object]]:
    """Each loop applied to a single cell, in arrays of the types that it will meet."""
    order_type, key_type = widths
    blocks = blocks_of(0, 0)
    changes = Changes(no_turns_yet(1), since=BEFORE_ALL, turn=1)
    values = np.zeros(1, dtype=np.int32)
    given = to_read(values)
    keys: NDArray[Any] = np.zeros((1, 1), dtype=key_type)
    order: NDArray[Any] = np.zeros((1, 1, 1), dtype=order_type)
    yield partial(compiled.sort_slices, given, keys.dtype.type(0), blocks, keys, order)
    order = to_read(order)
    yield partial(compiled.lower_to_improvements, values, order, blocks, changes)
    yield partial(compiled.lower_to_moves, values, blocks, changes)
    yield partial(compiled.highest_improvement, given, order, blocks, 0, values)
    yield partial(compiled.highest_move, given, blocks, 0, values)
    yield partial(compiled.deter, given, given, order, blocks, np.zeros(1, dtype=np.bool_))


def to_read(values: NDArray[Any]) -> NDArray[Any]:
    """The same numbers as an array that cannot be written to: a type of its own to a compiled loop."""
    view = values.view()
    view.flags.writeable = False
    return view


def _say_nothing(done: int, of: int) -> None:
    pass
