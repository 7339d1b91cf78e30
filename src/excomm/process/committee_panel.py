"""What members are recorded to have favoured, and how likely a committee makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.committee_room import NOBODY, committee_called
from excomm.process.committee_rounds import statements_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.people import Record
    from excomm.process.committee_room import Room

    Numbers = NDArray[np.float64]

# One record in twenty is taken to be coded wrongly; and there is one round of talk a day.
ERROR = 0.05
ROUNDS_A_DAY = 1.0
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Sighting:
    """A record in numbers: after how many rounds, of which member (`NOBODY` for a vote), for which of the courses.

    `votes` of `of` were for them in a vote. `verified` says that no claim on which it rests is from memory.
    """

    record: Record
    rounds: int
    member: int
    favours: NDArray[np.bool_]
    verified: bool


def sightings_of(crisis: Crisis, room: Room, *, rounds_a_day: float) -> tuple[Sighting, ...]:
    """The records of a committee, each after the rounds that there were since the first positions.

    Raises `InputError` where there are no records, or no day to count from.
    """
    committee = committee_called(crisis, room.name)
    since = committee.since or crisis.span
    if not committee.records:
        raise InputError(
            f"there are no records of '{room.name}' to fit it to",
            remedy=f"add 'records:' to this committee, or leave out the fit of '{room.name}'",
        )
    if since is None:
        remedy = "add 'since:' to the committee, or 'span:' to the crisis"
        raise InputError("it is not known from which day the records count", remedy=remedy)
    return tuple(
        Sighting(
            record=record,
            rounds=max(1, round((record.on.earliest - since.earliest) / DAY * rounds_a_day)),
            member=NOBODY if record.member is None else room.members.index(record.member),
            favours=np.array([course in record.favours for course in room.courses]),
            verified=all(
                crisis.evidence[claim].checked != "unverified"
                for claim in record.claims
                if claim in crisis.evidence
            ),
        )
        for record in committee.records
    )


def chances_of(room: Room, sightings: Sequence[Sighting]) -> Numbers:
    """How likely the committee makes what each record says, by what members say then; shape (..., records).

    Of a vote it is the share of votes that is likely; errors of coding are not yet in it.
    """
    said = statements_after(room, (one.rounds for one in sightings))
    return np.stack([_chance(said[one.rounds], one) for one in sightings], axis=-1)


def _chance(statements: Numbers, one: Sighting) -> Numbers:
    fits: Numbers = statements[..., one.favours].sum(axis=-1)
    share: Numbers = fits.mean(axis=-1) if one.member == NOBODY else fits[..., one.member]
    return share


def log_likelihood(chances: Numbers, sightings: Sequence[Sighting], *, error: float) -> Numbers:
    """The logarithm of the probability of each record, where a share `error` is coded at random; shape of `chances`.

    A vote is taken for as many independent votes as were cast.
    """
    from scipy.special import xlog1py, xlogy

    parts = []
    for place, one in enumerate(sightings):
        by_chance = one.favours.mean()
        seen = (1 - error) * chances[..., place] + error * by_chance
        votes, of = one.record.votes, one.record.of
        if votes is None or of is None:
            parts.append(np.log(seen))
        else:
            parts.append(
                np.log(float(comb(of, votes)))
                + xlogy(votes, np.clip(seen, 0, 1))
                + xlog1py(of - votes, -np.clip(seen, 0, 1))
            )
    return np.stack(parts, axis=-1)


def unmoved(room: Room) -> Room:
    """The committee in which nobody hears anybody, for comparison."""
    return replace(
        room,
        susceptibility=np.zeros_like(room.susceptibility),
        model="friedkin-johnsen",
        directive_leadership=np.zeros_like(room.directive_leadership),
    )
