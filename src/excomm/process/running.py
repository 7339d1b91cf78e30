"""Many runs of a process, the same to the bit for a seed however the work is shared out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.process.compiled import compiled
from excomm.process.loops import running as loops
from excomm.process.room import diary_of, kept_of, no_bridge, race_of
from excomm.process.tables import Tables, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.room import Diary, Kept

    Array = NDArray[Any]

MOST_SEED = (1 << 63) - 1


@dataclass(frozen=True)
class Runs:
    """What became of some runs, one entry or row each.

    `outcome` is the outcome in which a run ended, `days` when: an ending state, or the end of the time. `settled` is
    the day on which that outcome began, `reached[r, o]` that on which outcome *o* was first reached, infinite if never;
    the last outcome is that of no name. `close[r, e]` counts how often event *e* came without effect.
    `paths` holds the sequence of outcomes that it went through (see `outcomes_on`); of more than fit into a number the
    first, and the last. `decisions` counts chances to act.
    """

    first: int
    node: NDArray[np.int64]
    outcome: NDArray[np.int64]
    days: NDArray[np.float64]
    settled: NDArray[np.float64]
    reached: NDArray[np.float64]
    close: NDArray[np.int64]
    paths: NDArray[np.int64]
    decisions: NDArray[np.int64]


@dataclass(frozen=True)
class Entry:
    """Something that happened in a run: on `day`, `clock` rang (actors, events, dated changes); now at `node`.

    `detail` is the course that an actor took, or what an event came to (see `excomm.process.loops.people`).
    """

    day: float
    clock: int
    detail: int
    node: int


def run_many(
    process: Process | Tables, *, runs: int, seed: int, first: int = 0, workers: int = 1
) -> Runs:
    """Run a process so many times; the numbers of the runs count from `first`.

    Costs time linear in the runs, times the days, times the rates of all clocks.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> bool(
    ...     (
    ...         run_many(process, runs=20, seed=1).node
    ...         == run_many(process, runs=20, seed=1, workers=2).node
    ...     ).all()
    ... )
    True
    """
    check_luck(runs, seed)
    tables = process if isinstance(process, Tables) else tables_of(process)
    bounds = [first + runs * part // workers for part in range(workers + 1)]
    parts = list(zip(bounds[:-1], np.diff(bounds).tolist(), strict=True))
    if workers == 1:
        return run_some(tables, seed, first, runs)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        found = list(pool.map(lambda part: run_some(tables, seed, *part), parts))
    return joined(found)


def joined(parts: list[Runs]) -> Runs:
    """Runs of several parts as one, in their order."""
    names = [field.name for field in fields(Runs) if field.name != "first"]
    return Runs(
        parts[0].first,
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in names},
    )


def story_of(process: Process | Tables, *, run: int, seed: int) -> tuple[Entry, ...]:
    """All that happened in one run, told by running it again."""
    tables = process if isinstance(process, Tables) else tables_of(process)
    return entries_in(
        lambda diary: compiled(loops.run_all)(
            seed, run, tables, race_of(tables), kept_of(tables, 1), diary, no_bridge()
        )
    )


def entries_in(write: Callable[[Diary], int]) -> tuple[Entry, ...]:
    """What `write` writes into a diary that has room for all of it; it says how much it has written."""
    room = 1 << 12
    while True:
        diary = diary_of(room)
        logged = write(diary)
        if logged < room:
            break
        room *= 4
    rows = zip(*(part[:logged].tolist() for part in diary), strict=True)
    return tuple(Entry(*row) for row in rows)


def outcomes_on(path: int, outcomes: int) -> tuple[int, ...]:
    """The outcomes that a run with this entry in `Runs.paths` went through, of so many, as far as they were kept.

    >>> outcomes_on((2 + 1) * 6 + (4 + 1), 5)
    (2, 4)
    """
    found: list[int] = []
    while path > 0:
        path, digit = divmod(path, outcomes + 1)
        found.insert(0, digit - 1)
    return tuple(found)


def run_some(tables: Tables, seed: int, first: int, runs: int) -> Runs:
    """Run a process on one worker."""
    kept = kept_of(tables, runs)
    compiled(loops.run_all)(seed, first, tables, race_of(tables), kept, diary_of(0), no_bridge())
    return runs_of(tables, first, kept)


def runs_of(tables: Tables, first: int, kept: Kept, world: int = 0) -> Runs:
    """Runs of which this was kept, numbered from `first`, in one of the worlds."""
    parts = {name: rows[world] for name, rows in kept._asdict().items()}
    return Runs(first=first, outcome=tables.outcome[parts["node"]].astype(np.int64), **parts)


def check_luck(runs: int, seed: int) -> None:
    """Raise `InputError` for numbers of runs and seeds that cannot be."""
    if runs < 1:
        raise InputError(f"{runs} runs cannot be done", remedy="ask for one at least")
    if not 0 <= seed <= MOST_SEED:
        raise InputError(
            f"the seed {seed} is no whole number from 0 to {MOST_SEED}",
            remedy="as in 'seed 1962'",
        )
