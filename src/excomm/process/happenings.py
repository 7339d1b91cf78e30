"""What chance and the calendar do to states: where each event and each dated change leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import PartError
from excomm.process.sight import reveals_of
from excomm.space.bits import is_set, mask_of, with_set, without
from excomm.space.finding import places_of
from excomm.space.settling import settle_of
from excomm.space.states import names_in, why_infeasible
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from excomm.model.located import Path
    from excomm.process.sight import Sight
    from excomm.space.bits import Truth
    from excomm.space.space import Space

    States = NDArray[np.int32]

IMPOSSIBLE = -1


@dataclass(frozen=True)
class Happening:
    """Something that is nobody's choice: an event, or a change on its day.

    `path` says where it stands in the file. It can come while `when` holds, and leads from each state to `targets`,
    -1 where that is no possible state. `teaches` are the tracks of knowledge that it brings up to date.
    """

    path: Path
    when: Truth
    targets: States
    teaches: tuple[int, ...] = ()


def happening(
    space: Space, path: Path, when: Truth, sets: Iterable[str], clears: Iterable[str]
) -> Happening:
    """What sets and clears these bits while `when` holds, with all that follows from it at once."""
    codes = space.graph.codes
    changed = with_set(without(codes, _mask(space, clears)), _mask(space, sets))
    targets = places_of(codes, settle_of(space.crisis, space.positions)(changed)).astype(np.int32)
    return Happening(path, when, targets)


def events_of(space: Space, sight: Sight) -> tuple[Happening, ...]:
    """The events of a crisis, in the order of the file; none comes once the crisis has ended."""
    found = []
    for name, event in space.crisis.events.items():
        when = truth_of(event.when, space.graph.codes, space.positions) & ~space.ended
        one = happening(space, ("events", name), when, event.sets, event.clears)
        told = reveals_of(space.crisis, name, event)
        teaches = tuple(
            place
            for place, track in enumerate(sight.tracks)
            if space.bits[track.bit] in told.get(space.actors[track.actor], ())
        )
        found.append(replace(one, teaches=teaches))
    return tuple(found)


def truths(space: Space, bit: int) -> Truth:
    """In which states a bit holds."""
    return is_set(space.graph.codes, bit)


def refuse_impossible(space: Space, met: Sequence[tuple[Happening, NDArray[np.int64]]]) -> None:
    """Raise a `PartError` for every happening that leads to what cannot be from a state that it may meet."""
    faults = []
    for one, states in met:
        lost = one.when[states] & (one.targets[states] == IMPOSSIBLE)
        if lost.any():
            faults.append(_impossible(space, one, int(states[np.argmax(lost)])))
    if faults:
        faults[0].also = tuple(faults[1:])
        raise faults[0]


def _impossible(space: Space, one: Happening, state: int) -> PartError:
    before = names_in(space.bits, int(space.graph.codes[state]))
    part = _part(space, one.path)
    sets, clears = getattr(part, "sets", ()), getattr(part, "clears", ())
    after = sorted(({*before} - {*clears}) | {*sets})
    told = ", ".join(before) or "nothing"
    return PartError(
        one.path,
        f"this would lead to what cannot be, where {told} holds",
        remedy=f"{why_infeasible(space.crisis, after)}: narrow its 'when', or let it clear what stands against it",
    )


def _part(space: Space, path: Path) -> object:
    part: Any = getattr(space.crisis, str(path[0]))
    for step in path[1:]:
        part = part[step]
    return part


def _mask(space: Space, names: Iterable[str]) -> int:
    return mask_of(space.positions[name] for name in names)
