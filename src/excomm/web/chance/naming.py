"""Names a quantity of a file as people would: whose it is, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from excomm.report.words import names
from excomm.report.words.names import capital, deed, fact, spaced, trimmed
from excomm.report.words.persons import person_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path

# What the last key of a place says, for the thing that the keys before it name.
_SAYS = {
    "pace": "mean time between its chances to act",
    "sharpness": "how sharply it tells better from worse",
    "foresight": "how far ahead it looks",
    "inertia": "what changing course costs it",
    "rate": "how often it comes",
    "chance": "chance that it has its effect",
    "insulation": "how far outside views are kept out",
    "closed_mindedness": "how far doubts are ignored",
    "directive_leadership": "how far the leader steers",
    "weight": "how much the leader's position counts",
}
_ANSWERS = {"consent": "says yes", "suppression": "stops it"}


class Called(NamedTuple):
    """Whose a quantity is, and what it says."""

    whose: str
    says: str

    @property
    def whole(self) -> str:
        """Both on one line."""
        return f"{self.whose}: {self.says}"


def called(crisis: Crisis, path: Path) -> Called:
    """Name the quantity at a path of the file.

    >>> import excomm as ex
    >>> called(ex.load("cuba-1962"), ("actors", "usa", "pace")).whole
    'United States: mean time between its chances to act'
    >>> called(ex.load("cuba-1962"), ("events", "sam_fire", "consent", "of", "garbuz")).says
    'chance that Garbuz says yes'
    """
    section, name, *rest = map(str, path)
    match section:
        case "actors":
            return Called(crisis.actors[name].name, _of_actor(crisis, name, rest))
        case "events":
            return Called(_event(crisis, name), _of_event(crisis, rest))
        case "beliefs":
            return Called(f"What {names.called(crisis, name)} believes", _of_belief(crisis, rest))
        case "committees":
            return Called(capital(spaced(name)), _of_committee(crisis, name, rest))
    return Called(capital(spaced(name)), _plainly(rest))


def _event(crisis: Crisis, name: str) -> str:
    return trimmed(crisis.events[name].text) or capital(spaced(name))


def _of_actor(crisis: Crisis, name: str, rest: Sequence[str]) -> str:
    match rest:
        case ["choice", "script", number, "chance"]:
            takes = crisis.actors[name].choice.script[int(number)].takes
            does = " and ".join(deed(crisis, option) for option in takes)
            return f"chance that it does this: {does}" if does else "chance that it changes course"
    return _plainly(rest)


def _of_event(crisis: Crisis, rest: Sequence[str]) -> str:
    match rest:
        case ["consent" | "suppression" as panel, "of", person]:
            return f"chance that {person_called(crisis, person)} {_ANSWERS[panel]}"
        case ["consent" | "suppression", "correlation"]:
            return "how alike the answers of these people are"
    return _plainly(rest)


def _of_belief(crisis: Crisis, rest: Sequence[str]) -> str:
    match rest:
        case ["events", event, *inside]:
            return f"{_event(crisis, event)}: {_of_event(crisis, inside)}"
        case ["options" | "conditions", name]:
            return f"chance that it takes this for true: {fact(crisis, name)}"
        case ["beliefs", other, *inside]:
            return f"what {names.called(crisis, other)} believes: {_of_belief(crisis, inside)}"
    return _plainly(rest)


def _of_committee(crisis: Crisis, name: str, rest: Sequence[str]) -> str:
    match rest:
        case ["members", member, "position", course]:
            return f"how far {_member(crisis, name, member)} favours: {spaced(course)}"
        case ["members", member, "susceptibility"]:
            return f"how far others sway {_member(crisis, name, member)}"
    return _plainly(rest)


def _member(crisis: Crisis, committee: str, member: str) -> str:
    return crisis.committees[committee].members[member].name or spaced(member)


def _plainly(rest: Sequence[str]) -> str:
    return _SAYS.get(rest[-1], " ".join(map(spaced, rest))) if rest else ""
