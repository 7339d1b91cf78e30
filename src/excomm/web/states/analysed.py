"""Analyses a crisis once for all questions about its states, until its file changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.space.space import Space
    from excomm.web.shelf import Shelved

# Of a crisis with a million states an analysis takes some hundred megabytes.
REMEMBERED = 4
# Two requests at once must not do the same work twice.
_ONE_AT_A_TIME = Lock()


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


def analysed(shelved: Shelved, variants: tuple[str, ...]) -> Analysed:
    """Analyse a crisis by every concept that its size allows. Raises `CrisisError` for a faulty one."""
    with _ONE_AT_A_TIME:
        return _analysed(shelved, variants, stamp_of(shelved.path))


@lru_cache(maxsize=REMEMBERED)
def _analysed(
    shelved: Shelved, variants: tuple[str, ...], _stamped: tuple[tuple[int, int], ...]
) -> Analysed:
    space = load_space(shelved.path, variants=variants)
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
