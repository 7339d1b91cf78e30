"""How long, and in how much memory, files are refused that are made to cost both."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.children import answer, in_child, request
from benchmarks.tables import gigabytes, seconds, table
from tests.model.hostile import CASES, outcome

# What the project promises for any file.
AIM_SECONDS, AIM_GIGABYTES = 2.0, 0.5
RUNS = 3
HEADS = ("a crisis file that is", "processor", "aim", "peak memory", "aim", "what is told first")
WIDEST = 60


def hostile_table() -> str:
    """Measure all cases, the quickest of three processes each; the slowest come first."""
    found = sorted(((_measured(name), name) for name in CASES), reverse=True)
    return table(HEADS, [_row(name, *measured) for measured, name in found])


def _measured(name: str) -> tuple[float, float, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crisis.yaml"
        CASES[name](path)
        asked = {"path": str(path)}
        runs = [in_child("benchmarks.hostile", asked) for _ in range(RUNS)]
    told = runs[0]["told"].replace(f"{folder}/", "").partition("\n")[0]
    quickest = min(run["seconds"] for run in runs)
    return quickest, max(run["bytes"] for run in runs), told or "nothing: it is sound"


def _row(name: str, taken: float, held: float, told: str) -> list[str]:
    shown = told if len(told) <= WIDEST else f"{told[:WIDEST]} …"
    aims = [seconds(AIM_SECONDS), f"{AIM_GIGABYTES} GB"]
    return [name, seconds(taken), aims[0], gigabytes(held), aims[1], shown.replace("|", r"\|")]


if __name__ == "__main__":
    answer(outcome(Path(request()["path"])))
