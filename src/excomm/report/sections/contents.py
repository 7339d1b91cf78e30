"""The sections of the report: which there are, and which of them a crisis will have."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING, NamedTuple

from excomm.errors import InputError
from excomm.evidence.timelines import timeline
from excomm.process.settings import tells_of_time
from excomm.report.findings import MOST_COALITION_PAIRS
from excomm.report.sections.elements import consequences_of, laws_of
from excomm.report.sections.further import chapters_of
from excomm.space.compiling import constraints_of, positions_in
from excomm.space.enumerating import satisfying_codes
from excomm.space.states import why_infeasible

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


class Section(NamedTuple):
    """A section by its key, its title and what it tells; `figures` is the key of what makes its figures, if any."""

    key: str
    title: str
    tells: str
    figures: str = ""


SECTIONS = (
    Section(
        "answer",
        "What could last, and why",
        "The states in which nobody gains by moving, by each concept of stability.",
        "answer",
    ),
    Section(
        "time",
        "How likely, and when",
        "The probability of each outcome, with what is not known kept apart from chance.",
        "time",
    ),
    Section(
        "drivers",
        "What drives the answer",
        "Which of what the file leaves open bears most on the answer.",
        "drivers",
    ),
    Section("actors", "Who decides", "The actors, and the people who act for them."),
    Section("options", "What could be done", "The options of each actor.", "elements"),
    Section("rules", "What cannot be", "Rules, and what follows at once from what."),
    Section("wants", "What each wants", "The preferences of each actor, in the order that counts."),
    Section(
        "map", "All the ways it could stand", "Every state, and where each could be left.", "states"
    ),
    Section(
        "equilibria", "Where it could last", "The equilibria one by one, and counted.", "equilibria"
    ),
    Section(
        "why",
        "Why, state by state",
        "The improvement that tempts each actor, and the sanction that deters it.",
        "explanations",
    ),
    Section(
        "ways",
        "Ways from the start",
        "What can be reached by moves that their actors would make.",
        "ways",
    ),
    Section("history", "What happened", "The path that was taken, step by step.", "history"),
    Section(
        "timeline",
        "Day by day, with what is claimed",
        "What is dated, a lane for each actor.",
        "timeline",
    ),
    Section(
        "together",
        "What actors could do together",
        "Stability where actors can move as coalitions.",
        "coalitions",
    ),
    Section("ranks", "How each ranks the states", "The states from best to worst.", "states"),
    Section(
        "further", "What else the file says", "Variants, events, beliefs, committees.", "further"
    ),
    Section(
        "sources", "What it rests on", "Which claims support or dispute which part.", "sources"
    ),
    Section("method", "How it was computed", "The concepts as defined, and what was left out."),
)


def foreseen(crisis: Crisis, *, draws: int = 0, sensitivity: bool = False) -> tuple[Section, ...]:
    """The sections that the report on a crisis will have, told without analysing it.

    `draws` and `sensitivity` are what the report is asked with. Where it finds that something cannot be computed after
    all, as the crisis in time, the section is left out, and the method says why.

    >>> import excomm as ex
    >>> [one.key for one in foreseen(ex.load("chicken"))][:4]
    ['answer', 'actors', 'options', 'wants']
    """
    in_time = bool(draws) and tells_of_time(crisis)
    there = {
        "time": in_time,
        "drivers": in_time and sensitivity,
        "rules": laws_of(crisis) or consequences_of(crisis),
        "ways": crisis.start or not why_infeasible(crisis, ()),
        "history": crisis.history,
        "timeline": any(entry.kind == "claim" for entry in timeline(crisis).entries),
        "together": _has_coalitions(crisis),
        "further": chapters_of(crisis),
    }
    return tuple(one for one in SECTIONS if there.get(one.key, True))


def _has_coalitions(crisis: Crisis) -> bool:
    """Whether there are several actors, and few enough states to look at all their coalitions."""
    actors = len(crisis.actors)
    most = isqrt(MOST_COALITION_PAIRS >> actors)
    try:
        satisfying_codes(constraints_of(crisis), positions_in(crisis), most=most)
    except InputError:
        return False
    return actors > 1
