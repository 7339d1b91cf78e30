"""Measure this machine: `python -m benchmarks`, from the root of the repository."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.asking import asking_table
from benchmarks.causing import causing_table
from benchmarks.forecasting import forecasting_table
from benchmarks.gmcr_py import gmcr_py_table
from benchmarks.hostile import hostile_table
from benchmarks.measuring import machine
from benchmarks.opening import opening_table
from benchmarks.racing import racing_table
from benchmarks.rare import rare_table
from benchmarks.stability import stability_table
from benchmarks.starting import starting_table
from benchmarks.twins import twins_table
from benchmarks.what_if import what_if_table

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    """Print each part as soon as it is measured; keep all of it in RESULTS.md if asked to."""
    asked = _arguments()
    parts: list[tuple[str, Callable[[], str]]] = [
        ("Time and memory", lambda: stability_table(asked.largest)),
        ("Against the plain twins, in the same run", twins_table),
        ("Getting ready", starting_table),
        ("Refusing hostile files", hostile_table),
        ("A probability near 10^-8", rare_table),
        ("Decisions a second", racing_table),
        ("Exact probabilities of a million states", forecasting_table),
        ("A million pairs of runs with the same luck", what_if_table),
        ("Causes among twenty choices, shares of twelve players", causing_table),
        ("Claims found for questions", asking_table),
        ("Opening the browser app", opening_table),
    ]
    if asked.gmcr_py:
        parts.append(("Against gmcr-py", lambda: gmcr_py_table(asked.gmcr_py)))
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    written = [f"# Measured on {now}", machine()]
    print("\n\n".join(written), flush=True)
    for title, measure in parts:
        print(f"\n## {title}\n", flush=True)
        found = measure()
        print(found, flush=True)
        written += [f"## {title}", found]
    if asked.write:
        RESULTS.write_text("\n\n".join(written) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--largest", type=int, default=26, metavar="BITS", help="leave out larger cases"
    )
    parser.add_argument(
        "--gmcr-py", type=Path, metavar="PATH", help="a checkout of gmcr-py to compare with"
    )
    parser.add_argument("--write", action="store_true", help="keep the figures in RESULTS.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
