"""How long R, GMR, SMR and SEQ take for every state and four actors, and how much memory."""

from __future__ import annotations

import statistics

from benchmarks.children import in_child
from benchmarks.measuring import free_bytes
from benchmarks.models import Case
from benchmarks.tables import gigabytes, seconds, table

# What the project promises, on two processors: seconds and gigabytes by bits and share of infeasible codes.
AIMS = {(20, 0.0): (0.15, None), (20, 0.3): (0.25, None), (22, 0.0): (0.6, None)} | {
    (24, 0.0): (4.0, 1.5),
    (26, 0.0): (20.0, 4.0),
}
CASES = (
    Case(20, "random"),
    Case(20, "few_ties"),
    Case(20, "many_ties"),
    Case(20, "random", infeasible=0.3),
    Case(20, "few_ties", infeasible=0.3),
    Case(20, "many_ties", infeasible=0.3),
    Case(22, "random"),
    Case(22, "few_ties"),
    Case(24, "random"),
    Case(24, "few_ties"),
    Case(26, "random"),
    Case(26, "few_ties"),
)
RUNS = {20: 11, 22: 7, 24: 3, 26: 2}
# Making the rankings of the largest case takes more than solving it does.
BYTES_PER_CODE = 200
HEADS = (
    "codes",
    "preferences",
    "infeasible",
    "median",
    "quickest",
    "processor",
    "aim",
    "peak memory",
    "aim",
)


def stability_table(largest: int) -> str:
    """Measure all cases of up to 2^largest codes."""
    return table(HEADS, [_row(case) for case in CASES if case.bits <= largest])


def _row(case: Case) -> list[str]:
    named = [f"2^{case.bits}", case.preferences.replace("_", " "), f"{case.infeasible:.0%}"]
    wanted_seconds, wanted_gigabytes = AIMS.get((case.bits, case.infeasible), (None, None))
    aims = [
        "" if wanted_seconds is None else seconds(wanted_seconds),
        "" if wanted_gigabytes is None else f"{wanted_gigabytes} GB",
    ]
    if free_bytes() and free_bytes() < BYTES_PER_CODE << case.bits:
        return [*named, "left out: too little memory", "", "", aims[0], "", aims[1]]
    found = in_child("benchmarks.solving", {"case": case.as_dict(), "runs": RUNS[case.bits]})
    times = found["seconds"]
    figures = [statistics.median(times), min(times), min(found["processor"])]
    return [*named, *map(seconds, figures), aims[0], gigabytes(found["peak"]), aims[1]]
