"""Causes of the outcome of history, over all contexts that agree with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.what_if_pairs import WITHIN
from excomm.process.intervals import interval_of
from excomm.process.replicates import told
from excomm.process.settings import assumed
from excomm.space.provenance import Provenance, provenance_of
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.causes.actual import ActualCauses
    from excomm.causes.deeds import Deed
    from excomm.causes.outcomes import For
    from excomm.process.replicates import Replicates
    from excomm.space.space import Space


# Degrees that differ by less than this do so by rounding alone.
ALIKE = 1e-9


@dataclass(frozen=True)
class Judged:
    """One context of a draw: what could have been otherwise in it, and which of that were causes."""

    draw: int
    deeds: tuple[Deed, ...]
    found: ActualCauses


@dataclass(frozen=True)
class Responsible:
    """One deed of history: in what share of the contexts it was there, and was part of a cause.

    `alone` is the share in which it was a cause by itself. `responsibility` is the mean degree over all contexts, with
    its interval over draws of what is not known.
    """

    deed: Deed
    there: float
    cause: float
    alone: float
    responsibility: float
    low: float
    high: float


@dataclass(frozen=True, repr=False)
class HistoryCauses(Tabular):
    """What caused that history ended in an outcome; for a rescue, that it did not.

    `deeds` are ordered by responsibility. `together` are the causes that were found in most contexts, each with
    the share of contexts. So many `worlds` were played. In `bounded` of the `contexts` the search stopped before it was
    exhaustive: there, responsibility may be higher.
    """

    space: Space
    outcome: str
    purpose: For
    deeds: tuple[Responsible, ...]
    together: tuple[tuple[tuple[Deed, ...], float], ...]
    contexts: int
    worlds: int
    draws: int
    bounded: int
    interrupted: bool
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def exhaustive(self) -> bool:
        """Whether no cause can have been missed in any context."""
        return self.bounded == 0

    def table(self) -> Table:
        """One row for each deed: how often it was part of a cause, and its degree of responsibility."""
        rows = self.deeds
        prevented = " not" if self.purpose == "rescue" else ""
        return Table(
            f"Why {self.space.crisis.title} did{prevented} end in {self.outcome}",
            {
                "step": tuple(row.deed.step for row in rows),
                "kind": tuple(row.deed.kind for row in rows),
                "who": tuple(row.deed.who for row in rows),
                "what": tuple(row.deed.what for row in rows),
                "day": tuple(round(row.deed.day, 2) for row in rows),
                "there": tuple(row.there for row in rows),
                "cause": tuple(row.cause for row in rows),
                "alone": tuple(row.alone for row in rows),
                "responsibility": tuple(row.responsibility for row in rows),
                "low": tuple(row.low for row in rows),
                "high": tuple(row.high for row in rows),
            },
            notes=self.notes,
        )


# A deed is the same in all contexts if it is of the same step, kind and person, who may be asked about it twice.
_Key = tuple[int, str, str, str, str]


def gathered(
    space: Space, found: Replicates[list[Judged]], outcome: str, purpose: For
) -> HistoryCauses:
    """Put together what was found in all contexts of all draws."""
    judged = [one for answer in found.answers.values() for one in answer]
    first: dict[_Key, Deed] = {}
    for one in judged:
        for deed in one.deeds:
            first.setdefault(_key(deed), deed)
    tallies, draws = [_tallied(one) for one in judged], [one.draw for one in judged]
    rows = [_responsible(tallies, draws, deed) for deed in first.values()]
    return HistoryCauses(
        space=space,
        outcome=outcome,
        purpose=purpose,
        deeds=tuple(sorted(rows, key=lambda row: (-row.responsibility, row.deed.day))),
        together=_together(judged, first),
        contexts=len(judged),
        worlds=sum(one.found.evaluations for one in judged),
        draws=len(found.answers),
        bounded=sum(not one.found.exhaustive for one in judged),
        interrupted=found.interrupted,
        notes=(*assumed(space.crisis), *told(found)),
        provenance=provenance_of(space.crisis),
    )


def _key(deed: Deed) -> _Key:
    return deed.step, deed.kind, deed.who, deed.what, deed.panel


def _tallied(one: Judged) -> dict[_Key, tuple[float, bool]]:
    """Of each deed of a context, its degree of responsibility, and whether it was a cause by itself."""
    shares = one.found.responsibilities
    alone = {cause.variables[0] for cause in one.found.causes if len(cause.variables) == 1}
    named = zip(one.found.names, one.deeds, strict=True)
    return {_key(deed): (shares[name], name in alone) for name, deed in named}


def _responsible(
    tallies: Sequence[dict[_Key, tuple[float, bool]]], draws: Sequence[int], deed: Deed
) -> Responsible:
    rows = [tally.get(_key(deed)) for tally in tallies]
    shares = np.array([row[0] if row else 0.0 for row in rows])
    low, high = interval_of_mean(shares, draws)
    return Responsible(
        deed=deed,
        there=float(np.mean([row is not None for row in rows])),
        cause=float((shares > 0).mean()),
        alone=float(np.mean([row is not None and row[1] for row in rows])),
        responsibility=float(shares.mean()),
        low=low,
        high=high,
    )


def interval_of_mean(
    shares: NDArray[np.float64], draws: Sequence[int] | NDArray[np.int64]
) -> tuple[float, float]:
    """The interval of a mean: contexts of one draw are not independent, so that the means of draws count."""
    _, place = np.unique(draws, return_inverse=True)
    means = np.bincount(place, shares) / np.bincount(place)
    values = means if means.size > 1 else shares
    mean = float(shares.mean())
    if np.ptp(values) < ALIKE:
        return _where_all_are_alike(mean, values.size)
    error = float(WITHIN * values.std(ddof=1) / np.sqrt(values.size))
    return max(mean - error, 0.0), min(mean + error, 1.0)


def _where_all_are_alike(mean: float, of: int) -> tuple[float, float]:
    """The interval where none differed: a share of those not seen may, and come to anything from none to one."""
    _, high = interval_of(np.array([0]), of)
    may_differ = float(high[0])
    return mean * (1 - may_differ), mean + may_differ * (1 - mean)


def _together(
    judged: Sequence[Judged], first: dict[_Key, Deed]
) -> tuple[tuple[tuple[Deed, ...], float], ...]:
    """The causes that were found in most contexts, with the share of contexts."""
    counts: Counter[tuple[_Key, ...]] = Counter()
    for one in judged:
        keys = {name: _key(deed) for name, deed in zip(one.found.names, one.deeds, strict=True)}
        counts.update(
            tuple(sorted(keys[name] for name in cause.variables)) for cause in one.found.causes
        )
    return tuple(
        (tuple(first[key] for key in cause), count / len(judged))
        for cause, count in counts.most_common()
    )
