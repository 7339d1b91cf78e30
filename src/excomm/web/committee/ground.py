"""What a meeting is held up against: the committee as its file has it, drawn and met once, until the file changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.process.committee_analysis import argued_in, meeting_of
from excomm.process.committee_draws import draws_of
from excomm.process.committee_history import course_of_history
from excomm.process.committee_room import committee_called, room_of
from excomm.web.cards import crisis_of, stamp_of
from excomm.web.committee.working import is_otherwise, room_with
from excomm.web.remembering import Remembered

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
# In committees; one of cuba-1962 takes two megabytes.
REMEMBERED = 16


@dataclass(frozen=True)
class Ground:
    """A committee of a crisis as the file has it, and what it decides then; `taken` is the course of history.

    `own` is None where the views do not settle as the file has it, or not with so many draws in time.
    """

    shelved: Shelved
    variants: tuple[str, ...]
    crisis: Crisis
    name: str
    draws: int
    room: Room
    own: Meeting | None
    taken: str | None

    @property
    def committee(self) -> Committee:
        """As it stands in the file."""
        return self.crisis.committees[self.name]


_GROUNDS = Remembered[Ground](most=REMEMBERED, weigh=lambda _: 1)


def meeting_on_ground(
    shelved: Shelved, variants: tuple[str, ...], name: str, working: Working
) -> tuple[Ground, Meeting]:
    """A meeting that works so, and the ground for it, with as many draws as are there at once.

    Fewer draws are taken where only then there is what the file has to hold it up against. Raises `InputError` where
    there is no such committee, or where views do not settle in time.
    """
    committee_called(crisis_of(shelved, variants), name)
    alone: list[tuple[Ground, Meeting]] = []
    refused: list[InputError] = []
    for draws in DRAWS:
        try:
            ground = _ground(shelved, variants, name, draws)
            meeting = _meeting_on(ground, working)
        except InputError as error:
            refused.append(error)
            continue
        if ground.own is not None:
            return ground, meeting
        alone.append((ground, meeting))
    if not alone:
        raise refused[-1]
    return alone[0]


def _meeting_on(ground: Ground, working: Working) -> Meeting:
    if ground.own is not None and not is_otherwise(working):
        return ground.own
    return _meeting(room_with(ground.room, working), ground.draws)


def _meeting(room: Room, draws: int) -> Meeting:
    cells = draws * len(room.members) ** 2 * len(room.courses)
    cells *= NEAR if room.model == "bounded-confidence" else 1
    return meeting_of(room, samples=draws, most=min(MOST_ROUNDS, max(MOST_WORK // cells, 1)))


def _ground(shelved: Shelved, variants: tuple[str, ...], name: str, draws: int) -> Ground:
    key = (shelved, variants, name, draws, stamp_of(shelved.path))
    return _GROUNDS.of(key, lambda: _ground_drawn(shelved, variants, name, draws))


def _ground_drawn(shelved: Shelved, variants: tuple[str, ...], name: str, draws: int) -> Ground:
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
        room=rooms[name],
        own=_if_settled(rooms[name], draws),
        taken=course_of_history(crisis, actor, argued=argued_in(rooms.values())),
    )


def _if_settled(room: Room, draws: int) -> Meeting | None:
    try:
        return _meeting(room, draws)
    except InputError:
        return None
