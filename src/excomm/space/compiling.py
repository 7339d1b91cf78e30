"""From a written crisis to its space: feasible states, moves, rankings, outcomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError, PartError
from excomm.space.arcs import MOST_ARCS, arcs_of
from excomm.space.bits import Codes, Truth, any_set, mask_of
from excomm.space.contradiction import no_states
from excomm.space.enumerating import satisfying_codes
from excomm.space.fans import Board
from excomm.space.finding import place_of
from excomm.space.graph import Graph
from excomm.space.moves import Arcs, Moves, Slices
from excomm.space.preferences import ranks_of
from excomm.space.settling import as_rule
from excomm.space.space import Space
from excomm.space.states import counted, why_infeasible
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula
    from excomm.space.truth import Positions


def compile_space(crisis: Crisis) -> Space:
    """The states, moves and rankings of a crisis.

    Feasible is every combination that satisfies all rules and in which no consequence has anything left to change.
    Raises `InputError` where there is no such state, too many, or where rankings or outcomes leave states out.
    Time and memory are linear in states, and in arcs where moves have to be listed.

    >>> from excomm.model.reading import parse_crisis
    >>> space = compile_space(
    ...     parse_crisis('''
    ... crisis: tiny
    ... title: Two drivers
    ... actors: {a: {name: Ann}, b: {name: Bob}}
    ... options: {a.swerve: {text: Turn the wheel}, b.swerve: {text: Turn the wheel}}
    ... preferences: {a: [b.swerve, not a.swerve], b: [a.swerve, not b.swerve]}
    ... ''')
    ... )
    >>> space.states, [ranks.tolist() for ranks in space.graph.ranks]
    (4, [[1, 0, 3, 2], [1, 3, 0, 2]])
    """
    positions = {name: position for position, name in enumerate(crisis.bits)}
    codes = _feasible(crisis, positions)
    if not codes.size:
        raise no_states(crisis)
    ended = any_set(
        codes,
        mask_of(positions[name] for name, condition in crisis.conditions.items() if condition.ends),
    )
    board = Board(crisis, positions, codes, ended)
    ranks = tuple(ranks_of(crisis, actor, codes, positions) for actor in crisis.actors)
    graph = Graph(len(crisis.bits), codes, _moves(board), ranks)
    space = Space(
        crisis=crisis,
        bits=crisis.bits,
        actors=tuple(crisis.actors),
        graph=graph,
        outcomes=tuple(crisis.outcomes),
        outcome=np.full(codes.size, -1, np.int16),
        start=None,
        ended=ended,
    )
    return replace(space, outcome=_outcomes(space), start=_start(space))


def _feasible(crisis: Crisis, positions: Positions) -> Codes:
    try:
        return satisfying_codes(constraints_of(crisis), positions)
    except InputError as error:
        raise PartError(("options",), error.message, remedy=error.remedy) from None


def constraints_of(crisis: Crisis) -> list[Formula]:
    """What every state satisfies: the rules, and that no consequence is pending."""
    return [rule.rule for rule in crisis.rules] + [
        as_rule(consequence) for consequence in crisis.consequences
    ]


def _moves(board: Board) -> Moves:
    crisis = board.crisis
    masks = tuple(_mask_of_actor(board, actor) for actor in crisis.actors)
    one_way = any(option.irreversible for option in crisis.options.values())
    listed = crisis.moves.arcs or crisis.moves.forbid
    if not (one_way or listed or crisis.consequences or board.ended.any()):
        return Slices(masks)
    rows, room = [], MOST_ARCS
    for actor, mask in zip(crisis.actors, masks, strict=True):
        rows.append(arcs_of(board, actor, mask, most=room))
        room -= rows[-1][1].size
    return Arcs(tuple(starts for starts, _ in rows), tuple(targets for _, targets in rows))


def _mask_of_actor(board: Board, actor: str) -> int:
    options = board.crisis.options.items()
    return mask_of(
        board.positions[name]
        for name, option in options
        if name.partition(".")[0] == actor or actor in option.open_to
    )


def _outcomes(space: Space) -> NDArray[np.int16]:
    crisis, codes = space.crisis, space.graph.codes
    outcome = space.outcome.copy()
    for place, (name, part) in enumerate(crisis.outcomes.items()):
        holds = truth_of(part.when, codes, space.positions)
        _refuse_overlap(space, holds & (outcome >= 0), outcome, name)
        outcome[holds] = place
    if crisis.outcomes and (outcome < 0).any():
        raise PartError(
            ("outcomes",),
            f"no outcome covers {counted(space.bits, codes[outcome < 0])}",
            remedy="add an outcome for the rest",
        )
    return outcome


def _refuse_overlap(space: Space, twice: Truth, outcome: NDArray[np.int16], name: str) -> None:
    if twice.any():
        other = space.outcomes[outcome[twice][0]]
        message = (
            f"this outcome and '{other}' share {counted(space.bits, space.graph.codes[twice])}"
        )
        raise PartError(
            ("outcomes", name),
            message,
            remedy="add 'and not …' to one of them, since a state has one outcome",
        )


def _start(space: Space) -> int | None:
    crisis = space.crisis
    place = place_of(space.graph.codes, mask_of(space.positions[name] for name in crisis.start))
    if place is not None or not crisis.start:
        return place
    raise PartError(
        ("start",), "the crisis cannot start so", remedy=why_infeasible(crisis, crisis.start)
    )
