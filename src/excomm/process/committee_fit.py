"""Fits a committee to the record of who favoured what, and says how little that may be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.committee_draws import draws_of, strata
from excomm.process.committee_panel import (
    ERROR,
    ROUNDS_A_DAY,
    chances_of,
    log_likelihood,
    sightings_of,
    unmoved,
)
from excomm.process.committee_room import committee_called, most_draws, room_of, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.committee_panel import Sighting
    from excomm.process.committee_room import Room

    Numbers = NDArray[np.float64]

ENDS = (0.05, 0.5, 0.95)
DRAWS = 4_000
SUSCEPTIBILITY = "one susceptibility for all"
LEADERSHIP = "trust moved to the leader"


@dataclass(frozen=True)
class Fitted:
    """A quantity before and after the records: both ends and the middle of where 90 % of its weight lies.

    `left` is its standard deviation after the records as a share of that before: at 1 they tell nothing about it.
    """

    name: str
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    left: float


@dataclass(frozen=True)
class CommitteeFit:
    """What the records say about a committee.

    `common` asks for one susceptibility of all members and for the trust that directive leadership moves, each
    anything from 0 to 1; `without` is the same without the records that rest on an unverified claim. `priors` are the
    file's own.
    `before[r]` and `after[r]` are how likely the committee makes record *r* (of a vote, the share), on average over
    the file's priors and over what the records leave of them. `evidence` is the log-probability of all records under
    these priors, `unmoved` the same if nobody heard anybody, `alike` if every course were always equally likely, and
    `rivals` the same if they had worked as other committees of the same people do. `effective` is how many of the
    `draws` carry the weight.
    """

    sightings: tuple[Sighting, ...]
    common: tuple[Fitted, ...]
    without: tuple[Fitted, ...]
    priors: tuple[Fitted, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    evidence: float
    unmoved: float
    alike: float
    rivals: Mapping[str, float]
    draws: int
    effective: float
    error: float
    rounds_a_day: float


def fit_committee(
    crisis: Crisis,
    name: str,
    *,
    rivals: Iterable[str] = (),
    draws: int | None = None,
    seed: int = 1,
    error: float = ERROR,
    rounds_a_day: float = ROUNDS_A_DAY,
) -> CommitteeFit:
    """Weigh draws of what is not known of a committee by how likely they make its records (importance sampling).

    The likelihood is that of `excomm.process.committee_panel`: a record fits what its member says on that day, after
    `rounds_a_day` of talk since the first positions, but for a share `error` that is coded at random. Costs a meeting
    for each draw and day. Raises `InputError` where there are no records.

    >>> import excomm as ex
    >>> fit = fit_committee(ex.load("cuba-1962"), "excomm", draws=200)
    >>> len(fit.sightings), fit.common[0].name
    (9, 'one susceptibility for all')
    """
    most = most_draws(crisis, committee_called(crisis, name))
    draws = min(DRAWS, most) if draws is None else draws
    values = draws_of(crisis, samples=draws, seed=seed)
    room = room_of(crisis, name, values)
    sightings = sightings_of(crisis, room, rounds_a_day=rounds_a_day)
    verified = np.array([one.verified for one in sightings])
    chances = _for_each(draws, chances_of(room, sightings))
    logs = log_likelihood(chances, sightings, error=error)

    def logs_of(other: Room) -> Numbers:
        return _for_each(
            draws, log_likelihood(chances_of(other, sightings), sightings, error=error)
        )

    asked = {key: strata(key, draws, seed) for key in (SUSCEPTIBILITY, LEADERSHIP)}
    shared = logs_of(_alike(room, asked))
    others = [room_of(crisis, other, values) for other in rivals]
    weights = _weights(logs)
    return CommitteeFit(
        sightings=sightings,
        common=_fitted(asked, _weights(shared)),
        without=_fitted(asked, _weights(shared[:, verified])),
        priors=_fitted(
            {".".join(map(str, path[2:])): values[path] for path in values if path[1] == name},
            weights,
        ),
        before=tuple(chances.mean(axis=0).tolist()),
        after=tuple((weights @ chances).tolist()),
        evidence=_evidence(logs),
        unmoved=_evidence(logs_of(unmoved(room))),
        alike=_by_chance(sightings, error=error),
        rivals={
            other.name: _evidence(logs_of(other))
            for other in others
            if (other.members, other.courses) == (room.members, room.courses)
        },
        draws=draws,
        effective=float(1 / (weights**2).sum()),
        error=error,
        rounds_a_day=rounds_a_day,
    )


def _alike(room: Room, asked: Mapping[str, Numbers]) -> Room:
    """The committee with one susceptibility for all, and no closed-mindedness, which would be the same thing again."""
    moved = np.repeat(asked[SUSCEPTIBILITY][:, np.newaxis], len(room.members), axis=1)
    return replace(
        room,
        model="friedkin-johnsen",
        susceptibility=moved,
        closed_mindedness=np.zeros(()),
        directive_leadership=asked[LEADERSHIP],
    )


def _for_each(draws: int, values: Numbers) -> Numbers:
    """One row a draw, though all be the same."""
    return np.broadcast_to(values, (draws, values.shape[-1]))


def _weights(logs: Numbers) -> Numbers:
    total = logs.sum(axis=-1)
    return scaled(np.exp(total - total.max()))


def _evidence(logs: Numbers) -> float:
    total = logs.sum(axis=-1)
    return float(total.max() + np.log(np.exp(total - total.max()).mean()))


def _by_chance(sightings: Sequence[Sighting], *, error: float) -> float:
    chances = np.array([one.favours.mean() for one in sightings])
    return float(log_likelihood(chances, sightings, error=error).sum())


def _fitted(named: Mapping[str, Numbers], weights: Numbers) -> tuple[Fitted, ...]:
    alike = np.full(weights.size, 1 / weights.size)
    return tuple(
        Fitted(
            name=name,
            before=_ends(values, alike),
            after=_ends(values, weights),
            left=_deviation(values, weights) / _deviation(values, alike),
        )
        for name, values in named.items()
    )


def _deviation(values: Numbers, weights: Numbers) -> float:
    return float(np.sqrt(weights @ (values - weights @ values) ** 2))


def _ends(values: Numbers, weights: Numbers) -> tuple[float, float, float]:
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    places = np.minimum(np.searchsorted(reached, np.array(ENDS)), values.size - 1)
    low, middle, high = values[order][places].tolist()
    return low, middle, high
