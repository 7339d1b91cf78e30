"""What could have been otherwise in a run: choices made, events that came, what people answered, and luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from excomm.causes.situation import Situation
from excomm.causes.timeline import followed, played
from excomm.process.loops.people import BY_CHANCE, EFFECT, MOST_PEOPLE, REFUSED, SUPPRESSED
from excomm.process.loops.replaying import ANSWER, CHOICE, COMING, PASSING
from excomm.process.loops.running import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.causes.situation import Fixed, Truths
    from excomm.causes.timeline import Stage, Timeline

    Places = NDArray[np.int64]

Kind = Literal["choice", "event", "answer", "luck"]


@dataclass(frozen=True)
class Deed:
    """One thing that could have been otherwise, on a day counted from the start.

    - a `choice` of the actor `who`, which took the course `what`, and might have kept still;
    - an `event`, `what`, which came with its effect, and might not have come;
    - the `answer` of the person `who` to the event `what`, which might have been the other;
    - the `luck` that let the event `what` pass without effect though nobody stopped it.

    The choice of an actor that kept still, and an event that could not come, are `idle`: they can be held as they were,
    but are no causes themselves. `step` is the number of the step of history that it is, 0 if none. `ring`, `about` and
    `actual` say where it stands in a timeline (see `excomm.process.loops.replaying`). `move` has the states before and
    after a choice.
    """

    kind: Kind
    who: str
    what: str
    day: float
    step: int
    ring: int
    about: int
    actual: int
    idle: bool = False
    move: tuple[int, int] | None = None

    @property
    def said_yes(self) -> bool:
        """Whether a person's answer was yes."""
        return self.kind == "answer" and self.actual == 1

    @property
    def panel(self) -> Literal["", "consent", "suppression"]:
        """Of an answer: whether it was to give consent to the event, or to suppress it; else nothing."""
        if self.kind != "answer":
            return ""
        return "consent" if self.about < ANSWER + MOST_PEOPLE else "suppression"

    @property
    def asked(self) -> str:
        """What a person was asked, as in `b59_cornered` or, where it could be stopped, `suppression of false_alarm`."""
        return f"suppression of {self.what}" if self.panel == "suppression" else self.what

    @property
    def label(self) -> str:
        """What it is about, whatever came of it, as in `arkhipov on b59_cornered` or `usa: blockade`."""
        return {
            "choice": f"{self.who}: {self.what}",
            "event": self.what,
            "answer": f"{self.who} on {self.asked}",
            "luck": f"luck with {self.what}",
        }[self.kind]

    @property
    def name(self) -> str:
        """A name by which it can be told from all others, as in `usa: blockade, day 7.5`."""
        act = {
            "choice": f"{self.who}: {self.what}",
            "event": f"no {self.what}" if self.idle else self.what,
            "answer": f"{self.who}: {'yes' if self.said_yes else 'no'} to {self.asked}",
            "luck": f"luck: no {self.what}",
        }[self.kind]
        # Four decimals are nine seconds: nothing comes twice in so short a time.
        return f"{act}, day {self.day:.4f}".rstrip("0").rstrip(".")


def deeds_in(stage: Stage, timeline: Timeline, *, named: bool = False) -> tuple[Deed, ...]:
    """Everything that could have been otherwise in a run, in the order of time.

    Choices count that changed the state; events that came with an effect; the answers of people where luck would have
    let the event pass; and luck, where it alone stood in the way. With `named`, only what is a step of history.
    """
    details, nodes = followed(stage, timeline)
    before = np.concatenate(([stage.process.nodes.start], nodes[:-1]))
    chance = (timeline.clocks >= len(stage.process.nodes.moves)) & (details > EFFECT)
    moved = np.flatnonzero((before != nodes) | chance)
    states = stage.process.nodes.state
    found: list[Deed] = []
    for ring in moved.tolist():
        if timeline.step[ring] or not named:
            move = int(states[before[ring]]), int(states[nodes[ring]])
            found += _at(stage, timeline, ring, int(details[ring]), move)
    return tuple(found)


def situation_among(
    stage: Stage, timeline: Timeline, deeds: Sequence[Deed], effect: NDArray[np.bool_]
) -> Situation:
    """The deeds of a run as variables, to explain that it ended in a node in which `effect` holds."""
    first = np.searchsorted([deed.ring for deed in deeds], np.arange(timeline.rings + 1))
    variables = (
        first.astype(np.int64),
        np.array([deed.about for deed in deeds], np.int64),
        np.array([deed.actual for deed in deeds], np.int64),
    )

    def replay(fixed: Fixed) -> tuple[Truths, Truths]:
        differs, ends = played(stage, timeline, variables, fixed)
        return differs, effect[ends]

    names = tuple(deed.name for deed in deeds)
    return Situation(names, tuple(int(not deed.idle) for deed in deeds), replay)


