"""The states of a crisis: how they are chosen, grouped, listed, laid out on a lattice, and told of one by one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer, Badge, Code, Named

Concept = Literal["nash", "gmr", "smr", "seq", "symmetric_seq", "sim"]
# How a state lasts, the firmest first; none where it does not.
Lasting = Literal["rest", "answered", "threatened", "none"]


class WayToLast(Answer):
    """A way for a state to last, in words that need no theory."""

    key: Lasting
    name: str
    meaning: str


class ConceptAsked(Answer):
    """A stability concept: its name, its sign in tables, and what it says of a state and an actor."""

    key: Concept
    name: str
    sign: str
    meaning: str
    equilibria: int = Field(description="How many states are stable by it for every actor.")
    of_coalitions: bool = Field(description="Whether groups of actors can be asked about by it.")


class HistoryStep(Answer):
    """A step of the path that history took, and the state after it; none where the model has no such state."""

    when: str
    text: str
    state: int | None


class StatesAtAGlance(Answer):
    """What the screen begins with; states are numbered from 1, as the command line does."""

    title: str
    states: int
    actors: tuple[Badge, ...]
    concepts: tuple[ConceptAsked, ...]
    ways: tuple[WayToLast, ...]
    start: int | None = Field(description="The state in which the crisis begins.")
    history: tuple[HistoryStep, ...]
    history_end: int | None
    notes: tuple[str, ...] = Field(description="What was not computed, and why.")
    coalitions: str = Field(
        description="Why coalitions cannot be asked about; empty where they can."
    )
    facts: tuple[Named, ...] = Field(
        description="Options and conditions, by the names that formulas use."
    )
    code: Code


class Fact(Answer):
    """An option or condition that holds: its name in formulas, in short, and its text."""

    name: str
    short: str
    text: str


class HeldBy(Answer):
    """What holds in a state by one actor's doing; by nobody's where there is no actor."""

    actor: str | None
    facts: tuple[Fact, ...]


class StateCard(Answer):
    """One state; `stable` says for each concept, in the order of the actors, for whom it is stable."""

    number: int
    in_short: str
    held: tuple[HeldBy, ...]
    outcome: str
    lasting: Lasting
    marks: tuple[str, ...] = Field(description="Start, end and steps of history.")
    stable: dict[Concept, tuple[bool, ...]]
    equilibrium: tuple[Concept, ...] = Field(
        description="The concepts by which it is stable for every actor."
    )
    ranks: tuple[int, ...] = Field(description="How each actor ranks it; 1 is the best.")
    best: tuple[int | None, ...] = Field(
        description="Where each actor would rather move to; none where it would rather stay."
    )
    moves: int | None = Field(description="How many moves lead there from the start.")
    improvements: int | None = Field(description="How many improvements lead there from the start.")


class Crumb(Answer):
    """A choice that the states shown are narrowed by: its key, as taken by `in`, and as words and as a formula."""

    key: str
    name: str
    where: str


class Grouping(Answer):
    """A way to group the chosen states, and how many groups that makes."""

    key: str
    name: str
    groups: int


class GroupLead(Answer):
    """In how many states of a group an actor would rather be in a state of another group, given by its key."""

    actor: str
    to: str
    states: int


class StateGroup(Answer):
    """States that have something in common; `lasting` counts them from the firmest to those that do not last."""

    key: str
    name: str
    where: str
    states: int
    lasting: tuple[int, ...]
    equilibria: dict[Concept, int]
    marks: tuple[str, ...]
    only: int | None = Field(description="Its state, where it has only one.")
    leads: tuple[GroupLead, ...] | None = Field(
        description="The most common improvements into others; none where they are too many to be counted."
    )


class LatticeCard(Answer):
    """A state and where its card stands, in pixels."""

    state: StateCard
    x: float
    y: float
    row: int
    column: int
    panel: int


class LatticeHeader(Answer):
    """What stands along a side of the lattice: what an actor does in that row or column."""

    kind: Literal["panel", "row", "column"]
    actor: str | None
    text: str
    x: float
    y: float
    width: float
    height: float


class LatticeWire(Answer):
    """A line from some states to the one that an actor would rather be in.

    Strokes are points as SVG has them: "x,y x,y"; the last one, `arrow`, ends in the arrow's head.
    """

    actor: str
    sources: tuple[int, ...]
    target: int
    strokes: tuple[str, ...]
    arrow: str


class LatticeMove(Answer):
    """A move between two states on the lattice, and whether it makes things better for whoever makes it."""

    actor: str
    source: int
    target: int
    better: bool


class Lattice(Answer):
    """The chosen states, laid out so that a move along a row or a column is one actor's."""

    width: float
    height: float
    card_width: float
    card_height: float
    about: str
    cards: tuple[LatticeCard, ...]
    headers: tuple[LatticeHeader, ...]
    wires: tuple[LatticeWire, ...]
    moves: tuple[LatticeMove, ...]


class StatesMap(Answer):
    """The chosen states at a glance: as a lattice where they are few enough, and in groups."""

    chosen: int
    of: int
    crumbs: tuple[Crumb, ...]
    lattice: Lattice | None
    groupings: tuple[Grouping, ...]
    by: str
    groups: tuple[StateGroup, ...]
    more_groups: int
    more_states: int
    code: Code


class StatesPage(Answer):
    """Some of the chosen states, in the order asked for."""

    total: int
    offset: int
    rows: tuple[StateCard, ...]
    code: Code


class OpenMove(Answer):
    """A move that an actor could make, in words, and what whoever makes it gains."""

    to: int
    text: str
    outcome: str
    gain: Literal["better", "same", "worse"]


class MovesOf(Answer):
    """The moves of one actor, what it would gain by most first; `total` counts those that are left out too."""

    actor: str
    total: int
    better: int
    moves: tuple[OpenMove, ...]


class PathStep(Answer):
    """A step of a path: who moves, from where to where, in words."""

    actors: tuple[str, ...]
    source: int
    target: int
    text: str


class PathThere(Answer):
    """A shortest path to a state; without steps where `why_not` says why there is none.

    `beside` says whether history went this way, and how many other ways are as short where they could be counted.
    """

    steps: tuple[PathStep, ...]
    found: bool
    why_not: str
    beside: str


class StateTold(Answer):
    """All that is to be said of one state."""

    state: StateCard
    facts: tuple[str, ...] = Field(
        description="What is true in it, in sentences, one for each actor."
    )
    rests: str = Field(description="How it lasts, or that it does not.")
    moves: tuple[MovesOf, ...]
    by_moves: PathThere
    by_improvements: PathThere
    along: tuple[StateCard, ...] = Field(description="The states on the two paths.")
    code: Code
