"""Who can share in an outcome, and what each coalition of them is worth: the probability of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.ahead import chance_of
from excomm.causes.contexts import context_of
from excomm.causes.deeds import deeds_in, situation_among
from excomm.causes.safeguards import keeping_still, names_of, safeguards_in, without
from excomm.causes.situation import HELD, Value
from excomm.causes.timeline import stage_for
from excomm.errors import InputError
from excomm.process.past import changes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.causes.coalition_games import Coalitions
    from excomm.process.process import Process
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]

# Contexts of history that are drawn for each draw, if decisions are the players.
CONTEXTS, SEED = 8, 0
# A coalition is a number of so many bits at the most.
MOST_SAMPLED = 60


def players_over(space: Space, over: str, *, most: int = MOST_SAMPLED) -> tuple[str, ...]:
    """Who shares; `InputError` if nobody does, or there are more than `most`."""
    if over not in OVERS:
        raise InputError(f"'{over}' cannot share", remedy=f"known: {', '.join(OVERS)}")
    players = OVERS[over](space)
    if not players:
        raise InputError(f"there are no {over} to share between", remedy=f"ask over {ELSE[over]}")
    if len(players) > most:
        raise InputError(
            f"{len(players)} {over} are too many to share between",
            remedy=f"there may be {most}; ask over {ELSE[over]}",
        )
    return players


def _acting(space: Space) -> tuple[str, ...]:
    """The actors that choose; those who do what history did are part of the calendar."""
    actors = space.crisis.actors.items()
    return tuple(name for name, one in actors if one.choice.rule != "history")


def _decided(space: Space) -> tuple[str, ...]:
    """The choices of history, by the numbers of its steps."""
    if not space.crisis.history:
        return ()
    return tuple(
        f"{step.actor}, step {number}"
        for number, step, _ in changes_of(space)
        if step.actor in _acting(space)
    )


def by_processes(
    process: Process, over: str, inside: NDArray[np.bool_], coalitions: Coalitions, _draw: int
) -> Numbers:
    """The probability of the outcome for coalitions of actors or safeguards."""
    crisis = process.crisis
    if over == "actors":
        acting = np.array([name in _acting(process.scene.space) for name in crisis.actors])
        changed = (keeping_still(process, _among(acting, row)) for row in coalitions)
    else:
        guards = safeguards_in(crisis, people=over == "people")
        changed = (
            without(process, [guards[place] for place in np.flatnonzero(~row)])
            for row in coalitions
        )
    return np.array([chance_of(one, inside) for one in changed])


def _among(acting: NDArray[np.bool_], row: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = acting.copy()
    found[acting] = row
    return found


def by_decisions(
    process: Process, _over: str, inside: NDArray[np.bool_], coalitions: Coalitions, draw: int
) -> Numbers:
    """The share of contexts that end in the outcome for coalitions of decisions; the others are not made."""
    stage, luck = stage_for(process), np.random.default_rng([SEED, draw])
    found = []
    for _ in range(CONTEXTS):
        timeline = context_of(stage, luck)
        deeds = [one for one in deeds_in(stage, timeline, named=True) if one.kind == "choice"]
        fixed = np.where(coalitions, HELD, 1).astype(Value)
        found.append(situation_among(stage, timeline, deeds, inside).replay(fixed)[1])
    ended: Numbers = np.mean(found, axis=0)
    return ended


OVERS: dict[str, Callable[[Space], tuple[str, ...]]] = {
    "actors": _acting,
    "decisions": _decided,
    "safeguards": lambda space: names_of(safeguards_in(space.crisis, people=False)),
    "people": lambda space: names_of(safeguards_in(space.crisis, people=True)),
}
ELSE = {
    "actors": "safeguards",
    "decisions": "actors",
    "safeguards": "actors",
    "people": "safeguards",
}
