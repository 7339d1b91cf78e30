"""A graph asked in the words of the definitions, one move at a time: for checking, not for speed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import ExcommError
from excomm.space.bits import without
from excomm.space.moves import Arcs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.space.graph import Graph


class CertificateError(ExcommError):
    """A certificate that does not prove what it says; the message tells the first flaw."""


@dataclass(frozen=True)
class PlainGraph:
    """Who can move where and likes what; `slices` keeps those of each actor once asked for."""

    graph: Graph
    slices: dict[int, dict[int, list[int]]]

    def moves(self, actor: int, state: int) -> list[int]:
        """R_i(s)."""
        moves = self.graph.moves
        if isinstance(moves, Arcs):
            starts = moves.starts[actor]
            return [int(end) for end in moves.targets[actor][starts[state] : starts[state + 1]]]
        mask, codes = moves.masks[actor], self.graph.codes
        if actor not in self.slices:
            together: dict[int, list[int]] = {}
            for member, fixed in enumerate(without(codes, mask).tolist()):
                together.setdefault(fixed, []).append(member)
            self.slices[actor] = together
        [of_state] = without(codes[[state]], mask).tolist()
        return [end for end in self.slices[actor][of_state] if end != state]

    def improvements(self, actor: int, state: int) -> list[int]:
        """UI_i(s)."""
        return [end for end in self.moves(actor, state) if not self.no_better(actor, end, state)]

    def steps(self, actor: int, state: int, *, improving: bool) -> list[int]:
        """UI_i(s) or R_i(s)."""
        return self.improvements(actor, state) if improving else self.moves(actor, state)

    def no_better(self, actor: int, end: int, state: int) -> bool:
        """Whether `end` ≼_i `state`."""
        ranks = self.graph.ranks[actor]
        return bool(ranks[end] <= ranks[state])

    def others(self, group: Iterable[int]) -> list[int]:
        """N∖H."""
        return sorted(set(range(self.graph.actors)) - set(group))


def require(holds: bool, flaw: str) -> None:  # noqa: FBT001  # reads like an assertion
    """Refuse the certificate for `flaw` unless this holds."""
    if not holds:
        raise CertificateError(flaw)
