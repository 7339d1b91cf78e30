"""How soon a million pairs of runs say what would have been otherwise, and what sharing luck is worth."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import excomm as ex
from benchmarks.measuring import undisturbed
from benchmarks.tables import seconds, table
from excomm.causes.interventions import Forbid, Intervention, Prefer, Remove, Without

if TYPE_CHECKING:
    from excomm.causes.what_if import WhatIf
    from excomm.space.space import Space

PAIRS = 1_000_000
OUTCOME = "nuclear_war"
CHANGES: list[tuple[str, list[Intervention]]] = [
    ("without Arkhipov", [Without("arkhipov")]),
    ("no stray aircraft", [Remove("stray_u2")]),
    ("no secret term", [Forbid("usa.turkey_secret")]),
    ("another wish in Washington", [Prefer("usa", "usa.air_strike")]),
]
HEADS = ("change", "pairs", "seconds", "processor", "changed", "difference", "factor")


def what_if_table() -> str:
    """Measure each change of one crisis at the medians of its priors, after a first run that loads the loops."""
    space = ex.compile_space(ex.load("cuba-1962"))
    _asked(space, CHANGES[-1][1], 100)
    rows = []
    for name, changes in CHANGES:
        with undisturbed():
            begun, used = time.perf_counter(), time.process_time()
            found = _asked(space, changes, PAIRS)
            needed, computed = time.perf_counter() - begun, time.process_time() - used
        (one,) = found.contrasts
        changed = 0.0 if found.pairs is None else float(found.pairs.changed.mean())
        rows.append(
            [
                name,
                f"{PAIRS:,}",
                seconds(needed),
                seconds(computed),
                f"{changed:.2%}",
                f"{one.difference:+.5f} ({one.low:+.5f} to {one.high:+.5f})",
                "none differ" if one.reduction is None else f"{one.reduction:.3g}",
            ]
        )
    return "\n\n".join([table(HEADS, rows), NOTE])


NOTE = (
    "Both worlds of `cuba-1962` at the medians of its priors, choices solved and carried over included; the difference"
    f" is that of {OUTCOME}, with its 95 % interval. `factor` is that by which its variance would be larger without"
    " shared luck."
)


def _asked(space: Space, changes: list[Intervention], runs: int) -> WhatIf:
    return ex.what_if(space, changes, outcome=OUTCOME, runs=runs, draws=1)
