"""The loops over blocks of slices that Numba compiles: the inside of `compiled`, and nothing else.

The same names mean the same in every loop. A *cell* is a code, feasible or not: `values`, `ranks`, `forced`,
`result` have one entry a cell, ABSENT in `values`, `ranks` and `forced` where the cell is no state. A *block*
holds whole slices side by side, one in each *lane*; `blocks` says where (see `Blocks`).

`order[b, p, lane]` tells which cell of its slice, counted from 0 as `x`, is the *p*-th best. To it is added the
`flag`, which is the number of cells in a slice, where a new class of equals begins. What is no state comes last.

Importing this package imports Numba. Numba keeps what it has compiled on disk, and does so here in a folder whose
name changes with these files: left to itself it does not notice that a function which another one calls has changed.
"""

from pathlib import Path

from excomm.machine import kept_on_disk

HERE = Path(__file__).parent
# Files whose constants are compiled into the loops.
CONSTANTS = (HERE.parent / "changes.py", HERE.parent / "reductions.py")

with kept_on_disk(HERE, constants=CONSTANTS) as FOLDER:
    from excomm.stability.loops.highest import deter, highest_improvement, highest_move
    from excomm.stability.loops.lowering import lower_to_improvements, lower_to_moves
    from excomm.stability.loops.sorting import sort_slices

__all__ = [
    "FOLDER",
    "deter",
    "highest_improvement",
    "highest_move",
    "lower_to_improvements",
    "lower_to_moves",
    "sort_slices",
]
