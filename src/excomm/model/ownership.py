"""Checks that actors take and drop only what is theirs to take and drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.crisis import is_open

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.history import Step
    from excomm.model.located import Path
    from excomm.model.people import ScriptLine
    from excomm.model.preferences import Course
    from excomm.model.problems import Problems


def check_owners(crisis: Crisis, problems: Problems) -> None:
    """Add to `problems` whatever is taken or dropped by an actor to whom it is not open."""
    for name, option in crisis.options.items():
        if name.partition(".")[0] in option.open_to:
            message = "an option is open to its own actor anyway"
            problems.at(("options", name, "open_to"), message, "name the other actors")
    for actor, courses in crisis.courses.items():
        for name, course in courses.items():
            _check_own(crisis, problems, ("courses", actor, name), actor, course)
    for actor, decider in crisis.actors.items():
        for position, line in enumerate(decider.choice.script):
            path = ("actors", actor, "choice", "script", position)
            _check_own(crisis, problems, path, actor, line)
    for position, step in enumerate(crisis.history):
        _check_step(crisis, problems, ("history", position), step)


def _check_step(crisis: Crisis, problems: Problems, path: Path, step: Step) -> None:
    if step.actor is not None:
        _check_own(crisis, problems, path, step.actor, step)
    elif step.takes or step.drops:
        problems.at(path, "options are taken or dropped here, but by whom?", "add 'actor:'")
    if not (step.takes or step.drops or step.event or step.sets or step.clears or step.text):
        remedy = "say what is taken, dropped or set, or tell it as 'text:'"
        problems.at(path, "nothing happens in this step", remedy)


def _check_own(
    crisis: Crisis, problems: Problems, path: Path, actor: str, part: Course | ScriptLine | Step
) -> None:
    for key, names in (("takes", part.takes), ("drops", part.drops)):
        for position, name in enumerate(names):
            if name in crisis.options and not is_open(crisis, name, actor):
                remedy = f"add 'open_to: [{actor}]' to it, or name one of its own"
                message = f"'{name}' is not an option of {actor}"
                problems.at((*path, key, position), message, remedy)
