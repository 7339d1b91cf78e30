"""The designs and measures of sensitivity analysis, by SALib [herman2017]: the only file that knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from excomm.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Method = Literal["morris", "sobol", "shapley"]
METHODS: tuple[Method, ...] = get_args(Method)
# Two rounds at least give an error.
FEWEST_WHOLE = 2
LEVELS = 4


@dataclass(frozen=True)
class Effects:
    """For each input its effect, its error (95 %), and what it explains alone; and how many rounds that rests on."""

    figures: tuple[tuple[float, float, float | None], ...]
    rounds: int


def problem_of(names: Sequence[str]) -> dict[str, Any]:
    """The inputs as SALib wants them: every prior as the probability below which it lies, from 0 to 1."""
    return {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}


def points_of(problem: dict[str, Any], method: Method, rounds: int, seed: int) -> Numbers:
    """Where a method wants the answer: a row for each point, a column for each input; rounds follow each other."""
    points: Numbers
    if method == "morris":
        from SALib.sample import morris

        points = morris.sample(problem, rounds, num_levels=LEVELS, seed=seed)
    elif method == "sobol":
        from SALib.sample import sobol

        points = sobol.sample(problem, rounds, calc_second_order=False, seed=seed)
    else:
        from SALib.sample import shapley

        points = shapley.sample(problem, rounds, seed=seed)
    return points


def effects_of(
    problem: dict[str, Any], method: Method, points: Numbers, answers: Numbers, rounds: int
) -> Effects:
    """What the answers at these points say; a round in which some answer is missing (NaN) is left out whole."""
    size = len(points) // rounds
    whole = ~np.isnan(answers.reshape(rounds, size)).any(axis=1)
    if whole.sum() < FEWEST_WHOLE:
        raise InputError(
            "fewer than two rounds have all their answers",
            remedy="let it run longer, or ask for more rounds",
        )
    points = points.reshape(rounds, size, -1)[whole].reshape(-1, points.shape[1])
    answers = answers.reshape(rounds, size)[whole].ravel()
    if not np.ptp(answers):
        # Nothing matters: SALib would divide by a variance of zero.
        none = (0.0, 0.0, 0.0 if method == "sobol" else None)
        return Effects((none,) * problem["num_vars"], int(whole.sum()))
    return Effects(tuple(_measured(problem, method, points, answers)), int(whole.sum()))


def _measured(
    problem: dict[str, Any], method: Method, points: Numbers, answers: Numbers
) -> list[tuple[float, float, float | None]]:
    if method == "morris":
        from SALib.analyze import morris

        found = morris.analyze(problem, points, answers, num_levels=LEVELS, seed=0)
        return _without_alone(found["mu_star"], found["mu_star_conf"])
    if method == "sobol":
        from SALib.analyze import sobol

        found = sobol.analyze(problem, answers, calc_second_order=False, seed=0)
        figures = zip(found["ST"], found["ST_conf"], found["S1"], strict=True)
        return [(float(total), float(error), float(alone)) for total, error, alone in figures]
    from SALib.analyze import shapley

    found = shapley.analyze(problem, points, answers)
    return _without_alone(found["shapley_normalized"], found["shapley_normalized_conf"])


def _without_alone(effects: Numbers, errors: Numbers) -> list[tuple[float, float, float | None]]:
    return [(float(one), float(error), None) for one, error in zip(effects, errors, strict=True)]
