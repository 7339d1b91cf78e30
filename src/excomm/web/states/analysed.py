"""Analyses a crisis once for all questions about its states, until its file changes."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from excomm.loading import load_space
from excomm.report.findings import Asked, Findings, find
from excomm.report.progress import Steps
from excomm.report.sections.states import States, states_of
from excomm.space.naming import number_of
from excomm.stability.joining import JointMoves, joint_moves
from excomm.web.cards import stamp_of
from excomm.web.problems import NotThereError
from excomm.web.remembering import Remembered
from excomm.web.states.size import (
    MOST_STATES,
    is_bearable,
    listed_moves,
    room_of,
    states_in,
    too_large,
)

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.space.space import Space
    from excomm.web.shelf import Shelved

# In states: two of the largest, or many small ones, each of which takes some room however few states it has.
REMEMBERED = 2 * MOST_STATES
LEAST_COUNTED = 1 << 12
# From here on an analysis may take seconds, and memory that several at once would not find.
LARGE = 1 << 12
_ONE_LARGE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Analysed:
    """A crisis with its variants, and what was found of its states.

    `joint` keeps what was found of coalitions; ask it only while holding `lock`.
    """

    shelved: Shelved
    variants: tuple[str, ...]
    findings: Findings
    states: States
    highest: tuple[int, ...]
    joint: JointMoves
    lock: Lock

    @property
    def space(self) -> Space:
        """The states, moves and rankings."""
        return self.findings.space

    @property
    def crisis(self) -> Crisis:
        """What was analysed."""
        return self.findings.crisis

    def index_of(self, number: int) -> int:
        """Where the state of a number stands; `NotThereError` if there is none."""
        if not 1 <= number <= self.space.states:
            raise NotThereError(
                f"there is no state {number}",
                remedy=f"states are numbered from 1 to {self.space.states:,}",
            )
        return number - number_of(0)


_ANALYSED = Remembered[Analysed](
    most=REMEMBERED, weigh=lambda one: max(room_of(one.space), LEAST_COUNTED)
)


def analysed(shelved: Shelved, variants: tuple[str, ...]) -> Analysed:
    """Analyse a crisis by every concept that its size allows.

    Raises `CrisisError` for a faulty one, and `InputError` for one that is too large to be analysed while somebody
    waits.
    """
    key = (shelved, variants, stamp_of(shelved.path))
    return _ANALYSED.of(key, lambda: _analysed(shelved, variants))


def _analysed(shelved: Shelved, variants: tuple[str, ...]) -> Analysed:
    states = states_in(shelved, variants)
    with _ONE_LARGE_AT_A_TIME if states >= LARGE else nullcontext():
        space = load_space(shelved.path, variants=variants)
        if not is_bearable(space):
            moves = f"{listed_moves(space):,} moves have to be looked at one by one"
            raise too_large(shelved, variants, moves)
        # Coalitions are asked about one by one, by those who want to know.
        asked = Asked(space, shelved.key, variants, together=False)
        findings = find(asked, Steps(3))
        return Analysed(
            shelved=shelved,
            variants=variants,
            findings=findings,
            states=states_of(findings),
            highest=tuple(int(ranks.max()) for ranks in space.graph.ranks),
            joint=joint_moves(space.graph),
            lock=Lock(),
        )
