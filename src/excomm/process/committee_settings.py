"""What each setting of a committee changes: the same committee without it, and with it in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.process.committee_room import NOBODY
from excomm.process.committee_rounds import deliberate

if TYPE_CHECKING:
    from excomm.process.committee_room import Room

ENDS = (0.05, 0.95)
GROUPTHINK = ("insulation", "closed_mindedness", "directive_leadership")


class Effect(NamedTuple):
    """What a committee comes to, on average over its draws: how likely a course is, how far statements are apart.

    Nine tenths of the draws make the course as likely as `low` to `high`.
    """

    chance: float
    spread: float
    low: float
    high: float


@dataclass(frozen=True)
class Change:
    """What a setting changes. `value` is its average over the draws, or 1 or 0 for what is so or not."""

    setting: str
    value: float
    without: Effect
    in_full: Effect


def changes_of(room: Room, course: int) -> tuple[Change, ...]:
    """What each groupthink setting changes about one course; costs two meetings a setting.

    An advocate is compared with none; where the file names none it is the member, not the leader, that was least for
    the course that leads at first. Where there is a leader, being in the room is a setting too.

    >>> import excomm as ex
    >>> from excomm.process.committee_draws import draws_of
    >>> from excomm.process.committee_room import room_of
    >>> crisis = ex.load("cuba-1962")
    >>> room = room_of(crisis, "excomm", draws_of(crisis, samples=50, seed=1))
    >>> [change.setting for change in changes_of(room, 2)][3:]
    ['devils_advocate', 'leader.present']
    """
    changes = []
    for setting in GROUPTHINK:
        value = getattr(room, setting)
        ends = (np.full_like(value, 0.0), np.full_like(value, 1.0))
        rooms = [replace(room, **{setting: end}) for end in ends]
        changes.append(_change(setting, float(value.mean()), rooms[0], rooms[1], course))
    advocate = room.advocate if room.advocate != NOBODY else _least_for(room)
    rooms = [replace(room, advocate=one) for one in (NOBODY, advocate)]
    argued = float(room.advocate != NOBODY)
    changes.append(_change("devils_advocate", argued, rooms[0], rooms[1], course))
    if room.leader != NOBODY:
        rooms = [replace(room, present=there) for there in (False, True)]
        there = float(room.present)
        changes.append(_change("leader.present", there, rooms[0], rooms[1], course))
    return tuple(changes)


def effect_of(room: Room, course: int) -> Effect:
    """What a committee comes to, on average over its draws."""
    met = deliberate(room)
    chances = met.decision[..., course]
    low, high = np.quantile(chances, ENDS).tolist()
    return Effect(float(chances.mean()), float(met.spread.mean()), low, high)


def _change(setting: str, value: float, without: Room, in_full: Room, course: int) -> Change:
    return Change(setting, value, effect_of(without, course), effect_of(in_full, course))


def _least_for(room: Room) -> int:
    """The member, not the leader, that was least for the course for which most were at first."""
    first = room.first.reshape(-1, *room.first.shape[-2:]).mean(axis=0)
    leading = int(first.sum(axis=0).argmax())
    held = first[:, leading].copy()
    if room.leader != NOBODY and held.size > 1:
        held[room.leader] = np.inf
    return int(held.argmin())
