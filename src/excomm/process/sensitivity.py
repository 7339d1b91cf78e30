"""What drives the answer: which of the things that are not known the probability of an outcome depends on most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.model.quantities import Known
from excomm.process.calendar import days_until
from excomm.process.effects import METHODS, Method, effects_of, points_of, problem_of
from excomm.process.exact import forecast
from excomm.process.forecasting import outcome_names
from excomm.process.priors import PriorAt, priors_in, quantile, with_values
from excomm.process.replicates import ask_each, parts_as, told
from excomm.process.running import check_luck
from excomm.process.settings import assumed
from excomm.process.together import places_of_outcomes
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
    from excomm.process.replicates import OnDraw, OnPart, Replicates

    Numbers = NDArray[np.float64]

# Rounds of each method: enough for a first ranking. A round solves one process more than there are priors (Morris,
# Shapley), or two more (Sobol).
ROUNDS: dict[Method, int] = {"morris": 5, "sobol": 64, "shapley": 32}
FEWEST_ROUNDS, MOST_ROUNDS = 2, 10_000
# The ends of a prior between which one answer is compared with another, all else at its median.
LOW, HIGH = 0.05, 0.95
# The very ends of a prior may be infinite, so that they are left out. Morris stands on them in a third of its points.
MARGIN: dict[Method, float] = {"morris": 0.01, "sobol": 1e-6, "shapley": 1e-6}


@dataclass(frozen=True)
class Driver:
    """One prior, and how the probability of an outcome depends on it.

    `effect` is by how much it moves the probability by the measure of the method, give or take `error` (95 %):
    the mean of absolute elementary effects over its whole range (Morris), the share of the variance with all
    interactions (Sobol, total), or the share with interactions split evenly (Shapley). `alone` is the share of the
    variance that it explains alone (Sobol only). `low` and `high` are the probabilities with the prior at its 5 % and
    95 % points `at_low` and `at_high`, all else at the median; not a number where choices do not settle there.
    """

    name: str
    effect: float
    error: float
    alone: float | None
    low: float
    high: float
    at_low: Known
    at_high: Known


@dataclass(frozen=True, repr=False)
class Sensitivity(Tabular):
    """The priors of a crisis in the order of their effect on the probability of an outcome.

    `central` is that probability with every prior at its median. `evaluations` is how many processes were solved,
    `counted` how many of the rounds were whole and are in the answer.
    """

    space: Space
    outcome: str
    method: Method
    rounds: int
    drivers: tuple[Driver, ...]
    counted: int
    seed: int
    days: float
    central: float
    evaluations: int
    interrupted: bool
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
    on_part: OnPart[Sensitivity] | None = None,
) -> Sensitivity:
    """Rank what is not known about a crisis by how far the probability of an outcome depends on it.

    `method` is morris (elementary effects [morris1991], the cheapest), sobol (first-order and total shares of the
    variance [sobol2001; saltelli2010]) or shapley (Shapley effects [owen2014; goda2021]), all by SALib [herman2017];
    `rounds` is its number of trajectories or base samples. The outcome is the first of the file if none is named; it
    may be any of several, as in "war or nuclear_war". Every evaluation solves the process exactly, so that no chance
    blurs the ranking. `on_part` is given, as processes are solved, what makes a result of those so far; before two
    rounds are whole it raises `InputError`. Raises it for unknown names too, and where the crisis has no priors.
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    places, how, number = _asked(space, outcome, method, rounds)
    check_luck(1, seed)
    priors = priors_in(space.crisis)
    if not priors:
        raise InputError(
            f"nothing in {space.crisis.crisis} is a distribution: all its quantities are known",
            remedy="write what is not known as one, as in 'rate: log-uniform(0.01, 0.3) per day'",
        )
    problem = problem_of([prior.name for prior in priors])
    ends, points = _ends(len(priors)), points_of(problem, how, number, seed)

    def probability(process: Process, _draw: int) -> float:
        return float(forecast(process, times=2).outcomes[-1, places].sum())

    def ranked(found: Replicates[float]) -> Sensitivity:
        answers = np.array([found.answers.get(row, np.nan) for row in range(found.asked)])
        try:
            effects = effects_of(problem, how, points, answers[len(ends) :], number)
        except InputError:
            if not found.interrupted:
                raise
            raise _interrupted(len(found.answers), found.asked) from None
        drivers = [
            Driver(prior.name, *effect, *_swing(answers[2 * at + 1 : 2 * at + 3]), *_range(prior))
            for at, (prior, effect) in enumerate(zip(priors, effects.figures, strict=True))
        ]
        return Sensitivity(
            space=space,
            outcome=" or ".join(outcome_names(space)[place] for place in places),
            method=how,
            rounds=number,
            counted=effects.rounds,
            seed=seed,
            days=days_until(space.crisis, until),
            drivers=tuple(sorted(drivers, key=lambda one: -one.effect)),
            central=float(answers[0]),
            evaluations=len(found.answers),
            interrupted=found.interrupted,
            notes=(*assumed(space.crisis), *told(found)),
            provenance=provenance_of(space.crisis),
        )

    found = ask_each(
        space,
        probability,
        crises=[_at(space.crisis, priors, row, MARGIN[how]) for row in np.vstack([ends, points])],
        until=until,
        workers=workers,
        on_draw=on_draw,
        on_part=parts_as(ranked, on_part),
    )
    return ranked(found)


def _interrupted(done: int, of: int) -> InputError:
    return InputError(
        f"interrupted after {done} of {of} processes, before two rounds were whole: nothing can be ranked yet",
        remedy="let it run longer, or vary fewer quantities: give some of them a number",
    )


def _swing(answers: Numbers) -> tuple[float, float]:
    return float(answers[0]), float(answers[1])


def _range(prior: PriorAt) -> tuple[Known, Known]:
    low, high = quantile(prior.prior, np.array([LOW, HIGH])).tolist()
    dimension = prior.prior.dimension
    return Known(low, dimension, f"{low:g}"), Known(high, dimension, f"{high:g}")


def _asked(
    space: Space, outcome: str | None, method: str, rounds: int | None
) -> tuple[list[int], Method, int]:
    places = [0] if outcome is None else places_of_outcomes(outcome, outcome_names(space))
    how = next((one for one in METHODS if one == method), None)
    if how is None:
        raise InputError(f"there is no method '{method}'", remedy=f"known: {', '.join(METHODS)}")
    number = ROUNDS[how] if rounds is None else rounds
    if not FEWEST_ROUNDS <= number <= MOST_ROUNDS:
        raise InputError(
            f"{number} rounds cannot be done", remedy=f"ask for {FEWEST_ROUNDS} to {MOST_ROUNDS:,}"
        )
    if how == "sobol" and number & (number - 1):
        raise InputError(
            f"Sobol's sequence is not balanced in {number} rounds",
            remedy=f"ask for a power of 2, as {1 << number.bit_length()}",
        )
    return places, how, number


def _ends(priors: int) -> Numbers:
    """All at their medians; then each alone at its low end, and at its high end."""
    rows = np.full((2 * priors + 1, priors), 0.5)
    for prior in range(priors):
        rows[2 * prior + 1, prior] = LOW
        rows[2 * prior + 2, prior] = HIGH
    return rows


def _at(crisis: Crisis, priors: Sequence[PriorAt], row: Numbers, margin: float) -> Crisis:
    inside = np.clip(row, margin, 1 - margin)
    values = {path: float(quantile(prior, inside[at])) for at, (path, prior) in enumerate(priors)}
    return with_values(crisis, values)
