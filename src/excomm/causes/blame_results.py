"""What is found when it is asked who is to blame: one result for each rule, over all draws of what is not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.coalition_games import every_coalition
from excomm.causes.outcome_shares import HIGH, LOW, properties_told
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.causes.choices_judged import ChoiceJudged
    from excomm.causes.deeds import Deed
    from excomm.causes.history_causes import HistoryCauses
    from excomm.causes.outcome_shares import OutcomeShares
    from excomm.causes.outcomes import For
    from excomm.space.provenance import Provenance
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ChoiceBlamed:
    """One choice of history over all draws, in the eyes of its actor; each array has one entry a draw.

    See `excomm.causes.choices_judged.ChoiceJudged`. `instead` is what was most often the better course, empty if
    nothing was; `other` and `cost` are those of this course, with entries of the draws alone in which it was the best
    (there are `instead_in` of them). `bounded` is the share of the situations in which the search for causes stopped
    before it was sure of the degree: there, `blame` may be higher.
    """

    deed: Deed
    chance: Numbers
    still: Numbers
    degree: Numbers
    other: Numbers
    cost: Numbers
    blame: Numbers
    instead: str
    instead_in: int
    bounded: float


@dataclass(frozen=True)
class GroupBlame:
    """The blameworthiness of groups of actors: `degrees` of shape (draws, groups), in the order of `every_coalition`.

    `shares` is what of the degree of all together falls on each member; shape (draws, members).
    """

    members: tuple[str, ...]
    degrees: Numbers
    shares: Numbers

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The members of each group."""
        return tuple(
            tuple(name for name, inside in zip(self.members, row, strict=True) if inside)
            for row in every_coalition(len(self.members)).tolist()
        )


@dataclass(frozen=True, repr=False)
class Blame(Tabular):
    """Who is to blame for an outcome, or who kept it from coming (`purpose` rescue), by rival rules.

    `causes` is None where history has nothing to be explained, as `why_no_causes` says; `safeguards` where there are
    none.
    """

    space: Space
    outcome: str
    purpose: For
    causes: HistoryCauses | None
    why_no_causes: str
    choices: tuple[ChoiceBlamed, ...]
    groups: GroupBlame
    actors: OutcomeShares
    safeguards: OutcomeShares | None
    draws: int
    interrupted: bool
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def never(self) -> bool:
        """Whether the outcome never comes about in the model: then nothing about it can be estimated."""
        return self.actors.never and (self.safeguards is None or self.safeguards.never)

    def table(self) -> Table:
        """One row for each rule and who or what it is about: the mean, and the range of nine tenths of the draws."""
        rows = list(self._rows())
        return Table(
            f"Who is to {'thank' if self.purpose == 'rescue' else 'blame'}: {self.space.crisis.title}, {self.outcome}",
            {
                "rule": tuple(row[0] for row in rows),
                "who": tuple(row[1] for row in rows),
                "value": tuple(row[2] for row in rows),
                "low": tuple(row[3] for row in rows),
                "high": tuple(row[4] for row in rows),
            },
            notes=(*self.notes, *properties_told()),
        )

    def _rows(self) -> Iterator[tuple[str, str, float, float, float]]:
        for one in self.causes.deeds if self.causes else ():
            yield "responsibility", one.deed.label, one.responsibility, one.low, one.high
        for choice in self.choices:
            yield "blame", choice.deed.label, *spread(choice.blame)
            yield "blameworthiness", choice.deed.label, *spread(choice.degree)
        for place, name in enumerate(self.groups.members):
            yield "group blameworthiness", name, *spread(self.groups.shares[:, place])
        for part in (self.actors, self.safeguards):
            for rule, values in part.shares.by_rule.items() if part else ():
                for place, name in enumerate(part.shares.players if part else ()):
                    yield rule, name, *spread(values[place])


def spread(values: Numbers) -> tuple[float, float, float]:
    """The mean of some draws, and the range of nine tenths of them."""
    low, high = np.quantile(values, [LOW, HIGH]).tolist()
    return float(values.mean()), low, high


def choices_gathered(judged: Sequence[Sequence[ChoiceJudged]]) -> tuple[ChoiceBlamed, ...]:
    """The choices of history, each over all draws in which it could be judged."""
    by_step: dict[int, list[ChoiceJudged]] = {}
    for draw in judged:
        for one in draw:
            by_step.setdefault(one.deed.step, []).append(one)
    return tuple(_gathered(ones) for _, ones in sorted(by_step.items()))


def _gathered(ones: Sequence[ChoiceJudged]) -> ChoiceBlamed:
    found = Counter(one.instead for one in ones if one.instead).most_common(1)
    instead, times = found[0] if found else ("", 0)
    # What another course would have come to says nothing of this one.
    beside = [one for one in ones if one.instead == instead]
    return ChoiceBlamed(
        deed=ones[0].deed,
        chance=np.array([one.chance for one in ones]),
        still=np.array([one.still for one in ones]),
        degree=np.array([one.degree for one in ones]),
        other=np.array([one.other for one in beside]),
        cost=np.array([one.cost for one in beside]),
        blame=np.array([one.blame for one in ones]),
        instead=instead,
        instead_in=times,
        bounded=float(np.mean([one.bounded for one in ones])),
    )
