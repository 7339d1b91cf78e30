"""A committee in numbers: who sits in it, where each stood at first, whom each heeds, and how it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError, TooLargeError
from excomm.model.names import did_you_mean, listed
from excomm.model.quantities import Prior
from excomm.process.priors import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.people import Committee
    from excomm.model.quantities import Quantity

    Numbers = NDArray[np.float64]

# Where a file is silent. That members heed all alike, and half of what they hear, are conventions, not findings.
SUSCEPTIBILITY = 0.5
WEIGHT = 1.0
CONFIDENCE = 0.5
NOBODY = -1
# Draws × members² × courses: a quarter of a gigabyte at the widest place, and minutes at most.
MOST_CELLS = 1 << 25


@dataclass(frozen=True)
class Room:
    """A committee whose quantities are known, or known once for each of S draws; arrays then begin with S.

    `first[..., m, c]` is the probability that member *m* argued for course *c* at first, `susceptibility[..., m]` how
    far others move it, `trust[m, n]` how much *m* heeds *n*; its rows sum to one. `leader` and `advocate` are places
    among the members, or `NOBODY`. The rest is as the file has it, each of shape (...,).
    """

    name: str
    members: tuple[str, ...]
    courses: tuple[str, ...]
    model: str
    first: Numbers
    susceptibility: Numbers
    trust: Numbers
    outside: NDArray[np.bool_]
    leader: int
    present: bool
    advocate: int
    weight: Numbers
    confidence: Numbers
    insulation: Numbers
    closed_mindedness: Numbers
    directive_leadership: Numbers


@dataclass(frozen=True)
class _Values:
    """What a quantity of the file is: a number, or as many as there are draws of its prior."""

    draws: Mapping[Path, Numbers]

    def of(self, quantity: Quantity | None, path: Path, default: float = 0.0) -> Numbers:
        if quantity is None:
            return np.asarray(default, np.float64)
        if isinstance(quantity, Prior) and path in self.draws:
            return self.draws[path]
        return np.asarray(value_of(quantity), np.float64)


def room_of(crisis: Crisis, name: str, draws: Mapping[Path, Numbers] | None = None) -> Room:
    """The committee of that name; `draws` holds values of its priors, by their place in the file, each of shape (S,).

    Raises `InputError` where there is no such committee, `TooLargeError` where it is too large for so many draws.

    >>> import excomm as ex
    >>> from excomm.process.committee_draws import draws_of
    >>> crisis = ex.load("cuba-1962")
    >>> room = room_of(crisis, "excomm", draws_of(crisis, samples=5, seed=1))
    >>> room.members[:3], room.susceptibility.shape
    (('jfk', 'rusk', 'ball'), (5, 16))
    """
    committee = committee_called(crisis, name)
    values, path = _Values(draws or {}), ("committees", name)
    _need_room(crisis, committee, max((one.size for one in values.draws.values()), default=1))
    leader, members = committee.leader, tuple(committee.members)
    weight = values.of(leader.weight if leader else None, (*path, "leader", "weight"), WEIGHT)
    return Room(
        name=name,
        members=members,
        courses=tuple(crisis.courses[committee.actor]),
        model=committee.model,
        first=_first(crisis, committee, values, path),
        susceptibility=_susceptibility(committee, values, path),
        trust=_trust(committee),
        outside=np.array([member.outside for member in committee.members.values()]),
        leader=members.index(leader.name) if leader else NOBODY,
        present=leader is not None and leader.present,
        advocate=_place(members, committee.devils_advocate),
        weight=weight,
        confidence=values.of(committee.confidence, (*path, "confidence"), CONFIDENCE),
        insulation=values.of(committee.insulation, (*path, "insulation")),
        closed_mindedness=values.of(committee.closed_mindedness, (*path, "closed_mindedness")),
        directive_leadership=values.of(
            committee.directive_leadership, (*path, "directive_leadership")
        ),
    )


def committee_called(crisis: Crisis, name: str) -> Committee:
    """The committee of that name; `InputError` names those that there are."""
    if not crisis.committees:
        raise InputError(
            f"the crisis '{crisis.crisis}' has no committee", remedy="add one under 'committees:'"
        )
    if name not in crisis.committees:
        known = did_you_mean(name, crisis.committees) or f"there are: {listed(crisis.committees)}"
        raise InputError(f"there is no committee '{name[:60]}'", remedy=known)
    return crisis.committees[name]


def default_committee(crisis: Crisis) -> str | None:
    """The committee that is meant where none is named: one that decides, or else the first; None where there is none.

    >>> import excomm as ex
    >>> default_committee(ex.load("cuba-1962"))
    'excomm'
    """
    deciding = (actor.choice.committee for actor in crisis.actors.values())
    return next((name for name in (*deciding, *crisis.committees) if name), None)


def most_draws(crisis: Crisis, committee: Committee) -> int:
    """How many draws of a committee can be held at once."""
    members, courses = len(committee.members), len(crisis.courses[committee.actor])
    return MOST_CELLS // (members**2 * courses)


def _need_room(crisis: Crisis, committee: Committee, draws: int) -> None:
    most = most_draws(crisis, committee)
    if draws > most:
        raise TooLargeError(
            f"{draws:,} draws of a committee of {len(committee.members):,} members are too many",
            remedy=f"ask for at most {most:,} samples" if most else "name fewer members",
        )


def _place(members: tuple[str, ...], member: str | None) -> int:
    return NOBODY if member is None else members.index(member)


def _first(crisis: Crisis, committee: Committee, values: _Values, path: Path) -> Numbers:
    """First positions, each scaled to sum to one; shape (..., members, courses)."""
    courses = tuple(crisis.courses[committee.actor])
    rows = []
    for name, member in committee.members.items():
        at = (*path, "members", name, "position")
        held = [values.of(member.position.get(course), (*at, course)) for course in courses]
        rows.append(_stacked(held))
    first = _stacked(rows, axis=-2)
    total = first.sum(axis=-1, keepdims=True)
    # Priors may all come out as nothing: then nothing tells the courses that were named apart.
    named = np.array(
        [[course in member.position for course in courses] for member in committee.members.values()]
    )
    return scaled(np.where(total > 0, first, named))


def _susceptibility(committee: Committee, values: _Values, path: Path) -> Numbers:
    return _stacked(
        [
            values.of(
                member.susceptibility, (*path, "members", name, "susceptibility"), SUSCEPTIBILITY
            )
            for name, member in committee.members.items()
        ]
    )


def _stacked(parts: list[Numbers], axis: int = -1) -> Numbers:
    return np.stack(np.broadcast_arrays(*parts), axis=axis)


def _trust(committee: Committee) -> Numbers:
    """Who heeds whom, how much: as the file says, and all alike where it says nothing; shape (members, members)."""
    members = tuple(committee.members)
    trust = np.full((len(members), len(members)), 1 / len(members))
    for name, row in committee.trust.items():
        trust[members.index(name)] = [row.get(other, 0.0) for other in members]
    return scaled(trust)


def scaled(values: Numbers) -> Numbers:
    """The same proportions along the last axis, summing to one."""
    whole: Numbers = values / values.sum(axis=-1, keepdims=True)
    return whole
