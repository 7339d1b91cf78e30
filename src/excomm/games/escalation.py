"""The asymmetric escalation game of Zagare and Kilgour, with what neither side knows of the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from excomm.games.tree import Choice, Lot, Outcome, game_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from excomm.games.extensive import ExtensiveGame
    from excomm.games.tree import Branch

CHALLENGER, DEFENDER = "challenger", "defender"
# Numbers in the published order; the numbers themselves are those of a student's project after [kilgour2007].
CHALLENGER_UTILITIES = {"DC": 100, "SQ": 60, "ED": 45, "DD": 40, "EE+": 25, "DE": 20, "EE-": 0}
DEFENDER_UTILITIES = {
    "SQ": 100,
    "DE": 90,
    "DD+": 60,
    "DC": 50,
    "DD-": 40,
    "EE+": 30,
    "ED": 20,
    "EE-": 0,
}


@dataclass(frozen=True)
class Escalation:
    """The numbers of an asymmetric escalation game.

    `hard` is the probability that the challenger would rather fight all out than give in; `defender` has that of each
    kind of defender: H or S (hard or soft) in a limited conflict, then in an all-out one. Utilities are by outcome:
    SQ status quo, DC the defender concedes, DD limited conflict, ED the challenger wins by escalating, DE the defender
    does, EE all-out conflict; + and - for the hard and the soft.
    """

    hard: Fraction
    defender: Mapping[str, Fraction]
    challenger_utilities: Mapping[str, int] = field(default_factory=lambda: CHALLENGER_UTILITIES)
    defender_utilities: Mapping[str, int] = field(default_factory=lambda: DEFENDER_UTILITIES)


def by_credibility(challenger: Fraction, defender: Fraction) -> Escalation:
    """Return the game in which the defender is hard with one probability at each stage, independently.

    >>> from fractions import Fraction
    >>> {
    ...     kind: str(odds)
    ...     for kind, odds in by_credibility(Fraction(1, 2), Fraction(1, 3)).defender.items()
    ... }
    {'HH': '1/9', 'HS': '2/9', 'SH': '2/9', 'SS': '4/9'}
    """
    each = {"H": defender, "S": 1 - defender}
    kinds = {"".join(kind): each[kind[0]] * each[kind[1]] for kind in product("HS", repeat=2)}
    return Escalation(challenger, kinds)


def escalation_game(numbers: Escalation) -> ExtensiveGame:
    """Make the tree of the asymmetric escalation game with incomplete information.

    Chance draws what kind each side is, which only that side sees. The challenger keeps the status quo or demands its
    change; the defender concedes, answers in kind or escalates; then the challenger may escalate, and the
    defender may answer that [zagare2000, chapter 6; zagare2014]. Kinds of probability zero are left out.

    >>> from fractions import Fraction
    >>> escalation_game(by_credibility(Fraction(1, 2), Fraction(1, 2)))
    <ExtensiveGame of challenger, defender: 97 nodes>
    """
    kinds = {
        f"{own}, {other}": (odds * share, _tree(numbers, own, other))
        for own, odds in (("H", numbers.hard), ("S", 1 - numbers.hard))
        for other, share in numbers.defender.items()
        if odds * share
    }
    title = "Asymmetric escalation game"
    # Where everything is known there is nothing to draw.
    known = len(kinds) == 1
    root = next(iter(kinds.values()))[1] if known else Lot(kinds, "kinds")
    return game_tree(root, players=(CHALLENGER, DEFENDER), title=title)


def _tree(numbers: Escalation, own: str, other: str) -> Branch:
    """What follows once chance has drawn a challenger of one kind and a defender of another."""

    def end(name: str) -> Outcome:
        first = f"{name}{_sign(own)}" if name == "EE" else name
        stage = {"DD": other[0], "EE": other[1]}.get(name)
        second = name if stage is None else f"{name}{_sign(stage)}"
        utilities = numbers.challenger_utilities[first], numbers.defender_utilities[second]
        return Outcome(name, utilities)

    kinds = f"{own}, {other}"
    counter = Choice(DEFENDER, {"D": end("ED"), "E": end("EE")}, f"4 of {kinds}", f"4 as {other}")
    limited = Choice(CHALLENGER, {"D": end("DD"), "E": counter}, f"3a of {kinds}", f"3a as {own}")
    escalated = Choice(
        CHALLENGER, {"D": end("DE"), "E": end("EE")}, f"3b of {kinds}", f"3b as {own}"
    )
    answers: dict[str, Branch] = {"C": end("DC"), "D": limited, "E": escalated}
    answer = Choice(DEFENDER, answers, f"2 of {kinds}", f"2 as {other}")
    return Choice(CHALLENGER, {"C": end("SQ"), "D": answer}, f"1 of {kinds}", f"1 as {own}")


def _sign(kind: str) -> str:
    return "+" if kind == "H" else "-"
