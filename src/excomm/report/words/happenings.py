"""What happens in a run, in words: deeds, what comes by chance or on its day, and why it came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.calendar import dated_changes
from excomm.process.forecasting import NO_OUTCOME
from excomm.process.loops.people import BY_CHANCE, REFUSED, SUPPRESSED
from excomm.report.words.names import called, capital, condition, fact, listed, spaced, trimmed
from excomm.report.words.persons import people_called
from excomm.report.words.states import move_in_words

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.answers import Answers
    from excomm.process.process import Process
    from excomm.process.running import Entry
    from excomm.space.space import Space


def outcome_of(space: Space, state: int) -> str:
    """The outcome that a state belongs to, or that of no name."""
    return (*space.outcomes, NO_OUTCOME)[int(space.outcome[state])]


def deed_told(process: Process, entry: Entry, before: int, after: int) -> str:
    """Say what an actor did: by the words of its course, if the file names courses, or else by what changed."""
    space = process.scene.space
    actor = space.actors[entry.clock]
    courses = process.crisis.courses.get(actor, {})
    names = process.scene.considered[entry.clock].names
    name = names[entry.detail] if entry.detail < len(names) else ""
    if name in courses and courses[name].text:
        done = trimmed(courses[name].text)
    else:
        done = move_in_words(space, entry.clock, before, after)
    return f"{capital(called(process.crisis, actor))}: {done}"


def event_told(space: Space, event: str, before: int, after: int) -> str:
    """Say what came by chance, and who learned of what by it where it changed nothing else."""
    crisis = space.crisis
    part = crisis.events[event]
    text = trimmed(part.text) or capital(spaced(event))
    if before != after or not part.reveals:
        return text
    learned = [
        f"{called(crisis, actor)} learns how it stands with {listed([_quoted(crisis, name) for name in names])}"
        for actor, names in part.reveals.items()
        if names
    ]
    return f"{text}; {listed(learned)}" if learned else text


def day_told(process: Process, place: int) -> str:
    """Say what came on its day, as the schedule or the history of the file has it."""
    crisis = process.crisis
    kind, number = dated_changes(process.scene.space)[place].happening.path
    part = crisis.schedule[int(number)] if kind == "schedule" else crisis.history[int(number)]
    return trimmed(part.text) or "What the calendar of the file brings on this day"


def why_so(crisis: Crisis, came_to: int, answers: Answers) -> str:
    """Say why an event that came had its effect or none: who agreed, refused or stopped it, or chance.

    >>> import excomm as ex
    >>> from excomm.process.answers import Answers
    >>> crisis = ex.load("b59-1962")
    >>> why_so(crisis, 0, Answers({"captain": True}, {}))
    'the captain agreed'
    >>> why_so(crisis, 1, Answers({"captain": True, "arkhipov": False}, {}))
    'Arkhipov refused, though the captain agreed'
    >>> why_so(crisis, 2, Answers({}, {"duty_officer": True, "commander": False}))
    'the duty officer stopped it'
    >>> why_so(crisis, 3, Answers({"captain": True}, {}))
    'the captain agreed, and only chance kept it from its effect'
    """
    agreed = _who(crisis, answers.consent, said=True)
    if came_to == REFUSED:
        refused = f"{_who(crisis, answers.consent, said=False)} refused"
        return f"{refused}, though {agreed} agreed" if agreed else refused
    if came_to == SUPPRESSED:
        return f"{_who(crisis, answers.suppression, said=True)} stopped it"
    if came_to == BY_CHANCE:
        kept = "only chance kept it from its effect"
        return f"{agreed} agreed, and {kept}" if agreed else kept
    return f"{agreed} agreed" if agreed else ""


def _who(crisis: Crisis, answers: dict[str, bool], *, said: bool) -> str:
    people = [person for person, answer in answers.items() if answer == said]
    return people_called(crisis, people) if people else ""


def _quoted(crisis: Crisis, name: str) -> str:
    return condition(crisis, name) if name in crisis.conditions else f"“{fact(crisis, name)}”"
