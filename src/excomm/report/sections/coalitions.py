"""What actors could do together: which notable states a coalition would leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from excomm.report.sections.notable import notable_states
from excomm.report.together import best_joint_move

if TYPE_CHECKING:
    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.sections.states import States, StateView
    from excomm.stability.coalitions import CoalitionTable

# stays: no joint move is better for every member; held: one is, but would be answered; leaves: it would not.
Bond = Literal["stays", "held", "leaves"]


@dataclass(frozen=True)
class Group:
    """One coalition of two or more, and how many states it has no reason to leave."""

    members: tuple[Badge, ...]
    stays: int
    held: int


@dataclass(frozen=True)
class Bonds:
    """What each coalition would do in one state, in the order of the groups; `to` is where it could go."""

    state: StateView
    of: tuple[Bond, ...]
    to: tuple[StateView | None, ...]


@dataclass(frozen=True)
class Joint:
    """All coalitions of two or more; how many states no coalition, single actors among them, has reason to leave.

    `deterred` counts the other states that nobody leaves, since whatever tempts somebody would be answered.
    """

    groups: tuple[Group, ...]
    rows: tuple[Bonds, ...]
    nobody_leaves: int
    deterred: int


def joint_of(findings: Findings, states: States) -> Joint | None:
    """Tell what coalitions could do; None where they were not looked at."""
    table = findings.joint
    if table is None:
        return None
    badges = tuple(states.badges.values())
    groups = [place for place, members in enumerate(table.coalitions) if len(members) > 1]
    return Joint(
        groups=tuple(
            Group(
                members=tuple(badges[member] for member in table.coalitions[place]),
                stays=int(table.stable["cnash"][place].sum()),
                held=int((table.stable["cseq"][place] & ~table.stable["cnash"][place]).sum()),
            )
            for place in groups
        ),
        rows=tuple(
            _bonds(findings, table, states, notable.state, groups)
            for notable in notable_states(findings)
        ),
        nobody_leaves=int(table.universal["cnash"].sum()),
        deterred=int((table.universal["cseq"] & ~table.universal["cnash"]).sum()),
    )


def _bonds(
    findings: Findings, table: CoalitionTable, states: States, state: int, groups: list[int]
) -> Bonds:
    to = [best_joint_move(findings.space, table, place, state) for place in groups]
    return Bonds(
        state=states[state],
        of=tuple(_bond(table, place, state) for place in groups),
        to=tuple(None if end is None else states[end] for end in to),
    )


def _bond(table: CoalitionTable, place: int, state: int) -> Bond:
    if table.stable["cnash"][place][state]:
        return "stays"
    return "held" if table.stable["cseq"][place][state] else "leaves"
