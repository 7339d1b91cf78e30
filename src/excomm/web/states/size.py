"""How large a crisis the screens analyse, and what to do with a larger one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.space.compiling import constraints_of, positions_in
from excomm.space.enumerating import satisfying_codes
from excomm.space.moves import Arcs
from excomm.web.as_code import code_of
from excomm.web.cards import crisis_of

if TYPE_CHECKING:
    from excomm.space.space import Space
    from excomm.web.shelf import Shelved

# Analysed in some three seconds, and kept in two hundred megabytes.
MOST_STATES = 1 << 18
# Where moves are listed one by one, as with options that cannot be taken back, it is these that cost: eight seconds.
MOST_MOVES = 1 << 25
# So many listed moves take as much room as a state without them.
MOVES_A_STATE = 32


def states_in(shelved: Shelved, variants: tuple[str, ...]) -> int:
    """How many states a crisis has; raises `InputError` where they are too many to be analysed while somebody waits.

    Costs much less than to analyse them, or to compile them with their moves.
    """
    crisis = crisis_of(shelved, variants)
    try:
        codes = satisfying_codes(constraints_of(crisis), positions_in(crisis), most=MOST_STATES)
    except InputError as error:
        raise too_large(shelved, variants, error.message) from None
    return int(codes.size)


def listed_moves(space: Space) -> int:
    """How many moves are listed one by one; none where they follow from the options alone."""
    moves = space.graph.moves
    return sum(targets.size for targets in moves.targets) if isinstance(moves, Arcs) else 0


def is_bearable(space: Space) -> bool:
    """Whether equilibria can be looked for while somebody waits."""
    return space.states <= MOST_STATES and listed_moves(space) <= MOST_MOVES


def room_of(space: Space) -> int:
    """How much room the analysis of a crisis takes, in states."""
    return space.states + listed_moves(space) // MOVES_A_STATE


def too_large(shelved: Shelved, variants: tuple[str, ...], why: str) -> InputError:
    """The refusal of what nobody would wait for."""
    command = code_of(shelved, variants, ["stability"], []).command
    return InputError(
        f"this would take too long to be shown here: {why}",
        remedy=f"in a terminal: {command}; or write the report, for which nothing else has to wait",
    )
