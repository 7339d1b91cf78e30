"""One run of a crisis as a story: who did what, what came by chance, what nearly came, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from excomm.process.answers import answers_given
from excomm.process.knowing import known_at
from excomm.process.loops.people import EFFECT
from excomm.process.minds import minds_of
from excomm.process.running import story_of
from excomm.process.tables import tables_of
from excomm.report.text.paper import PLAIN
from excomm.report.text.story import story_lines, story_table
from excomm.report.words.happenings import day_told, deed_told, event_told, outcome_of, why_so
from excomm.space.states import state_names
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from excomm.process.answers import Answers
    from excomm.process.knowing import Known
    from excomm.process.process import Process
    from excomm.process.running import Entry
    from excomm.space.space import Space
    from excomm.tables.table import Table

Kind = Literal["deed", "chance", "close call", "calendar"]


@dataclass(frozen=True)
class Told:
    """One thing that happened, on a day counted from the start.

    `who` is the actor or event; of an event `why` says why it came to nothing, or who agreed. `gained` became true by
    it, `lost` false. `outcome` is the one that it led to, None where that stayed as it was.
    """

    day: float
    kind: Kind
    who: str
    text: str
    why: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    outcome: str | None


@dataclass(frozen=True)
class Moment:
    """What each actor knew from some day of a run on."""

    day: float
    known: tuple[Known, ...]


@dataclass(frozen=True, repr=False)
class Story(Tabular):
    """A run from its beginning to its end; print it to read it.

    It is run `run` of `seed`, of a draw from the priors. `over` says whether an ending state was reached before the
    time was up, after `days`. If it was asked for, `moments` has what each actor knew at first and after all that
    happened, one thing after the other.
    """

    space: Space
    run: int
    seed: int
    draw: int
    start: int
    told: tuple[Told, ...]
    days: float
    end: int
    over: bool
    moments: tuple[Moment, ...] = ()

    def __str__(self) -> str:
        """The story, laid out for a terminal of eighty columns."""
        return "\n".join(story_lines(PLAIN, self))

    def table(self) -> Table:
        """One row for each thing that happened, in the order of time."""
        return story_table([self])

    @property
    def outcome(self) -> str:
        """The outcome in which it ended."""
        return outcome_of(self.space, self.end)

    @property
    def close_calls(self) -> tuple[Told, ...]:
        """What nearly happened."""
        return tuple(one for one in self.told if one.kind == "close call")


def story_told(
    process: Process, *, run: int, seed: int, draw: int = 0, knowledge: bool = False
) -> Story:
    """Tell one run of a process, which was made for a draw from the priors.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> {one.kind for one in story_told(process, run=3, seed=7).told}
    {'deed'}
    """
    entries = story_of(tables_of(process), run=run, seed=seed)
    return entries_told(process, entries, run=run, seed=seed, draw=draw, knowledge=knowledge)


def entries_told(
    process: Process,
    entries: tuple[Entry, ...],
    *,
    run: int,
    seed: int,
    draw: int = 0,
    knowledge: bool = False,
) -> Story:
    """Tell all that happened in a run of a process, from its entries."""
    tables, space, state = tables_of(process), process.scene.space, process.nodes.state
    before, told = process.nodes.start, []
    for entry in entries:
        answers = answers_given(process, tables, entry, run=run, seed=seed)
        one = _told(process, entry, int(state[before]), int(state[entry.node]), answers)
        told += [one] if one else []
        before = entry.node
    over = bool(process.nodes.ended[before])
    return Story(
        space=space,
        run=run,
        seed=seed,
        draw=draw,
        start=int(state[process.nodes.start]),
        told=tuple(told),
        days=entries[-1].day if over and entries else process.days,
        end=int(state[before]),
        over=over,
        moments=_moments(process, entries) if knowledge else (),
    )


def _moments(process: Process, entries: tuple[Entry, ...]) -> tuple[Moment, ...]:
    """What each actor knew at first, and after each entry; what does not change is looked up once."""
    minds = minds_of(process.scene, process.crisis)
    at = [(0.0, process.nodes.start), *((entry.day, entry.node) for entry in entries)]
    found = {node: known_at(process, node, minds=minds) for node in {node for _, node in at}}
    return tuple(Moment(day, found[node]) for day, node in at)


def _told(
    process: Process, entry: Entry, before: int, after: int, answers: Answers | None
) -> Told | None:
    """What an entry was; None where an event has only passed a stage, which nobody sees."""
    space = process.scene.space
    kind, who, text = _what(process, entry, before, after)
    if not text:
        return None
    was, now = (frozenset(state_names(space, state)) for state in (before, after))
    changed = outcome_of(space, before) != outcome_of(space, after)
    return Told(
        day=entry.day,
        kind=kind,
        who=who,
        text=text,
        why="" if answers is None else why_so(process.crisis, entry.detail, answers),
        gained=tuple(sorted(now - was)),
        lost=tuple(sorted(was - now)),
        outcome=outcome_of(space, after) if changed else None,
    )


def _what(process: Process, entry: Entry, before: int, after: int) -> tuple[Kind, str, str]:
    space, crisis = process.scene.space, process.crisis
    actors, events = list(crisis.actors), list(crisis.events)
    if entry.clock < len(actors):
        actor = actors[entry.clock]
        return "deed", actor, deed_told(process, entry, before, after)
    if entry.clock < len(actors) + len(events):
        event = events[entry.clock - len(actors)]
        if entry.detail < EFFECT:
            return "chance", event, ""
        kind: Kind = "chance" if entry.detail == EFFECT else "close call"
        return kind, event, event_told(space, event, before, after)
    place = entry.clock - len(actors) - len(events)
    return "calendar", "", day_told(process, place)
