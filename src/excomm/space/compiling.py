"""From a written crisis to its space: feasible states, moves, rankings, outcomes."""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING

from excomm.errors import InputError, PartError
from excomm.model.crisis import Crisis
from excomm.space.arcs import MOST_ARCS, arcs_of
from excomm.space.bits import any_set, mask_of
from excomm.space.contradiction import no_states
from excomm.space.enumerating import MOST_STATES, satisfying_codes
from excomm.space.fans import Board
from excomm.space.fitting import fitted
from excomm.space.graph import Graph
from excomm.space.moves import Arcs, Moves, Slices
from excomm.space.settling import as_rule
from excomm.space.space import Space

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from excomm.model.formulas import Formula
    from excomm.space.bits import Codes
    from excomm.space.truth import Positions


# The sections of a file that say which states are possible.
MAKE_STATES = frozenset({"options", "conditions", "rules", "consequences"})


def compile_space(crisis: Crisis, *, most: int = MOST_STATES) -> Space:
    """The states, moves and rankings of a crisis.

    Feasible is every combination that satisfies all rules and in which no consequence has anything left to change.
    Raises `InputError` where there is no such state, or more than `most`, where rankings or outcomes leave states out,
    and for what is no crisis, as a name is.
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
    _need_crisis(crisis)
    positions = positions_in(crisis)
    codes = feasible(crisis, positions, most=most)
    ended = any_set(
        codes,
        mask_of(positions[name] for name, condition in crisis.conditions.items() if condition.ends),
    )
    known = fitted(crisis, codes, positions)
    _refuse(known.faults)
    moves = _moves(Board(crisis, positions, codes, ended))
    return Space(
        crisis=crisis,
        bits=crisis.bits,
        actors=tuple(crisis.actors),
        graph=Graph(len(crisis.bits), codes, moves, known.ranks),
        outcomes=tuple(crisis.outcomes),
        outcome=known.outcome,
        start=known.start,
        ended=ended,
    )


def _need_crisis(said: object) -> None:
    """Refuse what a caller may give in the place of a crisis."""
    if isinstance(said, str | PathLike):
        path = fspath(said)
        raise InputError(f"{path!r} is no crisis yet", remedy=f"load it first: ex.load({path!r})")
    if not isinstance(said, Crisis):
        raise InputError(
            f"{type(said).__name__} is no crisis",
            remedy="give what ex.load(…) returned, or its space",
        )


def faults_of(
    crisis: Crisis, *, faulty: Collection[str], most: int = MOST_STATES
) -> tuple[PartError, ...]:
    """What only compiling shows to be wrong with the sound part of a crisis whose `faulty` sections are not.

    Nothing is looked at if the states themselves are in doubt.
    """
    if not MAKE_STATES.isdisjoint(faulty):
        return ()
    positions = positions_in(crisis)
    try:
        codes = feasible(crisis, positions, most=most)
    except PartError as fault:
        return (fault,)
    return fitted(crisis, codes, positions, faulty=faulty).faults


def positions_in(crisis: Crisis) -> Positions:
    """The bit of each option and condition."""
    return {name: position for position, name in enumerate(crisis.bits)}


def feasible(crisis: Crisis, positions: Positions, *, most: int = MOST_STATES) -> Codes:
    """The possible states; `PartError` where there are none, or more than `most`."""
    try:
        codes = satisfying_codes(constraints_of(crisis), positions, most=most)
    except InputError as error:
        raise PartError(("options",), error.message, remedy=error.remedy) from None
    if not codes.size:
        raise no_states(crisis)
    return codes


def _refuse(faults: Sequence[PartError]) -> None:
    if faults:
        faults[0].also = tuple(faults[1:])
        raise faults[0]


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
