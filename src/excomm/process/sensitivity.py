"""What drives the answer: which of the things that are not known the probability of an outcome depends on most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from excomm.errors import InputError
from excomm.process.exact import forecast
from excomm.process.forecasting import outcome_names
from excomm.process.priors import PriorAt, priors_in, quantile, with_values
from excomm.process.replicates import ask_each, told
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw

    Numbers = NDArray[np.float64]

Method = Literal["morris", "sobol", "shapley"]
METHODS: tuple[Method, ...] = get_args(Method)
# Rounds of each method: enough for a first ranking in a minute or so of a crisis with forty priors.
ROUNDS: dict[Method, int] = {"morris": 8, "sobol": 32, "shapley": 16}
FEWEST_ROUNDS, MOST_ROUNDS = 2, 10_000
# The ends of a prior between which one answer is compared with another, all else at its median.
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True)
class Driver:
    """One prior, and how the probability of an outcome depends on it.

    `effect` is by how much it moves the probability by the measure of the method, give or take `error` (95 %):
    the mean of absolute elementary effects over its whole range (Morris), the share of the variance with all
    interactions (Sobol, total), or the share with interactions split evenly (Shapley). `alone` is the share of the
    variance that it explains alone (Sobol only). `low` and `high` are the probabilities with the prior at its 5 % and
    95 % points, all else at the median.
    """

    name: str
    effect: float
    error: float
    alone: float | None
    low: float
    high: float


@dataclass(frozen=True)
class Sensitivity(Tabular):
    """The priors of a crisis in the order of their effect on the probability of an outcome.

    `central` is that probability with every prior at its median. `evaluations` is how many processes were solved.
    """

    space: Space
    outcome: str
    method: Method
    rounds: int
    drivers: tuple[Driver, ...]
    central: float
    evaluations: int
    notes: tuple[str, ...]
    provenance: Provenance

    def table(self) -> Table:
        """One row for each prior, the one with the largest effect first."""
        columns: dict[str, tuple[Any, ...]] = {
            "prior": tuple(one.name for one in self.drivers),
            "effect": tuple(one.effect for one in self.drivers),
            "error": tuple(one.error for one in self.drivers),
        }
        if self.method == "sobol":
            columns["alone"] = tuple(one.alone for one in self.drivers)
        columns["at its 5 %"] = tuple(one.low for one in self.drivers)
        columns["at its 95 %"] = tuple(one.high for one in self.drivers)
        title = f"What drives the probability of {self.outcome} in {self.space.crisis.title}"
        return Table(title, columns, notes=self.notes)


def sensitivity(
    crisis: Crisis | Space,
    *,
    outcome: str | None = None,
    method: str = "morris",
    rounds: int | None = None,
    seed: int = 0,
    until: str | float | None = None,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> Sensitivity:
    """Rank what is not known about a crisis by how far the probability of an outcome depends on it.

    `method` is morris (elementary effects [morris1991], the cheapest), sobol (first-order and total shares of the
    variance [sobol2001; saltelli2010]) or shapley (Shapley effects [owen2014; goda2021]), all by SALib [herman2017];
    `rounds` is its number of trajectories or base samples. The outcome is the first of the file if none is named.
    Every evaluation solves the process exactly, so that no chance blurs the ranking. Raises `InputError` for unknown
    names, and where the crisis has no priors.
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    place, how, number = _asked(space, outcome, method, rounds)
    priors = priors_in(space.crisis)
    if not priors:
        raise InputError(
            f"nothing in {space.crisis.crisis} is a distribution: all its quantities are known",
            remedy="write what is not known as one, as in 'rate: log-uniform(0.01, 0.3) per day'",
        )
    names = [prior.name for prior in priors]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    points = _points(problem, how, number, seed)
    ends = _ends(len(names))
    crises = [_at(space.crisis, priors, row) for row in np.vstack([ends, points])]

    def probability(process: Process, _draw: int) -> float:
        return float(forecast(process, times=2).outcomes[-1, place])

    found = ask_each(
        space, probability, crises=crises, until=until, workers=workers, on_draw=on_draw
    )
    answers = np.array([found.answers.get(row, np.nan) for row in range(len(crises))])
    effects = _effects(problem, how, points, answers[len(ends) :], number)
    drivers = [
        Driver(name, *effect, float(answers[2 * at + 1]), float(answers[2 * at + 2]))
        for at, (name, effect) in enumerate(zip(names, effects, strict=True))
    ]
    return Sensitivity(
        space=space,
        outcome=outcome_names(space)[place],
        method=how,
        rounds=number,
        drivers=tuple(sorted(drivers, key=lambda one: -one.effect)),
        central=float(answers[0]),
        evaluations=len(found.answers),
        notes=tuple(told(found)),
        provenance=provenance_of(space.crisis),
    )


def _asked(
    space: Space, outcome: str | None, method: str, rounds: int | None
) -> tuple[int, Method, int]:
    known = outcome_names(space)
    if outcome is not None and outcome not in known:
        raise InputError(f"there is no outcome '{outcome}'", remedy=f"known: {', '.join(known)}")
    how = next((one for one in METHODS if one == method), None)
    if how is None:
        raise InputError(f"there is no method '{method}'", remedy=f"known: {', '.join(METHODS)}")
    number = ROUNDS[how] if rounds is None else rounds
    if not FEWEST_ROUNDS <= number <= MOST_ROUNDS:
        raise InputError(
            f"{number} rounds cannot be done", remedy=f"ask for {FEWEST_ROUNDS} to {MOST_ROUNDS:,}"
        )
    return known.index(outcome) if outcome else 0, how, number


def _ends(priors: int) -> Numbers:
    """All at their medians; then each alone at its low end, and at its high end."""
    rows = np.full((2 * priors + 1, priors), 0.5)
    for prior in range(priors):
        rows[2 * prior + 1, prior] = LOW
        rows[2 * prior + 2, prior] = HIGH
    return rows


def _at(crisis: Crisis, priors: Sequence[PriorAt], row: Numbers) -> Crisis:
    # The very ends of a prior may be infinite; its outermost hundredths are left out.
    inside = np.clip(row, 0.01, 0.99)
    values = {path: float(quantile(prior, inside[at])) for at, (path, prior) in enumerate(priors)}
    return with_values(crisis, values)


def _points(problem: dict[str, Any], method: Method, rounds: int, seed: int) -> Numbers:
    points: Numbers
    if method == "morris":
        from SALib.sample import morris

        points = morris.sample(problem, rounds, num_levels=4, seed=seed)
    elif method == "sobol":
        from SALib.sample import sobol

        points = sobol.sample(problem, rounds, calc_second_order=False, seed=seed)
    else:
        from SALib.sample import shapley

        points = shapley.sample(problem, rounds, seed=seed)
    return points


def _effects(
    problem: dict[str, Any], method: Method, points: Numbers, answers: Numbers, rounds: int
) -> list[tuple[float, float, float | None]]:
    """The effect of each prior, its error, and what it explains alone where the method tells."""
    # A round in which some answer is missing is left out whole.
    size = len(points) // rounds
    whole = ~np.isnan(answers.reshape(rounds, size)).any(axis=1)
    if whole.sum() < FEWEST_ROUNDS:
        raise InputError(
            "choices did not settle in almost every round", remedy="ask for more rounds"
        )
    points = points.reshape(rounds, size, -1)[whole].reshape(-1, points.shape[1])
    answers = answers.reshape(rounds, size)[whole].ravel()
    if method == "morris":
        from SALib.analyze import morris

        found = morris.analyze(problem, points, answers, num_levels=4, seed=0)
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
