"""How every actor chooses: the fixed point of quantal choice, each by what it believes the others do.

At a chance to act, an actor takes course *c* with probability proportional to exp(λ (V(s_c) − κ)), and stays with
probability proportional to exp(λ V(s)): logit choice with precision λ and a cost κ of changing course. V is the mean
of the actor's utility over the time to come, discounted at the inverse of its foresight, under the process that it
believes in, where all others choose so too: a logit quantal response equilibrium of a stochastic game
[mckelvey1998; doraszelski2010]. Of hidden facts an actor averages over what it takes to be likely, as if all would
be known after its choice (QMDP, [littman1995]); all that it can find out it expects to find out.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.process.accelerating import fixed_point
from excomm.process.board import Board, board_of
from excomm.process.compiled import compiled
from excomm.process.loops import choosing as loops
from excomm.process.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]
    States = NDArray[np.int64]

# The largest change of an expectation in one sweep, as a share of the spread of utilities, at which all has settled.
TOLERANCE = 1e-8
# Sweeps to each step of the acceleration, which makes better guesses of expectations that had time to spread.
SWEEPS = 2
MOST_STEPS = 250
# If that fails: so many sweeps, and how near to what they should be all choices must come.
MOST_SWEEPS = 2_000
TOLERANCE_OF_CHOICE = 1e-6
# Every so many of those, steps are halved unless choices have come so much nearer to rest; but not without end.
PATIENCE, PROGRESS, SHORTEST = 40, 0.7, 1 / 256
# Below so many states the loops are done before Numba is even loaded.
WORTH_COMPILING = 64


class UnsettledError(InputError):
    """The choices of the actors go round and round: no fixed point was found."""


@dataclass(frozen=True)
class Choices:
    """What each actor does at a chance to act, and how well that settled.

    `policy[i]` has for each sight of actor *i* the probability of each of its courses, shape (sights, courses);
    what is left of one is to stay. `sweeps` were needed until no expectation changed by more than `change`, in units
    of utility. `values[i]` is what each state is worth to actor *i*, worked out if somebody chooses by it.
    """

    policy: tuple[Numbers, ...]
    values: tuple[Numbers, ...]
    sweeps: int
    change: float


def choices_of(scene: Scene, crisis: Crisis, *, states: States | None = None) -> Choices:
    """Solve for the choices of all actors in a crisis whose quantities are known.

    `states` are those that matter, all if left out: what is said of others is not worked out, and means nothing.
    Costs time linear in states times courses and events, times the number of sweeps. Raises `UnsettledError`, saying
    what to change, if the expectations do not settle.

    >>> import excomm as ex
    >>> from excomm.process.scene import scene_of
    >>> crisis = ex.load("chicken")
    >>> choices = choices_of(scene_of(ex.compile_space(crisis)), crisis)
    >>> choices.policy[0][:, 1].round(3).tolist()
    [0.518, 0.0, 0.473, 0.0]
    """
    board = board_of(scene, crisis, states)
    # Where nobody chooses by what it expects, nobody need know what to expect.
    sweeps, change = _settle(board) if board.quantal else (0, 0.0)
    _respond(board, step=1.0, everywhere=True)
    if not (np.isfinite(board.values).all() and np.isfinite(board.policy).all()):
        raise UnsettledError(
            "what the actors expect is too large or too small to be computed with",
            remedy="use smaller numbers for 'weight:', 'sharpness:', 'foresight:' and 'inertia:' of these actors",
        )
    true = board.minds.true
    return Choices(
        policy=tuple(board.policies[mind].copy() for mind in true),
        values=tuple(board.values[mind].copy() for mind in true),
        sweeps=sweeps,
        change=change,
    )


def _settle(board: Board) -> tuple[int, float]:
    """Look for the fixed point; return after how many sweeps it was found, and how much the last one changed.

    First fast, by acceleration; if that does not settle, by following expectations ever more slowly.
    """
    tolerance = TOLERANCE * board.spread
    found = fixed_point(
        lambda values: _answer(board, values),
        board.values[:, board.states],
        tolerance=tolerance,
        most=MOST_STEPS,
    )
    if found.change <= tolerance:
        return SWEEPS * found.steps, found.change
    return _settle_slowly(board, tolerance)


def _answer(board: Board, values: Numbers) -> Numbers:
    """What expectations become when all choose by them."""
    board.values[:, board.states] = values
    _respond(board, step=1.0, everywhere=False)
    for _ in range(SWEEPS):
        _expect(board)
    return board.values[:, board.states]


def _settle_slowly(board: Board, tolerance: float) -> tuple[int, float]:
    """Choices that swing back and forth come to rest if they follow expectations more slowly."""
    step, window, before = 1.0, 0.0, np.inf
    change = np.inf
    for sweep in range(1, MOST_SWEEPS + 1):
        residual = _respond(board, step=step, everywhere=False)
        change = _expect(board)
        if change <= tolerance and residual <= TOLERANCE_OF_CHOICE:
            return SWEEPS * MOST_STEPS + sweep, change
        window = max(window, residual)
        if sweep % PATIENCE == 0:
            step = max(step / 2, SHORTEST) if window > PROGRESS * before else step
            window, before = 0.0, window
    raise UnsettledError(
        f"the choices of the actors do not settle: after {MOST_SWEEPS:,} sweeps expectations still change "
        f"by {change:.2g} units of utility",
        remedy="lower 'sharpness', shorten 'foresight', or raise 'inertia' under 'choice:' of these actors",
    )


def _expect(board: Board) -> float:
    """Bring all expectations up to date once; return by how much they changed at most."""
    change: float = _best(loops.expect, board)(
        board.values,
        board.minds.worth,
        board.impatience,
        board.pace,
        board.minds.strength,
        board.minds.others,
        board.policy,
        board.policy_at,
        *(getattr(board.outlook, field.name) for field in fields(Outlook)),
    )
    return change


def _respond(board: Board, *, step: float, everywhere: bool) -> float:
    """Let every mind that chooses by its expectations choose anew, at the sights needed to solve, or at all."""
    respond = _best(loops.respond, board)
    sights = board.every if everywhere else board.needed
    largest = 0.0
    for mind in board.quantal:
        view, one = board.views[mind], board.minds.settings[board.minds.of[mind]]
        residual = respond(
            board.values[mind],
            sights[mind],
            view.starts,
            view.behind,
            board.minds.likely[mind],
            board.targets[mind],
            one.sharpness,
            one.inertia,
            step,
            np.zeros(board.targets[mind].shape[1]),
            board.policies[mind],
        )
        largest = max(largest, residual)
    return largest


def _best(loop: Callable[..., Any], board: Board) -> Callable[..., Any]:
    return compiled(loop) if board.values.shape[1] >= WORTH_COMPILING else loop
