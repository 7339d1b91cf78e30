"""What an actor considers doing when its chance to act comes: its courses, or every combination of its options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.model.crisis import is_open
from excomm.space.bits import (
    mask_of,
    newly_cleared,
    newly_set,
    only,
    subsets_of,
    united,
    with_set,
    without,
)
from excomm.space.choices import rules_about
from excomm.space.finding import distinct, places_of
from excomm.space.moves import Arcs
from excomm.space.sets import members
from excomm.space.settling import settle_of, written_by_consequences
from excomm.space.states import names_in
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from excomm.space.bits import Codes, Truth
    from excomm.space.space import Space

    Targets = NDArray[np.int32]

# Courses times states, of one actor: half a gigabyte.
MOST_TARGETS = 1 << 27
NONE = -1


@dataclass(frozen=True)
class Considered:
    """The courses of action that one actor weighs against staying.

    `targets[s, c]` is the state that course *c* leads to from state *s*, by the actor's own choice and what follows
    at once, or -1 where it is not open or would change nothing. `names` are those of the file where it
    names courses; else each is the list of options that it takes, of all that the actor can set. A script's lines
    are its courses; who does what history did considers nothing.
    """

    names: tuple[str, ...]
    targets: Targets


def considered_by(space: Space, actor: str) -> Considered:
    """The courses that an actor considers, and where each leads from every state.

    Courses lead nowhere but to states that the actor could move to: rules, irreversible options and forbidden moves
    hold for them too. Costs time linear in the number of states times that of courses.

    >>> import excomm as ex
    >>> space = ex.compile_space(ex.load("chicken"))
    >>> considered_by(space, "first")
    Considered(names=('nothing', 'first.swerve'), targets=array([[-1,  1],
           [ 0, -1],
           [-1,  3],
           [ 2, -1]], dtype=int32))
    """
    if actor in space.crisis.moves.arcs:
        return _listed(space, actor)
    choice = space.crisis.actors[actor].choice
    if choice.rule == "history":
        return Considered((), np.zeros((space.states, 0), np.int32))
    if choice.rule == "script":
        lines = [(_mask(space, line.takes), _mask(space, line.drops)) for line in choice.script]
        names = tuple(f"line {number}" for number in range(1, len(lines) + 1))
        return _chosen(space, actor, names, lines)
    courses = space.crisis.courses.get(actor)
    if courses:
        changes = [
            (_mask(space, course.takes), _mask(space, course.drops)) for course in courses.values()
        ]
        return _chosen(space, actor, tuple(courses), changes)
    own = _own(space, actor)
    choices = _settings(space, own).tolist()
    names = tuple(_called(space, choice) for choice in choices)
    return _chosen(space, actor, names, [(choice, own & ~choice) for choice in choices])


def _own(space: Space, actor: str) -> int:
    """The mask of all that an actor can set."""
    return _mask(
        space, (name for name in space.crisis.options if is_open(space.crisis, name, actor))
    )


def _settings(space: Space, own: int) -> Codes:
    """How options can be set, as far as that can lead to any state, ascending.

    What no consequence writes stays as it was chosen; what one does write can have been chosen either way.
    """
    written = written_by_consequences(space.crisis, space.positions)
    kept = distinct(only(space.graph.codes, own & ~written))
    return np.sort(united(kept[:, np.newaxis], subsets_of(own & written)).ravel())


def _mask(space: Space, names: Iterable[str]) -> int:
    return mask_of(space.positions[name] for name in names)


def _called(space: Space, choice: int) -> str:
    return ", ".join(names_in(space.bits, choice)) or "nothing"


def _chosen(
    space: Space,
    actor: str,
    names: tuple[str, ...],
    changes: list[tuple[int, int]],
) -> Considered:
    if len(changes) * space.states > MOST_TARGETS:
        raise PartError(
            ("actors", actor),
            f"this actor could choose among {len(changes):,} combinations in each of {space.states:,} states",
            remedy=f"name what it considers, under 'courses: {actor}:'",
        )
    settle = settle_of(space.crisis, space.positions)
    codes, own = space.graph.codes, _own(space, actor)
    targets = np.full((space.states, len(changes)), NONE, np.int32)
    for course, (takes, drops) in enumerate(changes):
        chosen = with_set(without(codes, drops), takes)
        found = places_of(codes, settle(chosen))
        found[~_allowed(space, own, codes, chosen) | space.ended] = NONE
        targets[:, course] = np.where(found == np.arange(space.states), NONE, found)
    _forbid(space, actor, targets)
    return Considered(names, targets)


def _allowed(space: Space, own: int, before: Codes, chosen: Codes) -> Truth:
    """Whether a choice takes nothing back that is irreversible, and breaks no rule about what can be chosen."""
    taken, dropped = (
        _mask(
            space, (name for name, one in space.crisis.options.items() if one.irreversible == way)
        )
        for way in (True, "when dropped")
    )
    allowed: Truth = ~newly_cleared(before, chosen, taken) & ~newly_set(before, chosen, dropped)
    if own & written_by_consequences(space.crisis, space.positions):
        # Elsewhere such a choice stays as it is, and its state is none.
        for rule in rules_about(space.crisis, space.positions, own):
            allowed &= truth_of(rule, chosen, space.positions)
    return allowed


def _forbid(space: Space, actor: str, targets: Targets) -> None:
    for entry in space.crisis.moves.forbid:
        if entry.actor == actor:
            start = members(entry.start, space.graph.codes, space.positions)
            end = members(entry.end, space.graph.codes, space.positions)
            targets[start[:, np.newaxis] & (targets >= 0) & end[targets]] = NONE


def once_each(considered: Considered, look: NDArray[np.int64]) -> Considered:
    """The same courses, of which those that come to the same count once, as the first of them.

    They do if they lead to the same state from every state that looks alike to the actor: so states do not get more
    weight by having many names. `look[s]` numbers what state *s* looks like, from 0.
    """
    order = np.argsort(look, kind="stable")
    sizes = np.bincount(look)
    first = np.cumsum(sizes) - sizes
    targets = considered.targets.copy()
    alike = np.zeros((sizes.size, targets.shape[1]), np.int64)
    for place in range(int(sizes.max(initial=0))):
        groups = np.flatnonzero(sizes > place)
        here = targets[order[first[groups] + place]]
        alike[groups] = _numbered(alike[groups] * (look.size + 1) + here - NONE)[0]
    targets[_numbered(alike)[1][look]] = NONE
    return Considered(considered.names, targets)


def _numbered(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], Truth]:
    """The values of each row, numbered from 0, and which of them have stood in their row before."""
    order = np.argsort(values, axis=1, kind="stable")
    ascending = np.take_along_axis(values, order, axis=1)
    again = np.zeros(values.shape, np.bool_)
    np.equal(ascending[:, 1:], ascending[:, :-1], out=again[:, 1:])
    numbers, repeated = np.zeros_like(values), np.zeros_like(again)
    np.put_along_axis(numbers, order, np.cumsum(~again, axis=1) - 1, axis=1)
    np.put_along_axis(repeated, order, again, axis=1)
    return numbers, repeated


def _listed(space: Space, actor: str) -> Considered:
    """The moves that the file lists one by one: from each state, as many courses as it has moves."""
    moves = space.graph.moves
    if not isinstance(moves, Arcs):
        raise TypeError("listed moves are arcs")
    place = space.actors.index(actor)
    starts, ends = moves.starts[place], moves.targets[place]
    degrees = np.diff(starts)
    most = int(degrees.max(initial=0))
    targets = np.full((space.states, most), NONE, np.int32)
    rows = np.repeat(np.arange(space.states), degrees)
    targets[rows, np.arange(ends.size) - starts[rows]] = ends
    return Considered(tuple(f"move {number}" for number in range(1, most + 1)), targets)
