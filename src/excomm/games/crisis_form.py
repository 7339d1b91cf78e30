"""The strategic form of a crisis: every actor settles its own options once, and all do so at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.errors import InputError, TooLargeError
from excomm.games.strategic import StrategicGame, strategic_game
from excomm.model.crisis import is_open
from excomm.process.utilities import utility_of
from excomm.space.bits import mask_of, newly_cleared, newly_set, only, with_set, without
from excomm.space.finding import distinct, places_of
from excomm.space.naming import number_of
from excomm.space.settling import settle_of
from excomm.space.states import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from excomm.space.space import Space

Payoff = Literal["ranks", "utilities"]
PAYOFFS: tuple[Payoff, ...] = ("ranks", "utilities")
# Combinations of strategies, of all players: some seconds of exact arithmetic.
MOST_PROFILES = 100_000
# Utilities come as floats; their weights are fractions of small whole numbers.
FINEST = 1_000_000


@dataclass(frozen=True, eq=False)
class CrisisForm:
    """The strategic form of a crisis, seen from a state.

    `states[profile]` is the state that the strategies of a profile lead to, or -1 where they exclude each other.
    `left_out` has by actor the strategies that lead to no state from here, whatever the others choose.
    """

    game: StrategicGame
    states: NDArray[np.int64]
    base: int
    payoffs: Payoff
    left_out: Mapping[str, tuple[str, ...]]


def strategic_form(space: Space, *, base: int, payoffs: Payoff = "ranks") -> CrisisForm:
    """Read a crisis as a game in which all choose at once, from one state on.

    An actor's strategies are the courses that the file names for it, with that of leaving things as they are; without
    courses, every combination of its options that some state has and that keeps to what is irreversible. All
    strategies are carried out together, conditions stay as they are but for the consequences, and the result has to be
    a state; a profile whose result is none is impossible. Strategies that are in no profile with a result cannot be
    chosen from here, and are left out, as are actors with one strategy. Moves that the file
    forbids between two states do not count here: there is one choice, and no way.

    `payoffs` are the ranks of states, 1 being the worst [fraser1984], or the utilities by which actors choose in time
    (`excomm.process.utilities`). Raises `TooLargeError` for more than a hundred thousand profiles.

    >>> import excomm as ex
    >>> form = strategic_form(ex.compile_space(ex.load("chicken")), base=0)
    >>> form.game.strategies, form.states.tolist()
    ((('nothing', 'swerve'), ('nothing', 'swerve')), [[0, 2], [1, 3]])
    """
    if space.ended[base]:
        raise InputError(
            f"nobody can do anything any more in state {number_of(base)}",
            remedy="look at the crisis from another state: --state",
        )
    code = int(space.graph.codes[base])
    all_changes = {actor: _changes(space, actor, code) for actor in space.actors}
    changes = {actor: own for actor, own in all_changes.items() if len(own) > 1}
    if not changes:
        changes = dict(list(all_changes.items())[:1])
    size = prod(map(len, changes.values()))
    if size > MOST_PROFILES:
        raise TooLargeError(
            f"this crisis has {size:,} combinations of strategies",
            remedy="name the courses that each actor considers, under 'courses:' in the file",
        )
    results = np.array(
        [_together(code, chosen) for chosen in product(*(own.values() for own in changes.values()))]
    )
    settle = settle_of(space.crisis, space.positions)
    states = places_of(space.graph.codes, settle(results)).astype(np.int64)
    states = states.reshape([len(own) for own in changes.values()])
    chosen, states, left_out = _possible(
        {actor: tuple(own) for actor, own in changes.items()}, states
    )
    game = strategic_game(
        _payoffs(space, list(chosen), states, payoffs),
        players=tuple(chosen),
        strategies=list(chosen.values()),
        title=space.crisis.title,
        possible=states >= 0,
    )
    return CrisisForm(game, states, base, payoffs, left_out)


def _possible(
    named: Mapping[str, tuple[str, ...]], states: NDArray[np.int64]
) -> tuple[dict[str, tuple[str, ...]], NDArray[np.int64], dict[str, tuple[str, ...]]]:
    """The strategies that lead to a state with some of those of the others, and the actors who have a choice of them.

    Leaving all as it is leads to one, so that each actor keeps a strategy.
    """
    places = np.argwhere(states >= 0)
    kept = {actor: sorted(set(places[:, axis].tolist())) for axis, actor in enumerate(named)}
    left_out = {
        actor: tuple(name for place, name in enumerate(own) if place not in kept[actor])
        for actor, own in named.items()
        if len(kept[actor]) < len(own)
    }
    choosing = [actor for actor, own in kept.items() if len(own) > 1] or list(named)[:1]
    idle = tuple(axis for axis, actor in enumerate(named) if actor not in choosing)
    states = states[np.ix_(*kept.values())].squeeze(axis=idle)
    chosen = {actor: tuple(named[actor][place] for place in kept[actor]) for actor in choosing}
    return chosen, states, left_out


def _changes(space: Space, actor: str, code: int) -> dict[str, tuple[int, int]]:
    """What each strategy of an actor sets and clears, by its name; none that does the same as one before."""
    courses = space.crisis.courses.get(actor)
    if courses:
        # Leaving things as they are is listed first, under the name that the author has for it if there is one.
        changes = {
            name: (_mask(space, one.takes), _mask(space, one.drops))
            for name, one in courses.items()
        }
        idle = [
            name for name, (takes, drops) in changes.items() if not (takes & ~code | drops & code)
        ]
        first = idle[0] if idle else "as it is"
        named = {first: changes.get(first, (0, 0)), **changes}
    else:
        own = _mask(
            space, (name for name in space.crisis.options if is_open(space.crisis, name, actor))
        )
        choices = distinct(only(space.graph.codes, own)).tolist()
        named = {_called(space, actor, choice): (choice, own & ~choice) for choice in choices}
    return _once_each(space, code, named)


def _once_each(
    space: Space, code: int, named: dict[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    seen, kept = set(), {}
    for name, (takes, drops) in named.items():
        change = takes & ~code, drops & code
        if change not in seen and _allowed(space, code, change):
            seen.add(change)
            kept[name] = change
    return kept


def _allowed(space: Space, code: int, change: tuple[int, int]) -> bool:
    """Whether a change keeps to what is irreversible."""
    before, after = np.array([code]), np.array([_together(code, (change,))])
    options = space.crisis.options.items()
    taken, dropped = (
        _mask(space, (name for name, one in options if one.irreversible == way))
        for way in (True, "when dropped")
    )
    broken = newly_cleared(before, after, taken) | newly_set(before, after, dropped)
    return not broken.any()


def _together(code: int, changes: tuple[tuple[int, int], ...]) -> int:
    """The code after all changes at once."""
    result = np.array([code])
    for takes, drops in changes:
        result = without(with_set(result, takes), drops)
    return int(result[0])


def _mask(space: Space, names: Iterable[str]) -> int:
    return mask_of(space.positions[name] for name in names)


def _called(space: Space, actor: str, choice: int) -> str:
    names = names_in(space.bits, choice)
    return ", ".join(name.removeprefix(f"{actor}.") for name in names) or "nothing"


def _payoffs(
    space: Space, actors: list[str], states: NDArray[np.int64], payoffs: Payoff
) -> NDArray[np.object_]:
    tables = np.empty((len(actors), *states.shape), dtype=object)
    for place, actor in enumerate(actors):
        worth = state_payoffs(space, actor, payoffs)
        worst = min(worth)
        for profile, state in np.ndenumerate(states):
            tables[(place, *profile)] = worth[state] if state >= 0 else worst
    return tables


def state_payoffs(space: Space, actor: str, payoffs: Payoff) -> list[Fraction]:
    """What each state is worth to an actor: its rank from 1, or its utility to six digits."""
    place = space.actors.index(actor)
    ranks = space.graph.ranks[place]
    if payoffs == "ranks":
        return [Fraction(int(rank) + 1) for rank in ranks]
    preference = space.crisis.preferences[actor]
    numbers = utility_of(preference, space.graph.codes, ranks, space.positions)
    return [Fraction(float(number)).limit_denominator(FINEST) for number in numbers]
