"""What an actor's opponents can force: the worst state at the end of their sequences of moves."""

from __future__ import annotations

from itertools import combinations
from typing import Literal, get_args

import numpy as np

from excomm.errors import InputError
from excomm.stability.reductions import HIGHEST, Reductions, Values
from excomm.stability.turns import take_turns

Sanctions = Literal["legal", "once_each", "single"]


def lowest_forced(
    reductions: Reductions, actor: int, values: Values, *, improving: bool, sanctions: Sanctions
) -> Values:
    """Find, from each state, the lowest value that the opponents of `actor` can bring about together.

    That is min of `values` over R_{N∖i}(t), or over R⁺_{N∖i}(t) if `improving` [fang1993], and over *t* itself.
    Counting *t* changes no verdict: it is asked about improvements *t* of the actor only, and what the actor
    strictly prefers is no sanction.

    `sanctions` says which sequences count: `legal`, in which nobody moves twice in succession, `once_each`, in
    which each opponent moves once at the most, or `single`, one move of one opponent. Shape (states,).
    """
    opponents = [other for other in range(len(reductions.ranks)) if other != actor]
    if sanctions == "single":
        return _after_one(reductions, opponents, values, improving=improving)
    if sanctions == "once_each":
        return _after_each_once(reductions, frozenset(opponents), values, improving=improving)
    if reductions.transitive:
        return _least_fixed_point(reductions, opponents, values, improving=improving)
    return _least_by_last_mover(reductions, opponents, values, improving=improving)


def checked_sanctions(sanctions: str) -> Sanctions:
    """Return `sanctions` if it names a setting; raise `InputError` if not."""
    for known in get_args(Sanctions):
        if sanctions == known:
            return known  # type: ignore[no-any-return]  # get_args forgets what it was given
    names = ", ".join(get_args(Sanctions))
    raise InputError(f"there is no sanction setting {sanctions!r}", remedy=f"use one of: {names}")


def _after_one(
    reductions: Reductions, opponents: list[int], values: Values, *, improving: bool
) -> Values:
    forced = values.copy()
    for opponent in opponents:
        np.minimum(forced, reductions.worst(opponent, values, improving=improving), out=forced)
    return forced


def _after_each_once(
    reductions: Reductions, opponents: frozenset[int], values: Values, *, improving: bool
) -> Values:
    """Work up from the empty set: who moves first leaves the rest of the sequence to all the others."""
    forced_by = {frozenset[int](): values}
    for size in range(1, len(opponents) + 1):
        smaller, forced_by = forced_by, {}
        for movers in _subsets(opponents, size):
            forced = values.copy()
            for first in movers:
                rest = smaller[movers - {first}]
                np.minimum(forced, reductions.worst(first, rest, improving=improving), out=forced)
            forced_by[movers] = forced
    return forced_by[opponents]


def _least_fixed_point(
    reductions: Reductions, opponents: list[int], values: Values, *, improving: bool
) -> Values:
    """Let the opponents lower the values in turn until none can: right where moves are transitive.

    Then a second move in succession is one move, or a move back, so that the rule excludes no end of a sequence.
    """
    forced = values.copy()
    reductions.lower_in_turns(opponents, forced, improving=improving)
    return forced


def _least_by_last_mover(
    reductions: Reductions, opponents: list[int], values: Values, *, improving: bool
) -> Values:
    """Keep one array for each opponent: the lowest value at the end of a sequence that it begins.

    Where moves are not transitive one array would not do: with s → t → u by the same opponent and no move
    s → u, the value of *u* must reach *s* only when somebody else moves in between.
    """
    begun_by = {opponent: np.full_like(values, HIGHEST) for opponent in opponents}

    def begin(mover: int) -> bool:
        afterwards = [values, *(begun_by[other] for other in opponents if other != mover)]
        lower = reductions.worst(mover, np.minimum.reduce(afterwards), improving=improving)
        changed = bool((lower < begun_by[mover]).any())
        begun_by[mover] = lower
        return changed

    take_turns(opponents, begin)
    forced: Values = np.minimum.reduce([values, *begun_by.values()])
    return forced


def _subsets(members: frozenset[int], size: int) -> list[frozenset[int]]:
    return [frozenset(chosen) for chosen in combinations(sorted(members), size)]
