"""What a meeting is held up against: the committee as its file has it, drawn and met once, until the file changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.process.committee_analysis import argued_in, meeting_of
from excomm.process.committee_draws import draws_of
from excomm.process.committee_history import course_of_history
from excomm.process.committee_room import committee_called, room_of
from excomm.web.cards import crisis_of, stamp_of
from excomm.web.committee.working import room_with

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.people import Committee
    from excomm.process.committee_analysis import Meeting
    from excomm.process.committee_room import Room
    from excomm.web.shapes.committee import Working
    from excomm.web.shelf import Shelved

# Draws of a meeting that is to be there at once, and of one that takes long. How sure a mean of them is, is told.
DRAWS = (200, 40, 8)
SEED = 1
# Draws × rounds × members² × courses: about a second. To find for each pair who is near takes longer.
MOST_WORK, NEAR = 1 << 26, 8
# Whose views have not settled by then go round in circles, or nearly.
MOST_ROUNDS = 2_000
# A committee of cuba-1962 takes two megabytes.
REMEMBERED = 16


@dataclass(frozen=True)
class Ground:
    """A committee of a crisis as the file has it, and what it decides then; `taken` is the course of history."""

    shelved: Shelved
    variants: tuple[str, ...]
    crisis: Crisis
    name: str
    draws: int
    own: Meeting
    taken: str | None

    @property
    def committee(self) -> Committee:
        """As it stands in the file."""
        return self.crisis.committees[self.name]

    @property
    def room(self) -> Room:
        """The committee in numbers."""
        return self.own.room


def meeting_on_ground(
    shelved: Shelved, variants: tuple[str, ...], name: str, working: Working
) -> tuple[Ground, Meeting]:
    """A meeting that works so, and the ground for it, with as many draws as are there at once.

    Raises `InputError` where there is no such committee, or where views do not settle in time.
    """
    committee_called(crisis_of(shelved, variants), name)
    stamp = stamp_of(shelved.path)
    for draws in DRAWS:
        try:
            ground = _ground(shelved, variants, name, draws, stamp)
            return ground, _meeting(room_with(ground.room, working), draws)
        except InputError:
            continue
    raise InputError(
        f"the views in '{name}' do not settle, or too slowly to be shown at once",
        remedy="move something back, let members be nearer to each other, or analyse it in full",
    )


def _meeting(room: Room, draws: int) -> Meeting:
    cells = draws * len(room.members) ** 2 * len(room.courses)
    cells *= NEAR if room.model == "bounded-confidence" else 1
    return meeting_of(room, samples=draws, most=min(MOST_ROUNDS, max(MOST_WORK // cells, 1)))


@lru_cache(maxsize=REMEMBERED)
def _ground(
    shelved: Shelved,
    variants: tuple[str, ...],
    name: str,
    draws: int,
    _stamped: tuple[tuple[int, int], ...],
) -> Ground:
    crisis = crisis_of(shelved, variants)
    values = draws_of(crisis, samples=draws, seed=SEED)
    actor = crisis.committees[name].actor
    rooms = {
        key: room_of(crisis, key, values)
        for key, one in crisis.committees.items()
        if one.actor == actor
    }
    return Ground(
        shelved=shelved,
        variants=variants,
        crisis=crisis,
        name=name,
        draws=draws,
        own=_meeting(rooms[name], draws),
        taken=course_of_history(crisis, actor, argued=argued_in(rooms.values())),
    )
