"""History under the model: how surprising each step of it was, over all that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.design import DRAWS
from excomm.process.forecasting import HIGH, LOW, MIDDLE
from excomm.process.lags import first_moves_by
from excomm.process.past import Past, past_of
from excomm.process.replicates import ask_each, told
from excomm.process.settings import assumed
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw

    Numbers = NDArray[np.float64]

QUARTILES = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Hindsight(Tabular):
    """The steps of history that changed something, as the process sees them in every draw from the priors.

    `pasts[d]` is the history in draw *d*; its steps are the same in all. `lags[d, i]` are the days by which actor *i*
    has first moved with probability 25, 50 and 75 %, infinite beyond the end of the span.
    """

    space: Space
    pasts: tuple[Past, ...]
    lags: Numbers
    draws: tuple[int, ...]
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def chances(self) -> Numbers:
        """The probability of each step, given that something changed; shape (draws, steps)."""
        return np.array([[step.chance for step in past.steps] for past in self.pasts])

    @property
    def likelihoods(self) -> Numbers:
        """The natural logarithm of the likelihood of all of history, for each draw."""
        return np.array([past.likelihood for past in self.pasts])

    def table(self) -> Table:
        """One row for each step: when it came, its probability and how far what is not known spreads that."""
        chances = self.chances
        mean = chances.mean(axis=0)
        low, middle, high = np.quantile(chances, [LOW, MIDDLE, HIGH], axis=0)
        patience = np.mean([[step.patience for step in past.steps] for past in self.pasts], axis=0)
        steps = self.pasts[0].steps
        with np.errstate(divide="ignore"):
            bits = -np.log2(mean)
        return Table(
            f"The steps of {self.space.crisis.title}, as the model sees them",
            {
                "step": tuple(step.number for step in steps),
                "day": tuple(round(step.day, 2) for step in steps),
                "what": tuple(step.text for step in steps),
                "probability": tuple(mean.tolist()),
                "low": tuple(low.tolist()),
                "median": tuple(middle.tolist()),
                "high": tuple(high.tolist()),
                "bits": tuple(bits.tolist()),
                "waited": tuple(round(step.waited, 2) for step in steps),
                "patience": tuple(patience.tolist()),
            },
            notes=self.notes,
        )


def history(
    crisis: Crisis | Space,
    *,
    draws: int = DRAWS,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> Hindsight:
    """How surprising the path that was taken is under the model, step by step.

    For each step: the probability that, when something changed next, it was this; and that nothing would change for as
    long as nothing did. Both follow from the process alone, knowing what had happened before. Raises `InputError`
    where the crisis has no history.
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    found = ask_each(
        space, lambda process, _draw: _seen(process), draws=draws, workers=workers, on_draw=on_draw
    )
    answers = list(found.answers.values())
    return Hindsight(
        space=space,
        pasts=tuple(past for past, _ in answers),
        lags=np.array([lags for _, lags in answers]),
        draws=tuple(found.answers),
        notes=(*assumed(space.crisis), *told(found)),
        provenance=provenance_of(space.crisis),
    )


def _seen(process: Process) -> tuple[Past, list[list[float]]]:
    actors = range(len(process.pace))
    lags = [first_moves_by(process, actor, *QUARTILES) for actor in actors]
    return past_of(process), lags
