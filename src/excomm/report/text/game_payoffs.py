"""What each combination of strategies is worth to each player, and what such a combination is called, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.text.grid import grid
from excomm.report.text.paper import item, paragraph
from excomm.report.words.names import listed, spaced
from excomm.space.naming import number_of

if TYPE_CHECKING:
    from fractions import Fraction

    from excomm.games.results import StrategicAnalysis
    from excomm.games.strategic import Profile
    from excomm.report.text.paper import Paper

# A table of payoffs has so many columns and rows at most, and a list of them so many items.
WIDEST_TABLE, TALLEST_TABLE, LONGEST_LIST = 4, 12, 12
TWO = 2
# Fractions of larger parts than this are shown as decimals.
LARGEST_PART = 100


def payoff_lines(paper: Paper, found: StrategicAnalysis) -> list[str]:
    """Lay out the payoffs: two players' as a table, others' as a list; where to find them if they are too many."""
    game = found.game
    if len(game.players) == TWO and _fits(found):
        header, table = _table(found)
        first, second = game.players
        whose = f"In each cell the number of {first} comes first, that of {second} second."
        return ["", *grid(paper, header, table), "", *paragraph(paper, whose)]
    if len(game.players) == TWO or game.possible.sum() > LONGEST_LIST:
        text = (
            f"What each of the {int(game.possible.sum()):,} combinations is worth is not shown here:"
            " --export FILE.nfg writes it."
        )
        return paragraph(paper, text)
    words = [_said(found, profile) for profile in _possible(found)]
    intro = (
        f"Payoffs, in the order {listed(game.players)}:" if len(game.players) > 1 else "Payoffs:"
    )
    return ["", *paragraph(paper, intro), *(line for one in words for line in item(paper, one))]


def _fits(found: StrategicAnalysis) -> bool:
    rows, columns = found.game.strategies
    return len(rows) <= TALLEST_TABLE and len(columns) <= WIDEST_TABLE


def _possible(found: StrategicAnalysis) -> list[Profile]:
    return [tuple(map(int, profile)) for profile in np.argwhere(found.game.possible)]


def _table(found: StrategicAnalysis) -> tuple[list[str], list[list[str]]]:
    (first, second), (rows, columns) = found.game.players, found.game.strategies
    header = ["", *(f"{second}: {one}" for one in columns)]
    cells = [
        [f"{first}: {one}", *(_cell(found, (row, column)) for column in range(len(columns)))]
        for row, one in enumerate(rows)
    ]
    return header, cells


def _cell(found: StrategicAnalysis, profile: Profile) -> str:
    return numbers(found, profile) if found.game.possible[profile] else "cannot be"


def numbers(found: StrategicAnalysis, profile: Profile) -> str:
    """What a profile is worth to each player, in their order."""
    return ", ".join(map(number, found.game.payoff(profile)))


def number(value: Fraction) -> str:
    """A payoff as it is, or in four digits where its fraction would be long.

    >>> from fractions import Fraction
    >>> number(Fraction(5, 2)), number(Fraction(492531, 190537))
    ('5/2', '2.585')
    """
    return str(value) if value.denominator <= LARGEST_PART else f"{float(value):.4g}"


def _said(found: StrategicAnalysis, profile: Profile) -> str:
    game = found.game
    said = "; ".join(
        f"{player}: {own}" for player, own in zip(game.players, game.names(profile), strict=True)
    )
    return f"{said} ({numbers(found, profile)})"


def profile_words(found: StrategicAnalysis, profile: Profile) -> str:
    """Say what everybody does in a profile and what that is worth, and in a crisis which state that is."""
    said = _said(found, profile)
    if found.read is None or found.read.form is None:
        return said
    space, state = found.read.space, int(found.read.form.states[profile])
    outcome = int(space.outcome[state])
    called = f", {spaced(space.outcomes[outcome])}" if outcome >= 0 else ""
    return (
        f"{said.rpartition(' (')[0]} (state {number_of(state)}{called}: {numbers(found, profile)})"
    )
