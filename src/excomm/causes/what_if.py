"""What if: the same crisis with the same luck, but for what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from excomm.causes.interventions_applying import asked_for
from excomm.causes.interventions_doubts import doubts_about
from excomm.causes.what_if_working import About, Work, by_computing, by_running
from excomm.causes.worlds import worlds_of
from excomm.errors import InputError
from excomm.model.names import did_you_mean
from excomm.process.calendar import days_until
from excomm.process.design import DRAWS
from excomm.process.forecasting import outcome_names
from excomm.process.replicates import parts_as
from excomm.process.running import check_luck
from excomm.process.settings import assumed
from excomm.process.simulating import MOST_RUNS, RUNS, SEED
from excomm.process.together import places_of_outcomes
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from excomm.causes.interventions import Intervention
    from excomm.causes.what_if_counting import Contrast, Rerouted
    from excomm.causes.what_if_pairs import Pairs
    from excomm.causes.what_if_working import Findings
    from excomm.causes.worlds import Worlds
    from excomm.model.crisis import Crisis
    from excomm.process.replicates import OnDraw, OnPart

    Numbers = NDArray[np.float64]

Method = Literal["runs", "exact"]
METHODS: tuple[Method, ...] = get_args(Method)


@dataclass(frozen=True, repr=False)
class WhatIf(Tabular):
    """How a crisis would have come out had something been otherwise, against how it did.

    `contrasts` has one entry for each outcome asked about. `differences[d, o]` is by how much the probability of
    outcome *o* of all `outcomes` would have changed in draw *d* of those done. `rerouted` are the paths
    that runs were on, and those that they would have been on instead, most frequent first. `pairs` are the runs
    themselves, in both worlds; None where it was computed without runs.
    """

    was: Space
    would: Space
    interventions: tuple[Intervention, ...]
    anticipated: bool
    method: Method
    outcomes: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    differences: Numbers
    rerouted: tuple[Rerouted, ...]
    pairs: Pairs | None
    draws: tuple[int, ...]
    asked: int
    interrupted: bool
    seed: int
    days: float
    notes: tuple[str, ...]
    provenance: Provenance

    def contrast(self, outcome: str) -> Contrast:
        """What became of one outcome."""
        known = [one.outcome for one in self.contrasts]
        if outcome not in known:
            raise InputError(
                f"nothing was asked about '{outcome}'",
                remedy=did_you_mean(outcome, known) or f"known: {', '.join(known)}",
            )
        return self.contrasts[known.index(outcome)]

    def table(self) -> Table:
        """One row for each outcome: its probability in both worlds, and the difference with its interval."""
        rows = self.contrasts
        return Table(
            f"What if, of {self.was.crisis.title}",
            {
                "outcome": tuple(row.outcome for row in rows),
                "was": tuple(row.was for row in rows),
                "would": tuple(row.would for row in rows),
                "difference": tuple(row.difference for row in rows),
                "low": tuple(row.low for row in rows),
                "high": tuple(row.high for row in rows),
                "lost": tuple(row.lost for row in rows),
                "gained": tuple(row.gained for row in rows),
            },
            notes=self.notes,
        )


def what_if(
    crisis: Crisis | Space,
    interventions: Intervention | Sequence[Intervention],
    *,
    outcome: str | None = None,
    runs: int = RUNS,
    seed: int = SEED,
    draws: int = DRAWS,
    until: str | float | None = None,
    anticipated: bool = False,
    method: Method = "runs",
    workers: int | None = None,
    on_draw: OnDraw | None = None,
    on_part: OnPart[WhatIf] | None = None,
) -> WhatIf:
    """How a crisis would have come out had something been otherwise, all else and all luck being the same.

    Each of `runs` runs is done twice: as it was, and with the `interventions`. Every random number belongs to what it
    decides, so that the two differ only where the change makes a difference [oberst2019]. Unless it was
    `anticipated`, nobody foresaw it: everybody chooses as before, whoever has been changed in mind aside. With
    `method="exact"` probabilities are computed, without runs; then there are no pairs. `outcome` asks about one only,
    or about several as one, as in "war or nuclear_war". As draws are done, `on_part` is given what makes the answer of
    those done so far.

    Raises `InputError` as `intervene` does, where nothing is to be otherwise, and where there is no such outcome.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Forbid
    >>> found = ex.what_if(ex.load("chicken"), Forbid("first.swerve"), runs=1000, seed=7)
    >>> contrast = found.contrast("both_swerve")
    >>> contrast.would, contrast.lost > 200, contrast.gained
    (0.0, True, 0)
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    asked = asked_for(interventions)
    names = outcome_names(space)
    chosen = [outcome.strip()] if outcome is not None else [*names]
    places = {name: places_of_outcomes(name, names) for name in chosen}
    if method not in METHODS:
        raise InputError(f"there is no method '{method}'", remedy=f"known: {', '.join(METHODS)}")
    if not 1 <= runs <= MOST_RUNS:
        raise InputError(f"{runs} runs cannot be done", remedy=f"ask for 1 to {MOST_RUNS:,}")
    check_luck(runs, seed)
    worlds = worlds_of(
        space,
        asked,
        draws=draws if method == "exact" else min(draws, runs),
        anticipated=anticipated,
    )
    days = days_until(space.crisis, until)
    about = About(names, places)

    def answer(found: Findings) -> WhatIf:
        return _answer(space, worlds, found, (names, method, seed, days))

    work = Work(worlds, days, workers, on_draw, parts_as(answer, on_part))
    exact = method == "exact"
    return answer(by_computing(work, about) if exact else by_running(work, about, runs, seed))


def _answer(
    space: Space, worlds: Worlds, found: Findings, asked: tuple[tuple[str, ...], Method, int, float]
) -> WhatIf:
    """The answer from what was found; `asked` are all outcomes, the method, the seed and the days."""
    outcomes, method, seed, days = asked
    crisis = space.crisis
    return WhatIf(
        was=space,
        would=worlds.would.scene.space,
        interventions=worlds.interventions,
        anticipated=worlds.anticipated,
        method=method,
        outcomes=outcomes,
        contrasts=found.contrasts,
        differences=found.differences,
        rerouted=found.rerouted,
        pairs=found.pairs,
        draws=found.draws,
        asked=found.asked,
        interrupted=found.interrupted,
        seed=seed,
        days=days,
        notes=(*assumed(crisis), *doubts_about(crisis, worlds.interventions), *found.notes),
        provenance=provenance_of(crisis),
    )
