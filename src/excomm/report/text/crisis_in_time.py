"""What a crisis file says about time and people, as text for reading: how actors decide, what comes when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.text.paper import Paper, heading, item, wrapped
from excomm.report.words.names import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.events import Belief, Event
    from excomm.model.people import Choice, Consent


def deciding_lines(paper: Paper, crisis: Crisis) -> Iterator[str]:
    """How often each actor gets a chance to act, how it chooses then, and what it considers."""
    told = {key: _deciding(crisis, key) for key in crisis.actors}
    if any(told.values()):
        yield from heading(paper, "HOW ACTORS DECIDE, as time goes by")
    for key, said in told.items():
        if said:
            yield from item(paper, f"{crisis.actors[key].name}: {'; '.join(said)}", indent=2)
        for name, course in crisis.courses.get(key, {}).items():
            does = [*course.takes, *(f"no longer {one}" for one in course.drops)]
            text = f" - {course.text}" if course.text else ""
            yield from item(paper, f"course {name}: {', '.join(does)}{text}", indent=4)


def _deciding(crisis: Crisis, key: str) -> list[str]:
    actor = crisis.actors[key]
    pace = [f"a chance to act every {actor.pace.text}"] if actor.pace else []
    courses = len(crisis.courses.get(key, {}))
    return [
        *pace,
        *_choosing(actor.choice),
        *([f"considers {counted(courses, 'course')}"] if courses else []),
    ]


def _choosing(choice: Choice) -> Iterator[str]:
    if choice.rule != "quantal":
        yield f"chooses by {choice.rule}" + (f" ({choice.committee})" if choice.committee else "")
    for name in ("sharpness", "foresight", "inertia"):
        quantity = getattr(choice, name)
        if quantity is not None:
            yield f"{name} {quantity.text}"
    for line in choice.script:
        does = [*line.takes, *(f"no longer {one}" for one in line.drops)]
        yield f"{', '.join(does)} with chance {line.chance.text} while {written(line.when)}"


def event_in_words(crisis: Crisis, event: Event) -> Iterator[str]:
    """When an event comes, who stands in its way, and what it does, part by part."""
    stages = f" in {event.stages} stages" if event.stages > 1 else ""
    yield f"while {written(event.when)}, at {event.rate.text}{stages}"
    if event.chance is not None:
        yield f"with effect at a chance of {event.chance.text}"
    if event.consent:
        yield f"only if {_people(event.consent)} say yes"
    if event.suppression:
        yield f"stopped if {_people(event.suppression)} say so"
    if event.sets or event.clears:
        yield f"then {', '.join([*event.sets, *(f'not {name}' for name in event.clears)])}"
    for actor, names in event.reveals.items():
        yield f"{crisis.actors[actor].name} learns of {listed(names)}"


def _people(panel: Consent) -> str:
    who = ", ".join(f"{name} ({chance.text})" for name, chance in panel.of.items())
    bound = f", correlation {panel.correlation.text}" if panel.correlation else ""
    absent = f", without {listed(panel.absent)}" if panel.absent else ""
    return f"{panel.need} of {who}{bound}{absent}"


def schedule_lines(paper: Paper, crisis: Crisis) -> Iterator[str]:
    """What happens on its day."""
    if crisis.schedule:
        yield from heading(paper, "SCHEDULE, which comes on its day")
    for entry in crisis.schedule:
        does = [entry.event or "", *entry.sets, *(f"not {name}" for name in entry.clears)]
        done = ", ".join(filter(None, does))
        only = f" if {written(entry.when)}" if entry.when else ""
        text = f"{entry.on.text}: {entry.text}".rstrip(": ")
        yield from item(paper, f"{text} ({done}{only})" if done else text, indent=2)


def belief_lines(paper: Paper, crisis: Crisis) -> Iterator[str]:
    """Where the picture of an actor differs from the file."""
    if crisis.beliefs:
        yield from heading(paper, "BELIEFS, where they differ from this file")
    for actor, belief in crisis.beliefs.items():
        for said in _believed(crisis, belief):
            yield from item(paper, f"{crisis.actors[actor].name}: {said}", indent=2)


def _believed(crisis: Crisis, belief: Belief) -> Iterator[str]:
    for name, event in belief.events.items():
        parts = [
            f"{key} {quantity.text}"
            for key, quantity in (("rate", event.rate), ("chance", event.chance))
            if quantity is not None
        ]
        consent = [f"consent of {_people(event.consent)}"] if event.consent else []
        yield f"{name} with {', '.join([*parts, *consent])}"
    for name, chance in {**belief.options, **belief.conditions}.items():
        yield f"{name} true with probability {chance.text}"
    for other in belief.preferences:
        yield f"what {crisis.actors[other].name} wants is otherwise"
    for other in belief.beliefs:
        yield f"what {crisis.actors[other].name} believes is otherwise"


def committee_lines(paper: Paper, crisis: Crisis) -> Iterator[str]:
    """Who sits in each committee, and what they argue for at first."""
    if crisis.committees:
        yield from heading(paper, "COMMITTEES")
    for name, panel in crisis.committees.items():
        led = f", led by {panel.leader.name}" if panel.leader else ""
        about = f"{name}, for {crisis.actors[panel.actor].name}{led}; {panel.model}"
        yield from wrapped(about, paper.width, first="  ", rest="    ")
        for key, member in panel.members.items():
            favours = [
                course if chance.text == "1" else f"{course} {chance.text}"
                for course, chance in member.position.items()
            ]
            yield from item(paper, f"{member.name or key}: {', '.join(favours)}", indent=4)
