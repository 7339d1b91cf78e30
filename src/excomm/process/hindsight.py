"""History under the model: how surprising each step of it was, over all that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.process.calendar import days_until
from excomm.process.design import DRAWS
from excomm.process.exact import forecast
from excomm.process.forecasting import HIGH, LOW, MIDDLE, NO_OUTCOME
from excomm.process.lags import TIMES, days_by, still_waiting
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
    from excomm.process.past import StepTaken
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw

    Numbers = NDArray[np.float64]

QUARTILES = (0.25, 0.5, 0.75)


@dataclass(frozen=True, repr=False)
class Hindsight(Tabular):
    """The steps of history that changed something, as the process sees them in every draw from the priors.

    `pasts[d]` is the history in draw *d*; its steps are the same in all. `moved[d, i, t]` is the probability that
    actor *i* has moved by `times[t]`, in days. `outcome` is the one in which history left the crisis, `ended_so[d]`
    the probability that it ends in that.
    """

    space: Space
    pasts: tuple[Past, ...]
    times: Numbers
    moved: Numbers
    outcome: str
    ended_so: Numbers
    draws: tuple[int, ...]
    asked: int
    interrupted: bool
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def chances(self) -> Numbers:
        """The probability of each step, given that something changed; shape (draws, steps)."""
        return np.array([[step.chance for step in past.steps] for past in self.pasts])

    @property
    def patience(self) -> Numbers:
        """The probability that nothing changed for as long as nothing did before each step; shape (draws, steps)."""
        return np.array([[step.patience for step in past.steps] for past in self.pasts])

    @property
    def likelihoods(self) -> Numbers:
        """The natural logarithm of the likelihood of all of history, for each draw."""
        return np.array([past.likelihood for past in self.pasts])

    @property
    def likelihood(self) -> float:
        """The natural logarithm of the likelihood of history, all that is not known averaged out."""
        highest = float(self.likelihoods.max())
        if highest == float("-inf"):
            return highest
        return highest + float(np.log(np.exp(self.likelihoods - highest).mean()))

    @property
    def order(self) -> Numbers:
        """The probability that what changed changed in the order of history, for each draw."""
        return np.array([past.chance for past in self.pasts])

    @property
    def broken_off(self) -> bool:
        """Whether some step leads to a state that nothing can lead to, so that later ones are not judged."""
        return self.pasts[0].broken_off

    @property
    def barred(self) -> tuple[StepTaken, ...]:
        """The steps that no draw gives a chance, or before which none gives a chance to so long a wait."""
        seen = zip(*(past.steps for past in self.pasts), strict=True)
        return tuple(one[0] for one in seen if all(step.barred for step in one))

    def first_moves(self, actor: str) -> list[float]:
        """The days by which an actor has first moved with probability 25, 50 and 75 %; infinite beyond the end."""
        place = self.space.actors.index(actor)
        return days_by(self.times, self.moved[:, place].mean(axis=0), *QUARTILES)

    def others(self, step: int) -> tuple[tuple[str, str, float], ...]:
        """What else might have come in the place of a step: who or what, by which course, how likely on average."""
        sums: dict[tuple[str, str], float] = {}
        for past in self.pasts:
            for one in past.steps[step].alternatives:
                sums[one.what, one.course] = sums.get((one.what, one.course), 0.0) + one.chance
        ranked = sorted(sums.items(), key=lambda item: -item[1])
        return tuple((what, course, total / len(self.pasts)) for (what, course), total in ranked)

    def table(self) -> Table:
        """One row for each step: when it came, its probability and how far what is not known spreads that."""
        chances = self.chances
        mean = chances.mean(axis=0)
        low, middle, high = np.quantile(chances, [LOW, MIDDLE, HIGH], axis=0)
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
                "patience": tuple(self.patience.mean(axis=0).tolist()),
            },
            notes=self.notes,
        )


class _Seen(NamedTuple):
    past: Past
    moved: Numbers
    ended_so: float


def history(
    crisis: Crisis | Space,
    *,
    draws: int = DRAWS,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> Hindsight:
    """How surprising the path that was taken is under the model, step by step.

    For each step: the probability that, when something changed next, it was this; and that nothing would change for as
    long as nothing did. Both follow from the process alone, knowing what had happened before. Also how soon each actor
    first moves, and how likely the crisis ends as it did. `draws` are taken from the priors (1: their medians). Raises
    `InputError` where the crisis has no history.

    >>> import excomm as ex
    >>> from excomm.model.crisis import Crisis
    >>> crisis = Crisis.model_validate(
    ...     {
    ...         "crisis": "tiny",
    ...         "title": "Two roads",
    ...         "span": "1914-07-01/1914-07-10",
    ...         "actors": {"a": {"name": "A", "choice": {"rule": "script"}}},
    ...         "options": {"a.x": {"text": "x"}},
    ...         "conditions": {"war": {"text": "war"}, "peace": {"text": "peace"}},
    ...         "preferences": {"a": ["peace"]},
    ...         "events": {
    ...             "fire": {"when": "not peace", "rate": "0.1 per day", "sets": ["war"]},
    ...             "talks": {"when": "not war", "rate": "0.3 per day", "sets": ["peace"]},
    ...         },
    ...         "history": [{"on": "1914-07-04", "event": "talks", "sets": ["peace"]}],
    ...     }
    ... )
    >>> ex.history(crisis).chances.round(6).tolist()
    [[0.75]]
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    found = ask_each(
        space,
        lambda process, _draw: _seen(process),
        draws=draws,
        workers=workers,
        on_draw=on_draw,
    )
    answers = list(found.answers.values())
    return Hindsight(
        space=space,
        pasts=tuple(one.past for one in answers),
        times=_times(space),
        moved=np.array([one.moved for one in answers]),
        outcome=(*space.outcomes, NO_OUTCOME)[_ending(space, answers[0].past)],
        ended_so=np.array([one.ended_so for one in answers]),
        draws=tuple(found.answers),
        asked=found.asked,
        interrupted=found.interrupted,
        notes=(*assumed(space.crisis), *told(found)),
        provenance=provenance_of(space.crisis),
    )


def _times(space: Space) -> Numbers:
    return np.linspace(0, days_until(space.crisis), TIMES)


def _ending(space: Space, past: Past) -> int:
    """The number of the outcome in which history left the crisis; the last is that of no name."""
    return int(space.outcome[past.end])


def _seen(process: Process) -> _Seen:
    past, times = past_of(process), _times(process.scene.space)
    ending = _ending(process.scene.space, past)
    return _Seen(
        past=past,
        moved=np.array(
            [1 - still_waiting(process, actor, times) for actor in range(len(process.pace))]
        ),
        ended_so=float(forecast(process, times=2).outcomes[-1, ending]),
    )
