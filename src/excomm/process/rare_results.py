"""What was found out about a rare outcome."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.rare_estimates import Estimate
    from excomm.space.provenance import Provenance
    from excomm.space.space import Space

# With fewer effective runs, in number or as a share of all, weights are too uneven for their interval to be believed.
FEWEST_EFFECTIVE, LEAST_SHARE = 100, 0.01
# An interval wider than this, its high end over its low one, is called wide.
WIDE = 2.5


@dataclass(frozen=True, repr=False)
class RareOutcome(Tabular):
    """How likely a rare outcome is, by one or two methods; print it for a summary.

    It is asked for the probability of ending in the `outcome` within `days`, over draws from the priors; of 1 draw
    they have their medians. `draws` is how many were done: as many as were `asked` for, unless it was `interrupted`
    or choices did not settle in some. `notes` say what a reader must know about the answer.
    """

    space: Space
    outcome: str
    estimates: tuple[Estimate, ...]
    draws: int
    asked: int
    interrupted: bool
    seed: int
    days: float
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def best(self) -> Estimate:
        """The estimate to quote: of those not in doubt, if there are any, that with the narrowest interval."""
        sound = [one for one in self.estimates if not _doubt(one)] or self.estimates
        return min(sound, key=lambda one: one.high / one.low if one.low > 0 else np.inf)

    def table(self) -> Table:
        """One row for each method."""
        return Table(
            f"{self.outcome}: {self.space.crisis.title}",
            {
                "method": tuple(one.method for one in self.estimates),
                "probability": tuple(one.probability for one in self.estimates),
                "low": tuple(one.low for one in self.estimates),
                "high": tuple(one.high for one in self.estimates),
                "runs": tuple(one.runs for one in self.estimates),
                "levels": tuple(one.levels for one in self.estimates),
                "effective_runs": tuple(one.effective_runs for one in self.estimates),
            },
            self.notes,
        )

    def __str__(self) -> str:
        lines = [f"{self.space.crisis.title}: {self.outcome} within {self.days:g} days"]
        lines += [
            f"  by {one.method}: {one.probability:.3g} ({one.low:.3g} to {one.high:.3g})"
            for one in self.estimates
        ]
        return "\n".join([*lines, *(f"  {note}" for note in self.notes)])


def doubts(estimates: Sequence[Estimate]) -> tuple[str, ...]:
    """What a reader must know of estimates before believing them, in words."""
    if any(one.impossible for one in estimates):
        return ("no way leads there from the start: its probability is 0",)
    found = [_doubt(one) for one in estimates]
    for one, other in combinations(estimates, 2):
        if one.high < other.low or other.high < one.low:
            found.append("the methods differ by more than chance allows for: ask for more runs")
    return tuple(doubt for doubt in found if doubt)


def _doubt(one: Estimate) -> str:
    if one.probability == 0 and one.logarithm > -np.inf:
        power = one.logarithm / np.log(10)
        return f"by {one.method} it is about 10 to the power of {power:.0f}, too small for a number"
    if one.probability == 0:
        return f"by {one.method} nothing got there, so that nothing is known: ask for more runs"
    fewest = max(FEWEST_EFFECTIVE, LEAST_SHARE * one.runs)
    if one.effective_runs is not None and one.effective_runs < fewest:
        return (
            f"by {one.method} only {one.effective_runs:.0f} runs count, too few to believe the interval: "
            "ask for more runs"
        )
    if one.high > WIDE * one.low:
        return f"by {one.method} the interval is wide: ask for more runs"
    return ""
