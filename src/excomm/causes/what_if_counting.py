"""What pairs of worlds come to, outcome by outcome and path by path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.necessity import Causation, necessity, sufficiency
from excomm.causes.what_if_pairs import Pairs, paired_interval, variance_ratio
from excomm.process.forecasting import HIGH, LOW, MIDDLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Contrast:
    """One outcome in two worlds: its probability as it `was`, as it `would` have been, and the `difference`.

    `low` and `high` are the 95 % interval that chance leaves to the difference in so many pairs of runs; where it was
    computed, they are the difference. `spread` holds the 5 %, 50 % and 95 % quantiles of the difference over draws of
    what is not known, with the chance of few runs in it; `unknown` is the standard deviation that is left over draws
    once that chance is taken out, None where a draw has a single pair, so that it cannot be told. `lost` and `gained`
    count pairs in which only the one world, or only the other, ended so; without runs both are 0. `reduction` is the
    factor by which sharing luck has reduced the variance of the difference; None where no pair differs, or there are
    none.

    Of the outcome, and of its not coming about (`_of_not`): whether what was changed was needed for it, and enough.
    """

    outcome: str
    was: float
    would: float
    difference: float
    low: float
    high: float
    spread: tuple[float, float, float]
    unknown: float | None
    lost: int
    gained: int
    reduction: float | None
    necessity: Causation
    sufficiency: Causation
    necessity_of_not: Causation
    sufficiency_of_not: Causation


@dataclass(frozen=True)
class Rerouted:
    """So many runs took one path, through these outcomes, and would have taken the other."""

    was: tuple[str, ...]
    would: tuple[str, ...]
    count: int


def contrasts_by_runs(pairs: Pairs, asked: Mapping[str, Sequence[int]]) -> tuple[Contrast, ...]:
    """Count outcomes in both worlds; `asked` has the places of each, or of several taken as one, by name."""
    return tuple(_counted(pairs, places, name) for name, places in asked.items())


def _counted(pairs: Pairs, places: Sequence[int], name: str) -> Contrast:
    before, after = (np.isin(runs.outcome, places) for runs in (pairs.was, pairs.would))
    was, would = (_by_draw(pairs, marks) for marks in (before, after))
    lost, gained = int((before & ~after).sum()), int((after & ~before).sum())
    low, high = paired_interval(gained, lost, pairs.count)
    share, other = float(before.mean()), float(after.mean())
    within = _by_draw(pairs, before != after) - (would - was) ** 2
    runs = np.bincount(pairs.place)
    return _contrast(
        name,
        (share, other),
        would - was,
        (low, high),
        unknown=_beyond(would - was, within, runs),
        lost=lost,
        gained=gained,
        reduction=variance_ratio(before, after, pairs.place),
        causations=_causations(
            (np.array([share]), np.array([other])), (lost, gained), (before, after)
        ),
    )


def contrasts_by_draws(
    was: Numbers, would: Numbers, asked: Mapping[str, Sequence[int]]
) -> tuple[Contrast, ...]:
    """Compare probabilities that were computed in each draw; shapes (draws, outcomes). For `asked` see above."""
    nobody: Marks = np.zeros(0, np.bool_)
    found = []
    for name, places in asked.items():
        before, after = (
            np.minimum(chances[:, [*places]].sum(axis=1), 1) for chances in (was, would)
        )
        shares = float(before.mean()), float(after.mean())
        difference = shares[1] - shares[0]
        found.append(
            _contrast(
                name,
                shares,
                after - before,
                (difference, difference),
                unknown=_deviation(after - before),
                lost=0,
                gained=0,
                reduction=None,
                causations=_causations((before, after), (0, 0), (nobody, nobody)),
            )
        )
    return tuple(found)


def _contrast(
    name: str,
    shares: tuple[float, float],
    differences: Numbers,
    interval: tuple[float, float],
    *,
    unknown: float | None,
    lost: int,
    gained: int,
    reduction: float | None,
    causations: tuple[Causation, Causation, Causation, Causation],
) -> Contrast:
    was, would = shares
    low, middle, high = np.quantile(differences, [LOW, MIDDLE, HIGH]).tolist()
    return Contrast(
        name,
        was,
        would,
        would - was,
        *interval,
        (low, middle, high),
        unknown,
        lost,
        gained,
        reduction,
        *causations,
    )


def _causations(
    chances: tuple[Numbers, Numbers], counts: tuple[int, int], marks: tuple[Marks, Marks]
) -> tuple[Causation, Causation, Causation, Causation]:
    """Needed and enough for the outcome; needed and enough for its not coming about."""
    (was, would), (lost, gained), (before, after) = chances, counts, marks
    return (
        necessity(lost, int(before.sum()), was, would),
        sufficiency(lost, int((~after).sum()), was, would),
        necessity(gained, int((~before).sum()), 1 - was, 1 - would),
        sufficiency(gained, int(after.sum()), 1 - was, 1 - would),
    )


def rerouted(pairs: Pairs, outcomes: Sequence[str]) -> tuple[Rerouted, ...]:
    """From which paths to which others runs would have gone, most frequent first."""
    was, would = pairs.paths
    moved, number = was != would, len(pairs.ways)
    flows, counts = np.unique(was[moved] * number + would[moved], return_counts=True)
    names = [tuple(outcomes[place] for place in way) for way in pairs.ways]
    order = np.argsort(-counts, kind="stable")
    return tuple(
        Rerouted(names[flows[at] // number], names[flows[at] % number], int(counts[at]))
        for at in order
    )


def _by_draw(pairs: Pairs, marks: Marks) -> Numbers:
    """The share of the pairs of each draw that are marked."""
    share: Numbers = np.bincount(pairs.place, marks) / np.bincount(pairs.place)
    return share


def _beyond(differences: Numbers, within: Numbers, runs: NDArray[np.int64]) -> float | None:
    """The standard deviation of differences over draws beyond what chance makes of it; None if it cannot be told.

    `within` is the variance among the pairs of each draw, and `runs` how many there are.
    """
    if (runs < 2).any():  # noqa: PLR2004 - one pair has no variance
        return None
    chance = float((within / (runs - 1)).mean())
    return float(np.sqrt(max(_deviation(differences) ** 2 - chance, 0.0)))


def _deviation(differences: Numbers) -> float:
    """The standard deviation over draws; none where there is but one."""
    return float(differences.std(ddof=1)) if differences.size > 1 else 0.0
