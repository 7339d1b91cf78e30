"""How every actor chooses: the fixed point of quantal choice, each by what it believes the others do.

At a chance to act, an actor takes course *c* with probability proportional to exp(λ (V(s_c) − κ)), and stays with
probability proportional to exp(λ V(s)): logit choice with precision λ and a cost κ of changing course. V is the mean
of the actor's utility over the time to come, discounted at the inverse of its foresight, under the process that it
believes in, where all others choose so too: a logit quantal response equilibrium of a stochastic game
[mckelvey1998; doraszelski2010]. Of hidden facts an actor averages over what it takes to be likely, as if all would
be known after its choice (QMDP, [littman1995]); all that it can find out it expects to find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.accelerating import fixed_point
from excomm.process.committee import committee_policy
from excomm.process.compiled import compiled
from excomm.process.happenings import IMPOSSIBLE
from excomm.process.loops import choosing as loops
from excomm.process.minds import Minds, minds_of
from excomm.process.rules import scripted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]

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

    `policy[i]` has for each sight of actor *i* the probability of each of its courses, shape (sights, courses); what is left of
    one is to stay. `sweeps` were needed until no expectation changed by more than `change`, in units of
    utility. `values[i]` is what each state is worth to actor *i*.
    """

    policy: tuple[Numbers, ...]
    values: tuple[Numbers, ...]
    sweeps: int
    change: float


def choices_of(scene: Scene, crisis: Crisis, *, near: Choices | None = None) -> Choices:
    """Solve for the choices of all actors in a crisis whose quantities are known.

    Costs time linear in states times courses and events, times the number of sweeps. Raises `InputError`, saying what to
    change, if the expectations do not settle.

    >>> import excomm as ex
    >>> from excomm.process.scene import scene_of
    >>> crisis = ex.load("chicken")
    >>> choices = choices_of(scene_of(ex.compile_space(crisis)), crisis)
    >>> choices.policy[0][:, 1].round(3).tolist()
    [0.6, 0.0, 0.4, 0.0]
    """
    minds = minds_of(scene, crisis)
    board = _Board(scene, crisis, minds)
    if board.quantal:
        sweeps, change = _settle(board)
    else:
        sweeps, change = 0, 0.0
    _respond(board, step=1.0, everywhere=True)
    return Choices(
        policy=tuple(board.policies[mind].copy() for mind in minds.true),
        values=tuple(board.values[mind].copy() for mind in minds.true),
        sweeps=sweeps,
        change=change,
    )


class _Board:
    """All arrays that the loops work on; what they write to is `values` and `policies`."""

    def __init__(self, scene: Scene, crisis: Crisis, minds: Minds) -> None:
        states = scene.space.states
        self.minds = minds
        self.views = [scene.views[actor] for actor in minds.of]
        self.targets = [scene.considered[actor].targets for actor in minds.of]
        self.settings = [minds.settings[actor] for actor in minds.of]
        self.impatience = np.array([one.impatience for one in self.settings])
        self.pace = np.array([one.pace for one in minds.settings])
        rules = [actor.choice.rule for actor in crisis.actors.values()]
        self.quantal = [mind for mind, actor in enumerate(minds.of) if rules[actor] == "quantal"]
        sizes = [
            view.sights * targets.shape[1]
            for view, targets in zip(self.views, self.targets, strict=True)
        ]
        self.policy_at = np.concatenate(([0], np.cumsum(sizes)))
        self.policy = np.zeros(int(self.policy_at[-1]))
        self.policies = [
            self.policy[start:end].reshape(view.sights, targets.shape[1])
            for start, end, view, targets in zip(
                self.policy_at[:-1], self.policy_at[1:], self.views, self.targets, strict=True
            )
        ]
        for mind, actor in enumerate(minds.of):
            self.policies[mind][:] = _fixed(scene, crisis, actor, minds.likely[mind], rules[actor])
        self.values = minds.worth.copy()
        considered = [one.targets for one in scene.considered]
        self.flat_targets = np.concatenate([targets.ravel() for targets in considered])
        lengths = [targets.size for targets in considered]
        self.targets_at = np.concatenate(([0], np.cumsum(lengths)))[:-1].astype(np.int64)
        self.courses = np.array([targets.shape[1] for targets in considered])
        self.found = np.array([view.found for view in scene.views])
        stay = np.arange(states, dtype=np.int32)
        self.event_targets = np.array(
            [
                np.where(event.when & (event.targets != IMPOSSIBLE), event.targets, stay)
                for event in scene.events
            ],
            np.int32,
        ).reshape(len(scene.events), states)
        self.ended = scene.space.ended
        self.spread = float(np.ptp(minds.worth, axis=1).max(initial=0)) or 1.0
        self.compiling = states >= WORTH_COMPILING
        self.needed = [np.unique(view.found) for view in self.views]
        self.all = [np.arange(view.sights) for view in self.views]


def _fixed(scene: Scene, crisis: Crisis, actor: int, likely: Numbers, rule: str) -> Numbers | float:
    """The policy of an actor that does not choose by its expectations; nothing yet for one that does."""
    if rule == "script":
        return scripted(scene, crisis, actor, likely)
    if rule == "committee":
        return committee_policy(scene, crisis, actor)
    return 0.0


def _settle(board: _Board) -> tuple[int, float]:
    """Look for the fixed point; return after how many sweeps it was found, and how much the last one changed.

    First fast, by acceleration; if that does not settle, by following expectations ever more slowly.
    """
    tolerance = TOLERANCE * board.spread
    found = fixed_point(
        lambda values: _answer(board, values), board.values, tolerance=tolerance, most=MOST_STEPS
    )
    if found.change <= tolerance:
        return SWEEPS * found.steps, found.change
    return _settle_slowly(board, tolerance)


def _answer(board: _Board, values: Numbers) -> Numbers:
    """What expectations become when all choose by them."""
    board.values[:] = values.reshape(board.values.shape)
    _respond(board, step=1.0, everywhere=False)
    for _ in range(SWEEPS):
        _expect(board)
    return board.values.copy()


def _settle_slowly(board: _Board, tolerance: float) -> tuple[int, float]:
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


def _expect(board: _Board) -> float:
    """Bring all expectations up to date once; return by how much they changed at most."""
    expect = compiled(loops.expect) if board.compiling else loops.expect
    change: float = expect(
        board.values,
        board.minds.worth,
        board.impatience,
        board.pace,
        board.minds.strength,
        board.ended,
        board.minds.others,
        board.found,
        board.courses,
        board.flat_targets,
        board.targets_at,
        board.policy,
        board.policy_at,
        board.event_targets,
    )
    return change


def _respond(board: _Board, *, step: float, everywhere: bool) -> float:
    """Let every mind that chooses by its expectations choose anew, at the sights that matter while solving, or at all."""
    respond = compiled(loops.respond) if board.compiling else loops.respond
    sights: Sequence[NDArray[np.int64]] = board.all if everywhere else board.needed
    largest = 0.0
    for mind in board.quantal:
        view, one = board.views[mind], board.settings[mind]
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
