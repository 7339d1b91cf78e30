"""Games in strategic form: everybody chooses once, at the same time, and each combination has its payoffs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.games.exact import exact_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    # Of `Fraction`: payoffs are exact, so that ties are ties.
    Payoffs = NDArray[np.object_]
    Truths = NDArray[np.bool_]

Profile = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class StrategicGame:
    """A game in which each player picks one strategy, not knowing what the others pick.

    `payoffs[i]` has one axis a player, in their order, and one entry a strategy: shape (players, strategies of the
    first, strategies of the second, …). Entries are `Fraction`s. `possible[profile]` is false where strategies
    exclude each other, as a crisis file may have it: such a profile has the lowest payoffs, and is never an
    equilibrium.
    """

    title: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]
    payoffs: Payoffs
    possible: Truths

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, StrategicGame)
            and (self.title, self.players, self.strategies)
            == (other.title, other.players, other.strategies)
            and np.array_equal(self.payoffs, other.payoffs)
            and np.array_equal(self.possible, other.possible)
        )

    def __hash__(self) -> int:
        return hash((self.title, self.players, self.strategies))

    def __repr__(self) -> str:
        sizes = " × ".join(str(len(own)) for own in self.strategies)
        return f"<StrategicGame of {', '.join(self.players)}: {sizes} strategies>"

    def payoff(self, profile: Profile) -> tuple[Fraction, ...]:
        """What each player gets if the strategies of this profile are played."""
        return tuple(self.payoffs[(player, *profile)] for player in range(len(self.players)))

    def names(self, profile: Profile) -> tuple[str, ...]:
        """What the strategies of a profile are called, player by player."""
        return tuple(own[place] for own, place in zip(self.strategies, profile, strict=True))


def strategic_game(
    payoffs: ArrayLike,
    *,
    players: Sequence[str] = (),
    strategies: Sequence[Sequence[str]] = (),
    title: str = "",
    possible: ArrayLike | None = None,
) -> StrategicGame:
    """Make a game from its payoffs: one table a player, the first player's strategies down, the second's across.

    Strategic form [nash1951]. `payoffs` has the shape (players, strategies of the first, of the second, …) and holds
    whole numbers, fractions or floats, which are taken at their exact value. Names are numbers if none are given;
    where they are not distinct, numbers are put before them.
    Raises `InputError` where shapes do not fit, and for payoffs that are no finite numbers.

    >>> chicken = strategic_game([[[3, 2], [4, 1]], [[3, 4], [2, 1]]], players=["Ann", "Bob"])
    >>> chicken
    <StrategicGame of Ann, Bob: 2 × 2 strategies>
    >>> [chicken.names(profile) for profile in pure_equilibria(chicken)]
    [('1', '2'), ('2', '1')]
    """
    given = np.asarray(payoffs, dtype=object)
    sizes = given.shape[1:]
    if not given.size or given.shape[0] != len(sizes):
        raise InputError(
            f"payoffs of shape {given.shape} are no game",
            remedy="give one table a player, with as many axes as there are players",
        )
    players = told_apart(players) or tuple(str(place + 1) for place in range(len(sizes)))
    named = tuple(told_apart(own) for own in strategies) or tuple(
        tuple(str(place + 1) for place in range(size)) for size in sizes
    )
    if len(players) != len(sizes) or tuple(map(len, named)) != sizes:
        raise InputError("there are not as many names as players or strategies")
    allowed = np.ones(sizes, np.bool_) if possible is None else np.array(possible, np.bool_)
    if allowed.shape != sizes:
        raise InputError(f"what is possible has the shape {allowed.shape}, the game {sizes}")
    return StrategicGame(title, players, named, _frozen(_exact(given)), _frozen(allowed))


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Names as they are if they tell strategies, or players, apart, else with their numbers before them.

    >>> told_apart(["left", "right"]), told_apart(["go", "go"])
    (('left', 'right'), ('1: go', '2: go'))
    """
    if len(set(names)) == len(names):
        return tuple(names)
    return tuple(f"{place}: {name}" for place, name in enumerate(names, 1))


def _exact(values: NDArray[Any]) -> Payoffs:
    exact = np.empty(values.shape, dtype=object)
    for place, value in np.ndenumerate(values):
        exact[place] = exact_number(value, "a payoff")
    return exact


def _frozen(values: NDArray[Any]) -> NDArray[Any]:
    values.flags.writeable = False
    return values


def best_responses(game: StrategicGame, player: int) -> Truths:
    """Tell for every profile whether a player could not have done better against what the others do in it.

    The shape is that of the table of profiles. A profile that is impossible is nobody's best response.
    """
    own = game.payoffs[player].copy()
    own[~game.possible] = _below(game)
    best: Truths = np.asarray(own == own.max(axis=player, keepdims=True), np.bool_) & game.possible
    return best


def _below(game: StrategicGame) -> Fraction:
    return Fraction(game.payoffs.min() - 1)


def pure_equilibria(game: StrategicGame) -> tuple[Profile, ...]:
    """Find the combinations of strategies from which nobody gains by changing its own alone.

    Nash equilibria in pure strategies [nash1951], as the place of each player's strategy, counted from 0. Time is
    linear in the number of profiles.

    >>> dilemma = strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]])
    >>> pure_equilibria(dilemma)
    ((1, 1),)
    """
    stable = np.logical_and.reduce(
        [best_responses(game, player) for player in range(len(game.players))]
    )
    return tuple(tuple(int(place) for place in profile) for profile in np.argwhere(stable))
