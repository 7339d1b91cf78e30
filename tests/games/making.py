"""Random games, and what is true of them by definition."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from excomm.games.strategic import Profile, StrategicGame, strategic_game
from excomm.games.tree import Branch, Choice, Lot, Outcome, game_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from excomm.games.extensive import ExtensiveGame


@st.composite
def strategic_games(
    draw: st.DrawFn, players: int | None = None, most: int = 3, payoffs: int = 4
) -> StrategicGame:
    """A game of one to three players, with many ties."""
    number = draw(st.integers(1, 3)) if players is None else players
    sizes = [draw(st.integers(1, most)) for _ in range(number)]
    count = number
    for size in sizes:
        count *= size
    flat = draw(st.lists(st.integers(0, payoffs), min_size=count, max_size=count))
    rows = iter(flat)
    tables = [_table(sizes, rows) for _ in range(number)]
    return strategic_game(tables, title="random")


def _table(sizes: list[int], rows: Iterator[int]) -> Any:
    if not sizes:
        return next(rows)
    return [_table(sizes[1:], rows) for _ in range(sizes[0])]


def is_equilibrium(game: StrategicGame, profile: Profile) -> bool:
    """Whether nobody gains by another strategy, tried one by one."""
    return all(
        game.payoff((*profile[:player], instead, *profile[player + 1 :]))[player]
        <= game.payoff(profile)[player]
        for player, own in enumerate(game.strategies)
        for instead in range(len(own))
    )


def numbers(values: Iterable[Fraction]) -> tuple[float, ...]:
    """Fractions as numbers that tests can write down."""
    return tuple(map(float, values))


def profiles(game: StrategicGame) -> list[Profile]:
    """All combinations of strategies."""
    return list(product(*(range(len(own)) for own in game.strategies)))


def outcomes(players: int) -> st.SearchStrategy[Branch]:
    """Ends of games with few different payoffs."""
    payoffs = st.tuples(*[st.integers(0, 3)] * players)
    return payoffs.map(lambda paid: Outcome(f"end {paid}", paid))


@st.composite
def trees(draw: st.DrawFn, *, players: int = 2, depth: int = 3) -> ExtensiveGame:
    """A game of perfect information, with chance."""
    count = iter(range(1000))

    def branch(left: int) -> Branch:
        kind = draw(st.sampled_from(["end", "choice", "choice", "lot"])) if left else "end"
        if kind == "end":
            return draw(outcomes(players))
        number = draw(st.integers(1, 2)) if kind == "lot" else 2
        below = [branch(left - 1) for _ in range(number)]
        name = f"node {next(count)}"
        if kind == "lot":
            odds = [Fraction(1)] if number == 1 else [Fraction(1, 3), Fraction(2, 3)]
            return Lot({str(at): (odds[at], one) for at, one in enumerate(below)}, name)
        player = f"p{draw(st.integers(0, players - 1))}"
        return Choice(player, {str(at): one for at, one in enumerate(below)}, name)

    return game_tree(branch(depth), players=[f"p{at}" for at in range(players)], title="random")


@st.composite
def hidden_trees(draw: st.DrawFn, *, depth: int = 4) -> ExtensiveGame:
    """A game of two in which players do not see all, but forget nothing; with chance."""
    count = iter(range(1000))

    def branch(left: int, seen: tuple[str, str]) -> Branch:
        kind = draw(st.sampled_from("ecccccl")) if left else "e"
        name = f"node {next(count)}"
        if kind == "e":
            return Outcome(name, draw(st.tuples(st.integers(0, 3), st.integers(0, 3))))
        if kind == "l":
            return Lot({side: (Fraction(1, 2), branch(left - 1, seen)) for side in "lr"}, name)
        player = draw(st.integers(0, 1))
        # What it has seen and done is all that a player knows: now and then it sees something new.
        known = seen[player] + draw(st.sampled_from("xxxy"))
        moves = {}
        for side in "lr":
            after = (known + side, seen[1]) if player == 0 else (seen[0], known + side)
            moves[side] = branch(left - 1, after)
        return Choice(f"p{player}", moves, name, knowing=known)

    return game_tree(branch(depth, ("", "")), players=["p0", "p1"], title="random")
