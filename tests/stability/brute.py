"""The definitions, straight from the quantifiers, with sets and loops: what the fast code is compared with.

Written from the definitions alone; nothing here comes from `excomm.stability`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from excomm.space.moves import Arcs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.space.graph import Graph


@dataclass(frozen=True)
class Plain:
    """A graph as Python sets: `moves[i][s]` is R_i(s), `ranks[i][s]` the rank of *s* for *i*."""

    codes: list[int]
    moves: list[list[set[int]]]
    ranks: list[list[int]]
    # Ends of sequences found before, by what was asked: nothing but time is saved.
    known: dict[tuple[object, ...], set[int]] = field(default_factory=dict)

    @property
    def actors(self) -> range:
        """Their numbers."""
        return range(len(self.ranks))

    @property
    def states(self) -> range:
        """Their numbers."""
        return range(len(self.codes))

    def improvements(self, actor: int, state: int) -> set[int]:
        """UI_i(s)."""
        ranks = self.ranks[actor]
        return {target for target in self.moves[actor][state] if ranks[target] > ranks[state]}

    def others(self, group: Iterable[int]) -> list[int]:
        """N∖H."""
        return [actor for actor in self.actors if actor not in set(group)]


def plain(graph: Graph) -> Plain:
    codes = [int(code) for code in graph.codes]
    ranks = [[int(rank) for rank in of_actor] for of_actor in graph.ranks]
    if isinstance(graph.moves, Arcs):
        moves = [
            [{int(t) for t in targets[starts[s] : starts[s + 1]]} for s in range(len(codes))]
            for starts, targets in zip(graph.moves.starts, graph.moves.targets, strict=True)
        ]
    else:
        moves = [
            [
                {t for t in range(len(codes)) if t != s and (codes[t] ^ codes[s]) & ~mask == 0}
                for s in range(len(codes))
            ]
            for mask in graph.moves.masks
        ]
    return Plain(codes, moves, ranks)


def step(model: Plain, actor: int, state: int, *, improving: bool) -> set[int]:
    return model.improvements(actor, state) if improving else model.moves[actor][state]


def reach(
    model: Plain, group: Iterable[int], start: int, *, improving: bool, sanctions: str = "legal"
) -> set[int]:
    """R_H(s) or R⁺_H(s): the ends of all sequences of moves of the group from `start`."""
    asked = (tuple(group), start, improving, sanctions)
    if asked not in model.known:
        model.known[asked] = _ends(model, asked[0], start, improving=improving, sanctions=sanctions)
    return model.known[asked]


def _ends(
    model: Plain, members: tuple[int, ...], start: int, *, improving: bool, sanctions: str
) -> set[int]:
    if sanctions == "single":
        orders: list[tuple[int, ...]] = [(mover,) for mover in members]
    elif sanctions == "once_each":
        orders = [
            order for size in range(1, len(members) + 1) for order in permutations(members, size)
        ]
    else:
        return _reach_legally(model, members, start, improving=improving)
    ends: set[int] = set()
    for order in orders:
        there = {start}
        for mover in order:
            there = {t for s in there for t in step(model, mover, s, improving=improving)}
        ends |= there
    return ends


def _reach_legally(
    model: Plain, members: tuple[int, ...], start: int, *, improving: bool
) -> set[int]:
    """Nobody moves twice in succession: walk over pairs of a state and who moved last."""
    seen: set[tuple[int, int]] = set()
    open_pairs = [(start, -1)]
    while open_pairs:
        state, last = open_pairs.pop()
        for mover in members:
            if mover == last:
                continue
            for target in step(model, mover, state, improving=improving):
                if (target, mover) not in seen:
                    seen.add((target, mover))
                    open_pairs.append((target, mover))
    return {state for state, _ in seen}


def stable(model: Plain, concept: str, actor: int, state: int, *, sanctions: str = "legal") -> bool:
    """Whether `state` is stable for `actor` by `concept`."""
    if concept == "nash":
        return not model.improvements(actor, state)
    if concept == "sim":
        return stable(model, "seq", actor, state, sanctions=sanctions) or all(
            met_at_once(model, actor, state, target) for target in model.improvements(actor, state)
        )
    improving = concept in {"seq", "symmetric_seq"}
    symmetric = concept in {"smr", "symmetric_seq"}
    ranks = model.ranks[actor]
    return all(
        any(
            ranks[u] <= ranks[state]
            and (not symmetric or all(ranks[v] <= ranks[state] for v in model.moves[actor][u]))
            for u in reach(
                model, model.others([actor]), t, improving=improving, sanctions=sanctions
            )
        )
        for t in model.improvements(actor, state)
    )


def met_at_once(model: Plain, actor: int, state: int, target: int) -> bool:
    """Whether others' improvements from `state`, made together with the move to `target`, undo it."""
    before = bits_of(model.codes[state])
    joint: set[frozenset[int]] = {frozenset()}
    for other in model.others([actor]):
        ways = [before ^ bits_of(model.codes[end]) for end in model.improvements(other, state)]
        joint |= {changed | way for changed in joint for way in ways}
    own = before ^ bits_of(model.codes[target])
    ends = [before ^ (own | changed) for changed in joint if changed]
    ranks = model.ranks[actor]
    return any(
        ranks[end] <= ranks[state] for end in model.states if bits_of(model.codes[end]) in ends
    )


