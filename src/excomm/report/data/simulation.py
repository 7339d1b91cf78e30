"""Many runs of a crisis as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.forecasting import HIGH, LOW, MIDDLE
from excomm.report.data.story import close_calls_data
from excomm.report.text.simulation import first_passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.paths_taken import Frequency, PathTaken
    from excomm.process.simulating import Simulation
    from excomm.report.story import Story

# First-passage curves are given at so many times, paths as far as they are frequent.
TIMES = 73
MOST_PATHS = 20


def simulation_data(
    found: Simulation, *, variants: Sequence[str], stories: Sequence[Story] = ()
) -> dict[str, Any]:
    """Return a simulation for JSON.

    `outcomes` has for each outcome its share of the runs, the 95 % interval that chance leaves, and the count;
    `by_draw` the quantiles of its share over draws, in which what is not known and chance are both. `together` has the
    same for several outcomes taken as one, as far as these were asked for, with the paths that led there and
    in how many of the runs looked at who or what was the last to `set_off` the outcome. `first_passage` has
    the median day on which it was first reached by those runs that reached it, and the share that had by each of
    `at_days`. `runs` were done of `asked`. The close calls of `stories` are listed one by one.
    """
    data: dict[str, Any] = {
        "crisis": found.space.crisis.crisis,
        "title": found.space.crisis.title,
        "variants": list(variants),
        "runs": found.count,
        "asked": found.asked,
        "interrupted": found.interrupted,
        "seed": found.seed,
        "days": found.days,
        "draws": found.draws,
        "outcomes": {outcome: _share(found.frequency(outcome)) for outcome in found.outcomes},
        "by_draw": {outcome: _quantiles(found, outcome) for outcome in found.outcomes},
        "together": {
            several: _share(found.frequency(several))
            | {
                "by_draw": _quantiles(found, several),
                "set_off": dict(found.set_off(several)),
                "paths": _paths(found.paths_to(several)),
            }
            for several in found.together
        },
        "close_calls": {event: _close(found, event) for event in found.space.crisis.events},
        "mean_days": float(found.runs.days.mean()),
        "paths": _paths(found.paths),
        "at_days": _at(found).tolist(),
        "first_passage": {outcome: _passage(found, outcome) for outcome in found.outcomes},
    }
    if stories:
        data["close_calls_by_run"] = close_calls_data(stories)
    return data | {
        "notes": list(found.notes),
        "table": found.table().to_data(),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def _paths(paths: Sequence[PathTaken]) -> list[dict[str, Any]]:
    return [
        {"outcomes": list(path.outcomes), **_share(path.frequency), "example": path.example}
        for path in paths[:MOST_PATHS]
    ]


def _at(found: Simulation) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.linspace(0, found.days, TIMES)


def _share(one: Frequency) -> dict[str, Any]:
    return {
        "probability": one.probability,
        "low": one.low,
        "high": one.high,
        "count": one.count,
    }


def _quantiles(found: Simulation, outcome: str) -> dict[str, float]:
    low, middle, high = np.quantile(found.by_draw(outcome), [LOW, MIDDLE, HIGH]).tolist()
    return {"low": low, "median": middle, "high": high}


def _close(found: Simulation, event: str) -> dict[str, Any]:
    counts = found.close_calls(event)
    return {
        "count": int(counts.sum()),
        "per_run": float(counts.mean()),
        "runs_with": int((counts > 0).sum()),
    }


def _passage(found: Simulation, outcome: str) -> dict[str, Any]:
    share, median = first_passage(found, outcome)
    return {
        "median_day": median,
        "share": share,
        "by_day": found.reached(outcome, _at(found)).tolist(),
    }
