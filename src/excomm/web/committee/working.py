"""A committee that works otherwise than its file says: in numbers, in a crisis, and in Python."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.model.names import did_you_mean, listed
from excomm.process import committee_room
from excomm.process.committee_room import committee_called
from excomm.process.varying import varied
from excomm.web.shapes.committee import NOBODY, Working

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.people import Committee
    from excomm.process.committee_room import Room

# Quantities that have a place of their own in a committee of the file.
_IN_PLACE = {
    "insulation": "insulation",
    "closed_mindedness": "closed_mindedness",
    "directive_leadership": "directive_leadership",
    "confidence": "confidence",
    "weight": "leader.weight",
}


def checked(crisis: Crisis, name: str, working: Working) -> Working:
    """The same, if it can be had. Raises `InputError` where it names nobody, or a leader that there is not."""
    committee = committee_called(crisis, name)
    known = tuple(committee.members)
    for person, others in ((working.leader, known), (working.devils_advocate, (*known, NOBODY))):
        if person is not None and person not in others:
            remedy = did_you_mean(person, others) or f"there are: {listed(others)}"
            raise InputError(f"there is no '{person[:60]}' in '{name}'", remedy=remedy)
    leads = (working.leader, working.weight, working.present)
    if committee.leader is None and leads != (None, None, None):
        raise InputError(f"nobody leads '{name}'", remedy="add 'leader:' to it in the model")
    return working


def room_with(room: Room, working: Working) -> Room:
    """The committee in numbers, working so.

    >>> import excomm as ex
    >>> from excomm.process.committee_room import room_of
    >>> from excomm.process.committee_draws import draws_of
    >>> crisis = ex.load("cuba-1962")
    >>> room = room_of(crisis, "excomm", draws_of(crisis, samples=5, seed=1))
    >>> room_with(room, Working(insulation=0.5)).insulation.tolist()
    0.5
    """
    changes: dict[str, Any] = {
        key: np.asarray(getattr(working, key), np.float64)
        for key in _IN_PLACE
        if getattr(working, key) is not None
    }
    if working.susceptibility is not None:
        changes["susceptibility"] = np.full(len(room.members), working.susceptibility)
    if working.model is not None:
        changes["model"] = working.model
    if working.present is not None:
        changes["present"] = working.present
    if working.leader is not None:
        changes["leader"] = room.members.index(working.leader)
    if working.devils_advocate is not None:
        changes["advocate"] = _place(room, working.devils_advocate)
    return replace(room, **changes)


def crisis_with(crisis: Crisis, name: str, working: Working) -> Crisis:
    """The crisis in which a committee works so.

    >>> import excomm as ex
    >>> changed = crisis_with(ex.load("cuba-1962"), "excomm", Working(devils_advocate="nobody"))
    >>> changed.committees["excomm"].devils_advocate is None
    True
    """
    vary = vary_of(crisis, name, working)
    crisis = varied(crisis, vary) if vary else crisis
    committee = crisis.committees[name]
    update, leader = parts_of(committee, working)
    if leader and committee.leader:
        update["leader"] = committee.leader.model_copy(update=leader)
    if not update:
        return crisis
    committees = {**crisis.committees, name: committee.model_copy(update=update)}
    return crisis.model_copy(update={"committees": committees})


def vary_of(crisis: Crisis, name: str, working: Working) -> dict[str, str]:
    """The quantities that are otherwise, by their place in the file."""
    start = f"committees.{name}"
    vary = {
        f"{start}.{place}": f"{getattr(working, key):g}"
        for key, place in _IN_PLACE.items()
        if getattr(working, key) is not None
    }
    if working.susceptibility is not None:
        members = crisis.committees[name].members
        for member in members:
            vary[f"{start}.members.{member}.susceptibility"] = f"{working.susceptibility:g}"
    return vary


def is_otherwise(working: Working) -> bool:
    """Whether anything is to be otherwise than in the file."""
    return working != Working()


def parts_of(committee: Committee, working: Working) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is otherwise besides quantities: of the committee, and of its leader."""
    update: dict[str, Any] = {}
    if working.model is not None:
        update["model"] = working.model
    if working.devils_advocate is not None:
        said = working.devils_advocate
        update["devils_advocate"] = said if said in committee.members else None
    leader: dict[str, Any] = {}
    if working.leader is not None:
        leader["name"] = working.leader
    if working.present is not None:
        leader["present"] = working.present
    return update, leader


def _place(room: Room, member: str) -> int:
    return room.members.index(member) if member in room.members else committee_room.NOBODY