def bits_of(code: int) -> frozenset[int]:
    return frozenset(bit for bit in range(code.bit_length()) if code >> bit & 1)


def coalitions(members: Iterable[int]) -> list[tuple[int, ...]]:
    listed = sorted(members)
    return [chosen for size in range(1, len(listed) + 1) for chosen in combinations(listed, size)]


def joint_improvements(model: Plain, group: tuple[int, ...], state: int) -> set[int]:
    """R⁺⁺_H(s): what the group can reach together and every member strictly prefers."""
    asked = ("joint", group, state)
    if asked not in model.known:
        model.known[asked] = _joint_improvements(model, group, state)
    return model.known[asked]


def _joint_improvements(model: Plain, group: tuple[int, ...], state: int) -> set[int]:
    return {
        t
        for t in reach(model, group, state, improving=False)
        if not resists(model, group, state, t)
    }


def resists(model: Plain, group: tuple[int, ...], state: int, end: int) -> bool:
    """Whether `end` is in Φ_H(s): somebody in the group likes it no better than `state`."""
    return any(model.ranks[member][end] <= model.ranks[member][state] for member in group)


def reach_by_coalitions(model: Plain, group: Iterable[int], start: int) -> set[int]:
    """Ends of sequences of joint improvements of coalitions within the group, none twice in succession."""
    asked = ("coalitions", tuple(group), start)
    if asked not in model.known:
        model.known[asked] = _ends_of_coalitions(model, asked[1], start)
    return model.known[asked]


def _ends_of_coalitions(model: Plain, group: tuple[int, ...], start: int) -> set[int]:
    inside = coalitions(group)
    seen: set[tuple[int, tuple[int, ...]]] = set()
    open_pairs: list[tuple[int, tuple[int, ...]]] = [(start, ())]
    while open_pairs:
        state, last = open_pairs.pop()
        for mover in inside:
            if mover == last:
                continue
            for target in joint_improvements(model, mover, state):
                if (target, mover) not in seen:
                    seen.add((target, mover))
                    open_pairs.append((target, mover))
    return {state for state, _ in seen}


def coalition_stable(model: Plain, concept: str, group: tuple[int, ...], state: int) -> bool:
    """Whether `state` is stable for the coalition by nash, gmr, smr or seq."""
    targets = joint_improvements(model, group, state)
    if concept == "nash":
        return not targets
    outside = model.others(group)
    for t in targets:
        ends = (
            reach_by_coalitions(model, outside, t)
            if concept == "seq"
            else reach(model, outside, t, improving=False)
        )
        if not any(
            resists(model, group, state, u)
            and (
                concept != "smr"
                or all(
                    resists(model, group, state, v) for v in reach(model, group, u, improving=False)
                )
            )
            for u in ends
        ):
            return False
    return True


def distances(model: Plain, start: int, *, improving: bool) -> dict[int, int]:
    """How many moves the shortest legal sequence of all actors takes to each state that can be reached."""
    found = {start: 0}
    pairs = {(start, -1)}
    seen = set(pairs)
    length = 0
    while pairs:
        length += 1
        pairs = {
            (target, mover)
            for state, last in pairs
            for mover in model.actors
            if mover != last
            for target in step(model, mover, state, improving=improving)
        } - seen
        seen |= pairs
        for state, _ in pairs:
            found.setdefault(state, length)
    return found
