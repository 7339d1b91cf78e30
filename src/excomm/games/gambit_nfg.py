"""Strategic games to and from Gambit's .nfg files."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from excomm.games.gambit_words import Words, in_quotes, listed_in_quotes, words_of
from excomm.games.strategic import StrategicGame, strategic_game

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

# Of payoffs in a file that is read: a table of more is a list of numbers, not a game.
MOST_PAYOFFS = 1_000_000
# A table of numpy has no more axes than this, and one is for whose payoffs they are.
MOST_PLAYERS = 31


def nfg_text(game: StrategicGame) -> str:
    r"""Write a strategic game as Gambit reads it, payoff by payoff [gambit2024].

    Numbers are exact. Where strategies exclude each other the file has the lowest payoffs, since the format knows
    nothing of it.

    >>> chicken = strategic_game(
    ...     [[[3, 2], [4, 1]], [[3, 4], [2, 1]]], players=["Ann", "Bob"], title="Chicken"
    ... )
    >>> print(nfg_text(chicken))
    NFG 1 R "Chicken" { "Ann" "Bob" }
    { { "1" "2" }
      { "1" "2" } }
    ""
    <BLANKLINE>
    3 3
    4 2
    2 4
    1 1
    <BLANKLINE>
    """
    rows = [" ".join(map(str, game.payoff(profile))) for profile in _profiles(game.possible.shape)]
    names = "\n  ".join(map(listed_in_quotes, game.strategies))
    head = f"NFG 1 R {in_quotes(game.title)} {listed_in_quotes(game.players)}\n{{ {names} }}\n"
    return head + '""\n\n' + "\n".join(rows) + "\n"


def _profiles(sizes: tuple[int, ...]) -> list[tuple[int, ...]]:
    """All profiles, the first player's strategy changing fastest."""
    return [place[::-1] for place in product(*(range(size) for size in sizes[::-1]))]


def read_nfg(path: str | os.PathLike[str]) -> StrategicGame:
    """Read a strategic game from one of Gambit's .nfg files, in its payoff or its outcome version [gambit2024].

    Raises `CrisisError` with the line and column of what is wrong.
    """
    return parse_nfg(words_of(path))


def parse_nfg(words: Words) -> StrategicGame:
    """Read a strategic game from the words of an .nfg file.

    >>> parse_nfg(
    ...     Words('NFG 1 R "Selten" { "one" "two" } { 3 2 } 1 1 0 2 0 2 1 1 0 3 2 0', "e02.nfg")
    ... )
    <StrategicGame of one, two: 3 × 2 strategies>
    """
    prologue(words, "NFG", 1)
    title = words.quoted("the title")
    players = quoted_list(words, "a player")
    strategies = _strategies(words, len(players))
    sizes = tuple(map(len, strategies))
    if words.ahead.kind == "text":
        words.take()
    by_outcome = words.ahead.text == "{"
    rows = (
        _by_outcome(words, sizes, len(players))
        if by_outcome
        else _payoffs(words, sizes, len(players))
    )
    if words.ahead.kind != "end":
        words.fail("the game is complete: nothing should stand here")
    tables = np.empty((len(players), *sizes), dtype=object)
    for profile, row in zip(_profiles(sizes), rows, strict=True):
        for player, value in enumerate(row):
            tables[(player, *profile)] = value
    return strategic_game(tables, players=players, strategies=strategies, title=title)


def prologue(words: Words, name: str, version: int) -> None:
    """Take the first words of a file, which say what it is."""
    first = words.wanted("word", f"{name}, with which such a file begins")
    if first.text != name:
        words.fail(f"the file should begin with {name}", at=first.at)
    if words.whole("the version") != version:
        words.fail(f"only version {version} of the format can be read")
    if words.wanted("word", "the letter R").text not in {"R", "D"}:
        words.fail("here should stand the letter R")


def quoted_list(words: Words, what: str, *, most: int = MOST_PLAYERS) -> tuple[str, ...]:
    """Take texts between braces."""
    words.sign("{")
    found: list[str] = []
    while words.ahead.text != "}" or words.ahead.kind != "sign":
        found.append(words.quoted(f"{what}, or a closing brace"))
        if len(found) > most:
            words.fail(f"there are more than {most} here")
    words.sign("}")
    if not found:
        words.fail(f"there should be at least {what}")
    return tuple(found)


def _strategies(words: Words, players: int) -> list[tuple[str, ...]]:
    """The strategies of each player: their names, or how many there are."""
    words.sign("{")
    found: list[tuple[str, ...]] = []
    payoffs = players
    while words.ahead.text != "}":
        if words.ahead.kind == "number":
            number = words.whole("how many strategies a player has", least=1)
            payoffs = _within(words, payoffs * number)
            found.append(tuple(str(place + 1) for place in range(number)))
        else:
            found.append(quoted_list(words, "a strategy", most=MOST_PAYOFFS))
            payoffs = _within(words, payoffs * len(found[-1]))
        if len(found) > players:
            words.fail("there are more lists of strategies than players")
    words.sign("}")
    if len(found) != players:
        words.fail("there are fewer lists of strategies than players")
    return found


def _within(words: Words, payoffs: int) -> int:
    """The number of payoffs as it is, unless it is too large already."""
    if payoffs > MOST_PAYOFFS:
        words.fail("so many strategies are too many: their table would be too large")
    return payoffs


def _payoffs(words: Words, sizes: tuple[int, ...], players: int) -> list[list[Fraction]]:
    return [[words.number("a payoff") for _ in range(players)] for _ in range(prod(sizes))]


def _by_outcome(words: Words, sizes: tuple[int, ...], players: int) -> list[Sequence[Fraction]]:
    """Payoffs by way of a list of outcomes and one number for each profile, 0 being nothing for anybody."""
    words.sign("{")
    outcomes: list[Sequence[Fraction]] = [[Fraction(0)] * players]
    while words.ahead.text != "}":
        words.sign("{")
        words.quoted("the name of an outcome")
        outcomes.append([words.number("a payoff") for _ in range(players)])
        words.sign("}")
        if len(outcomes) > MOST_PAYOFFS:
            words.fail("there are too many outcomes")
    words.sign("}")
    rows = []
    for _ in range(prod(sizes)):
        at, number = words.ahead.at, words.whole("the number of an outcome")
        if number >= len(outcomes):
            words.fail(f"there is no outcome {number}", at=at)
        rows.append(outcomes[number])
    return rows
