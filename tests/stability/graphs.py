"""Random graph models of every kind, and short ways to write one down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from excomm.space.graph import Graph
from excomm.space.moves import Arcs, Slices

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

KINDS = ("slices", "common", "one_way", "arcs")


def arcs_of(moves: Sequence[Sequence[Sequence[int] | set[int]]]) -> Arcs:
    """Arcs from `moves[actor][state]`, the states that the actor can move to."""
    return Arcs(
        starts=tuple(np.cumsum([0, *map(len, rows)], dtype=np.int64) for rows in moves),
        targets=tuple(
            np.array([t for row in rows for t in sorted(row)], dtype=np.int32) for rows in moves
        ),
    )


def ranks_of(scores: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Ranks from 0 without gaps, from numbers of which higher is better."""
    return np.unique(np.array(scores), return_inverse=True)[1].astype(np.int32)


def ranking(
    classes: Sequence[Sequence[int]], states: Sequence[int]
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Ranks from a published order, best class of equals first; `states` are the labels by index."""
    place = {state: -at for at, equals in enumerate(classes) for state in equals}
    return ranks_of([place[state] for state in states])


@st.composite
def graphs(draw: st.DrawFn, kinds: Sequence[str] = KINDS, most_bits: int = 5) -> Graph:
    """A graph model of 2 to 5 actors with ties and infeasible states; small ones come first."""
    kind = draw(st.sampled_from(kinds))
    actors = draw(st.integers(2, 5))
    bits = draw(st.integers(1, most_bits))
    return random_graph(kind, actors, bits, draw(st.randoms(use_true_random=True)))


def random_graph(kind: str, actors: int, bits: int, dice: random.Random) -> Graph:
    feasible = dice.choice([1.0, 0.8, 0.5])
    codes = [code for code in range(1 << bits) if dice.random() < feasible] or [0]
    levels = dice.choice([1, 2, 4, len(codes), 4 * len(codes)])
    ranks = tuple(ranks_of([dice.randint(0, levels) for _ in codes]) for _ in range(actors))
    moves = _random_moves(kind, actors, bits, codes, dice)
    return Graph(bits=bits, codes=np.array(codes, dtype=np.int64), moves=moves, ranks=ranks)


def _random_moves(
    kind: str, actors: int, bits: int, codes: list[int], dice: random.Random
) -> Slices | Arcs:
    if kind == "arcs":
        density = dice.choice([0.02, 0.1, 0.3])
        return arcs_of(
            [
                [
                    {t for t in range(len(codes)) if t != s and dice.random() < density}
                    for s in range(len(codes))
                ]
                for _ in range(actors)
            ]
        )
    masks = _random_masks(kind, actors, bits, dice)
    if kind == "one_way":
        return arcs_of([_one_way(codes, mask, dice) for mask in masks])
    return Slices(masks)


def _random_masks(kind: str, actors: int, bits: int, dice: random.Random) -> tuple[int, ...]:
    """Whose option each bit is: one actor's, nobody's, or, among common moves, that of two or more."""
    masks = [0] * actors
    for bit in range(bits):
        owners = 1 if kind != "common" else dice.randint(1, actors)
        if dice.random() < 0.1:
            owners = 0
        for owner in dice.sample(range(actors), owners):
            masks[owner] |= 1 << bit
    return tuple(masks)


def _one_way(codes: list[int], mask: int, dice: random.Random) -> list[set[int]]:
    """Moves by options some of which can be taken and not taken back, or the other way round."""
    never_given_up, never_taken = dice.getrandbits(8), dice.getrandbits(8)
    return [
        {
            at
            for at, end in enumerate(codes)
            if end != code
            and (end ^ code) & ~mask == 0
            and code & ~end & never_given_up == 0
            and end & ~code & never_taken == 0
        }
        for code in codes
    ]
