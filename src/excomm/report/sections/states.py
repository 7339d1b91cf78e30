"""A state as the report shows it: its number, what is true in it, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.kinds import KINDS, Kind
from excomm.report.people import Badge, badges_of
from excomm.report.words.names import owner
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from excomm.report.findings import Findings
    from excomm.stability.walks import Walk

# A state without options or conditions that hold.
NOTHING = "nothing done"


@dataclass(frozen=True)
class Item:
    """One option or condition that holds: its short name, and its text for those who point at it."""

    name: str
    short: str
    text: str


@dataclass(frozen=True)
class Held:
    """What holds by one actor's doing, or by nobody's where there is no badge."""

    badge: Badge | None
    items: tuple[Item, ...]


@dataclass(frozen=True)
class StateView:
    """One state. `marks` are of the status quo and of history; `kind` says how it lasts, None that it does not."""

    number: int
    held: tuple[Held, ...]
    outcome: str
    kind: Kind | None
    concepts: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def in_short(self) -> str:
        """What is true, in a line without badges: who does what, then what holds."""
        return "; ".join(map(_in_a_line, self.held)) or NOTHING


def _in_a_line(held: Held) -> str:
    whose = held.badge.name if held.badge else "it holds"
    return f"{whose}: {', '.join(item.short for item in held.items)}"


@dataclass(frozen=True)
class States:
    """Makes views of states; made once for each report."""

    findings: Findings
    badges: Mapping[str, Badge]
    marks: Mapping[int, tuple[str, ...]]

    def __getitem__(self, state: int) -> StateView:
        """Return the view of a state by its index."""
        findings = self.findings
        tone = int(findings.tones[state])
        place = int(findings.space.outcome[state])
        return StateView(
            number=state + 1,
            held=self._held(state),
            outcome=titled(findings.space.outcomes[place]) if place >= 0 else "",
            kind=KINDS[tone] if tone < len(KINDS) else None,
            concepts=findings.concepts_of(state),
            marks=self.marks.get(state, ()),
        )

    def _held(self, state: int) -> tuple[Held, ...]:
        crisis = self.findings.crisis
        true = frozenset(state_names(self.findings.space, state))
        held = [
            Held(
                badge,
                tuple(self._item(n) for n in crisis.options if n in true and owner(n) == actor),
            )
            for actor, badge in self.badges.items()
        ]
        facts = Held(None, tuple(self._item(n) for n in crisis.conditions if n in true))
        return tuple(one for one in (*held, facts) if one.items)

    def _item(self, name: str) -> Item:
        crisis = self.findings.crisis
        text = (crisis.options.get(name) or crisis.conditions[name]).text
        return Item(name, short_name(name), text)


def states_of(findings: Findings) -> States:
    """Prepare to show the states of a crisis."""
    return States(findings, badges_of(findings.crisis.actors), _marks(findings))


def short_name(name: str) -> str:
    """Return the name of an option or condition as words, without its actor.

    >>> short_name("usa.air_strike"), short_name("nuclear_war")
    ('air strike', 'nuclear war')
    """
    return name.rpartition(".")[2].replace("_", " ")


def titled(name: str) -> str:
    """Return a name of the file as words with a capital.

    >>> titled("nuclear_war")
    'Nuclear war'
    """
    words = short_name(name)
    return words[:1].upper() + words[1:]


def _marks(findings: Findings) -> dict[int, tuple[str, ...]]:
    marks: dict[int, tuple[str, ...]] = {}
    start, end = findings.space.start, findings.chronicle.end
    if start is not None:
        marks[start] = ("start",)
    for number, state in enumerate(findings.chronicle.states[1:-1], 1):
        if state is not None:
            marks[state] = (*marks.get(state, ()), f"step {number}")
    if end is not None:
        marks[end] = (*marks.get(end, ()), "end")
    return marks


def ordered_by_strictness(findings: Findings, states: NDArray[np.int64]) -> list[int]:
    """Sort states: the strictest concept first, then those in reach by improvements, by moves, and the nearest."""
    keys: list[NDArray[np.integer]] = [states]
    if findings.reached is not None:
        walks = (findings.reached.moves, findings.reached.improvements)
        keys += [_distance(walk, states) for walk in walks]
    order = np.lexsort((*keys, findings.strictest[states]))
    return [int(state) for state in states[order]]


def _distance(walk: Walk, states: NDArray[np.int64]) -> NDArray[np.integer]:
    """Return how many steps away states are, with those out of reach the farthest."""
    lengths = walk.length[states]
    return np.where(lengths < 0, np.iinfo(np.int32).max, lengths)
