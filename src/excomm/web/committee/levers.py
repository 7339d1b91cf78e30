"""The ways of working that can be moved: as the file has them, how far, and when they change nothing."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from excomm.model.people import Committee, Leader, Member
from excomm.model.quantities import Known, Prior
from excomm.process.committee_room import CONFIDENCE, NOBODY, SUSCEPTIBILITY, WEIGHT
from excomm.process.priors import quantile
from excomm.report.text.committee import MODELS
from excomm.report.words.names import capital
from excomm.web.committee.marks import called
from excomm.web.committee.spreads import DIGITS
from excomm.web.shapes.committee import MOST_WEIGHT, Choice, ChoiceOffered, Lever
from excomm.web.shapes.committee import NOBODY as NO_ONE

if TYPE_CHECKING:
    from excomm.model.quantities import Quantity
    from excomm.process.committee_room import Room
    from excomm.web.shapes.committee import Working

# Five, fifty and ninety-five percent of a prior lie below.
_POINTS = np.array([0.05, 0.5, 0.95])
_LINEAR_ONLY = "Without effect: only in the model of Friedkin and Johnsen does it matter."
_NEAR_ONLY = "Without effect: only under bounded confidence does it matter who is near."
_SHARES = {
    "directive_leadership": "A leader who steers",
    "insulation": "Outsiders kept out",
    "closed_mindedness": "Closed minds",
}


class _Held(NamedTuple):
    """What the file says of a number: its standing, its words, and three points of it."""

    standing: Literal["open", "known", "assumed"]
    text: str
    low: float
    middle: float
    high: float


def levers_of(committee: Committee, room: Room, working: Working) -> tuple[Lever, ...]:
    """Every number of how a committee works; `room` is the committee as it works now."""
    idle = _idle(room)
    rows = [
        (name, title, _hint(Committee, name), _held(getattr(committee, name), 0.0))
        for name, title in _SHARES.items()
    ]
    rows.append(
        (
            "susceptibility",
            "How far all can be moved",
            f"One number for all members. {_hint(Member, 'susceptibility')}",
            _of_all(committee),
        )
    )
    if committee.leader is not None:
        weight = _held(committee.leader.weight, WEIGHT)
        rows.append(("weight", "The leader's weight", _hint(Leader, "weight"), weight))
    if room.model == "bounded-confidence":
        near = _held(committee.confidence, CONFIDENCE)
        rows.append(("confidence", "How near is near", _hint(Committee, "confidence"), near))
    return tuple(
        _lever(name, title, hint, held, moved=getattr(working, name), idle=idle.get(name, ""))
        for name, title, hint, held in rows
    )


def choices_of(committee: Committee, room: Room, working: Working) -> tuple[Choice, ...]:
    """Every way of working that is chosen; `room` is the committee as it works now."""
    people = [ChoiceOffered(value=key, title=called(committee, key)) for key in committee.members]
    found = [
        Choice(
            name="devils_advocate",
            title="Told to argue against what leads",
            hint=_hint(Committee, "devils_advocate"),
            offered=(ChoiceOffered(value=NO_ONE, title="Nobody"), *people),
            own=committee.devils_advocate or NO_ONE,
            moved=working.devils_advocate,
            idle="",
        )
    ]
    leader = committee.leader
    if leader is not None:
        found += [
            Choice(
                name="leader",
                title="Who leads",
                hint=_hint(Leader, "name"),
                offered=tuple(people),
                own=leader.name,
                moved=working.leader,
                idle="",
            ),
            Choice(
                name="present",
                title="Where the leader is",
                hint=_hint(Leader, "present"),
                offered=(
                    ChoiceOffered(value="true", title="In the room"),
                    ChoiceOffered(value="false", title="Away; decides afterwards"),
                ),
                own=_truth(is_so=leader.present),
                moved=None if working.present is None else _truth(is_so=working.present),
                idle="",
            ),
        ]
    models = tuple(ChoiceOffered(value=key, title=_model_title(key)) for key in MODELS)
    hint = MODELS[room.model]
    return (
        *found,
        Choice(
            name="model",
            title="How members influence each other",
            hint=hint,
            offered=models,
            own=committee.model,
            moved=working.model,
            idle="",
        ),
    )


def _truth(*, is_so: bool) -> str:
    return "true" if is_so else "false"


def _model_title(model: str) -> str:
    return {
        "friedkin-johnsen": "Friedkin and Johnsen: they hold to where they began",
        "degroot": "DeGroot: all come to one view",
        "bounded-confidence": "Bounded confidence: they heed those near them",
    }[model]


def _idle(room: Room) -> dict[str, str]:
    """Why a number changes nothing as things stand."""
    idle = {}
    if room.leader == NOBODY:
        idle["directive_leadership"] = "Without effect: nobody leads."
    elif not room.present:
        idle["directive_leadership"] = "Without effect: the leader is not in the room."
    if not room.outside.any():
        idle["insulation"] = "Without effect: nobody is from outside."
    if room.model != "friedkin-johnsen":
        idle["susceptibility"] = _LINEAR_ONLY
    if room.model != "bounded-confidence":
        idle["confidence"] = _NEAR_ONLY
    return idle


def _held(quantity: Quantity | None, taken: float) -> _Held:
    if quantity is None:
        return _Held("assumed", f"{taken:g}", taken, taken, taken)
    low, middle, high = _points(quantity)
    standing: Literal["open", "known"] = "open" if isinstance(quantity, Prior) else "known"
    return _Held(standing, quantity.text, low, middle, high)


def _points(quantity: Quantity) -> tuple[float, float, float]:
    if isinstance(quantity, Known):
        return quantity.value, quantity.value, quantity.value
    low, middle, high = quantile(quantity, _POINTS).tolist()
    return low, middle, high


def _of_all(committee: Committee) -> _Held:
    """What the file says of all susceptibilities together."""
    each = [_held(one.susceptibility, SUSCEPTIBILITY) for one in committee.members.values()]
    texts = {one.text for one in each}
    text = texts.pop() if len(texts) == 1 else "member by member"
    standings = {one.standing for one in each}
    standing = next(one for one in ("open", "known", "assumed") if one in standings)
    return _Held(
        standing,
        text,
        min(one.low for one in each),
        sum(one.middle for one in each) / len(each),
        max(one.high for one in each),
    )


def _lever(name: str, title: str, hint: str, held: _Held, *, moved: float | None, idle: str) -> Lever:  # fmt: skip
    most = 1.0
    if name == "weight":
        most = float(min(max(10, ceil(held.high)), MOST_WEIGHT))
    return Lever(
        name=name,
        title=title,
        hint=hint,
        standing=held.standing,
        text=held.text,
        least=0.0,
        most=most,
        step=10.0 ** (floor(log10(most)) - 2),
        low=round(held.low, DIGITS),
        middle=round(held.middle, DIGITS),
        high=round(held.high, DIGITS),
        moved=moved,
        idle=idle,
    )


def _hint(part: type[Committee | Leader | Member], field: str) -> str:
    description = part.model_fields[field].description or ""
    return capital(description.removeprefix("Groupthink: "))