def idle_in(stage: Stage, timeline: Timeline) -> tuple[Deed, ...]:
    """The chances to act that nobody used in a run, and the rings of events that could not come."""
    details, nodes = followed(stage, timeline)
    before = np.concatenate(([stage.process.nodes.start], nodes[:-1]))
    still = (timeline.clocks < len(stage.process.nodes.moves)) & (before == nodes)
    return tuple(
        _idle(stage, timeline, ring, int(details[ring]))
        for ring in np.flatnonzero(still | (details == IDLE)).tolist()
        if timeline.clocks[ring] < len(stage.tables.rates)
    )


def _idle(stage: Stage, timeline: Timeline, ring: int, detail: int) -> Deed:
    clock, actors = int(timeline.clocks[ring]), len(stage.process.nodes.moves)
    day, step = float(timeline.days[ring]), int(timeline.step[ring])
    if clock < actors:
        who = stage.process.scene.space.actors[clock]
        stays = int(stage.tables.courses[clock])
        kept = stays if detail == IDLE else detail
        return Deed("choice", who, "keep still", day, step, ring, CHOICE, kept, idle=True)
    event = tuple(stage.process.crisis.events)[clock - actors]
    return Deed("event", event, event, day, step, ring, COMING, 0, idle=True)


def holdable_in(stage: Stage, timeline: Timeline, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """Some deeds of a run, with all that was idle in it, in the order of time."""
    return tuple(sorted((*deeds, *idle_in(stage, timeline)), key=lambda deed: deed.ring))


def _at(
    stage: Stage, timeline: Timeline, ring: int, detail: int, move: tuple[int, int]
) -> Iterator[Deed]:
    """What could have been otherwise at one ring that came to something."""
    process, clock = stage.process, int(timeline.clocks[ring])
    actors, events = len(process.nodes.moves), len(process.rate)
    day, step = float(timeline.days[ring]), int(timeline.step[ring])
    if clock < actors:
        name = process.scene.considered[clock].names[detail]
        who = process.scene.space.actors[clock]
        yield Deed("choice", who, name, day, step, ring, CHOICE, detail, move=move)
    elif clock < actors + events and detail >= EFFECT:
        event = tuple(process.crisis.events)[clock - actors]
        if detail == EFFECT:
            yield Deed("event", event, event, day, step, ring, COMING, 1)
        if detail == BY_CHANCE:
            yield Deed("luck", event, event, day, step, ring, PASSING, 0)
        elif timeline.passes[ring]:
            yield from _answers(stage, timeline, ring, detail, event)


def _answers(
    stage: Stage, timeline: Timeline, ring: int, detail: int, event: str
) -> Iterator[Deed]:
    """What the people said who were asked: those who must consent, and, if they did, those who could suppress."""
    hurdles = stage.process.hurdles[int(timeline.clocks[ring]) - len(stage.process.nodes.moves)]
    panels: list[Any] = [hurdles.consent]
    if hurdles.suppression and detail != REFUSED:
        panels.append(hurdles.suppression)
    day, step = float(timeline.days[ring]), int(timeline.step[ring])
    for panel, one in enumerate(panels):
        for place, (person, said) in enumerate(
            zip(one.people, said_by(timeline, ring, panel, len(one.people)), strict=True)
        ):
            about = ANSWER + panel * MOST_PEOPLE + place
            yield Deed("answer", person, event, day, step, ring, about, int(said))


def said_by(timeline: Timeline, ring: int, panel: int, people: int) -> list[bool]:
    """What each person of a panel says at a ring, the later having heard the one before."""
    said: list[bool] = []
    for person in range(people):
        follows = timeline.defers[ring, panel, person]
        said.append(said[-1] if follows else bool(timeline.yes[ring, panel, person]))
    return said


def comes_to(stage: Stage, timeline: Timeline, ring: int) -> int:
    """What an event that comes at a ring comes to, by the people and luck of the timeline."""
    event = int(timeline.clocks[ring]) - len(stage.process.nodes.moves)
    people, need = stage.tables.people[event], stage.tables.need[event]
    enough = [
        people[panel] > 0 and sum(said_by(timeline, ring, panel, int(people[panel]))) >= need[panel]
        for panel in (0, 1)
    ]
    if people[0] > 0 and not enough[0]:
        return REFUSED
    if enough[1]:
        return SUPPRESSED
    return EFFECT if timeline.passes[ring] else BY_CHANCE
