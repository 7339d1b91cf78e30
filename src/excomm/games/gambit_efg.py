"""Extensive games to and from Gambit's .efg files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.games.exact import kept_short
from excomm.games.extensive import Chance, Decision, End, ExtensiveGame
from excomm.games.gambit_nfg import prologue, quoted_list
from excomm.games.gambit_words import Words, in_quotes, listed_in_quotes, words_of
from excomm.games.strategic import told_apart

if TYPE_CHECKING:
    import os

    from excomm.games.extensive import Node

MOST_NODES = 60_000
MOST_ACTIONS = 10_000


def efg_text(game: ExtensiveGame) -> str:
    r"""Write an extensive game as Gambit reads it [gambit2024].

    Ends are called by their outcomes; nodes that share their name have none, since Gambit wants those distinct.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> only = Choice("a", {"good": Outcome("g", (1,)), "bad": Outcome("b", (0,))}, "1")
    >>> print(efg_text(game_tree(only, players=["a"], title="One choice")))
    EFG 2 R "One choice" { "a" }
    ""
    <BLANKLINE>
    p "1" 1 1 "1" { "good" "bad" } 0
    t "" 1 "g" { 1 }
    t "" 2 "b" { 0 }
    <BLANKLINE>
    """
    numbers, outcomes = _numbers(game), _outcomes(game)
    alone = Counter(node.name for node in game.nodes if not isinstance(node, End))
    lines, waiting, lots = [], [0], 0
    while waiting:
        node = game.nodes[waiting.pop()]
        if isinstance(node, End):
            payoffs = ", ".join(map(str, node.payoffs))
            number, name = outcomes[node], in_quotes(node.name)
            lines.append(f't "" {number} {name} {{ {payoffs} }}')
            continue
        name = in_quotes(node.name if alone[node.name] == 1 else "")
        waiting += reversed(node.children)
        if isinstance(node, Chance):
            lots += 1
            odds = zip(node.actions, node.probabilities, strict=True)
            moves = " ".join(f"{in_quotes(action)} {chance}" for action, chance in odds)
            lines.append(f'c {name} {lots} "" {{ {moves} }} 0')
        else:
            number = numbers[node.player, node.information]
            known = in_quotes(node.information)
            moves = listed_in_quotes(node.actions)
            lines.append(f"p {name} {node.player + 1} {number} {known} {moves} 0")
    head = f'EFG 2 R {in_quotes(game.title)} {listed_in_quotes(game.players)}\n""\n\n'
    return head + "\n".join(lines) + "\n"


def _numbers(game: ExtensiveGame) -> dict[tuple[int, str], int]:
    """The information sets numbered from 1, player by player."""
    counts = [0] * len(game.players)
    numbers = {}
    for key in game.information:
        counts[key[0]] += 1
        numbers[key] = counts[key[0]]
    return numbers


def _outcomes(game: ExtensiveGame) -> dict[End, int]:
    """The different ends numbered from 1."""
    ends = dict.fromkeys(node for node in game.nodes if isinstance(node, End))
    return {end: number for number, end in enumerate(ends, 1)}


def read_efg(path: str | os.PathLike[str]) -> ExtensiveGame:
    """Read an extensive game from one of Gambit's .efg files [gambit2024].

    Payoffs at nodes that are no ends are added to those of the ends behind them. Information sets without a name, or
    that share theirs with another of the same player, are called by their numbers, as are nodes and outcomes without
    a name and players and actions that share theirs. Raises `CrisisError` with
    the line and column of what is wrong.
    """
    return parse_efg(words_of(path))


def parse_efg(words: Words) -> ExtensiveGame:
    """Read an extensive game from the words of an .efg file.

    >>> parse_efg(
    ...     Words('EFG 2 R "t" { "a" } p "" 1 1 "" { "l" "r" } 0 t "" 1 "x" { 1 } t "" 1', "t.efg")
    ... )
    <ExtensiveGame of a: 3 nodes>
    """
    prologue(words, "EFG", 2)
    title = words.quoted("the title")
    players = told_apart(quoted_list(words, "a player"))
    if words.ahead.kind == "text":
        words.take()
    reader = _Reader(words, len(players))
    nodes = reader.nodes()
    if words.ahead.kind != "end":
        words.fail("the tree is complete: nothing should stand here")
    try:
        return ExtensiveGame(title, players, nodes)
    except InputError as error:
        words.fail(error.message)


@dataclass
class _Drafted:
    """A node as read, before what follows it is: its actions, and what has been paid so far."""

    kind: str
    name: str
    paid: tuple[Fraction, ...]
    outcome: str = ""
    actions: tuple[str, ...] = ()
    odds: tuple[Fraction, ...] = ()
    owner: tuple[int, int] = (0, 0)
    children: list[int] = field(default_factory=list)


class _Reader:
    """Reads nodes one by one and remembers what the file has said of information sets and outcomes."""

    def __init__(self, words: Words, players: int) -> None:
        self.words, self.players = words, players
        self.sets: dict[tuple[int, int], tuple[str, tuple[str, ...], tuple[Fraction, ...]]] = {}
        self.outcomes: dict[int, tuple[str, tuple[Fraction, ...]]] = {}

    def nodes(self) -> tuple[Node, ...]:
        """Read the whole tree, without going deeper than one call for any depth of it."""
        drafted: list[_Drafted] = []
        waiting: list[int] = []
        while waiting or not drafted:
            if len(drafted) >= MOST_NODES:
                self.words.fail(f"a tree of more than {MOST_NODES:,} nodes is too large")
            above = drafted[waiting[-1]] if waiting else None
            paid = above.paid if above else (Fraction(0),) * self.players
            node = self.node(paid)
            place = len(drafted)
            drafted.append(node)
            if above:
                above.children.append(place)
            waiting += [place] if node.actions else []
            while waiting and len((top := drafted[waiting[-1]]).children) == len(top.actions):
                waiting.pop()
        names = self.names()
        return tuple(_made(node, names, place) for place, node in enumerate(drafted, 1))

    def node(self, paid: tuple[Fraction, ...]) -> _Drafted:
        """Read one node; `paid` is what the outcomes on the way to it have paid."""
        words = self.words
        word = words.wanted("word", "a node: c, p or t")
        if word.text not in {"c", "p", "t"}:
            words.fail("a node begins with c, p or t", at=word.at)
        name = words.quoted("the name of the node")
        owner = 0, 0
        actions: tuple[str, ...] = ()
        odds: tuple[Fraction, ...] = ()
        if word.text != "t":
            owner, actions, odds = self.information(chance=word.text == "c")
        outcome, payoffs = self.outcome()
        try:
            so_far = tuple(kept_short(a + b) for a, b in zip(paid, payoffs, strict=True))
        except InputError as error:
            words.fail(error.message, at=word.at)
        return _Drafted(word.text, name, so_far, outcome, actions, odds, owner)

    def information(
        self, *, chance: bool
    ) -> tuple[tuple[int, int], tuple[str, ...], tuple[Fraction, ...]]:
        """Read whose node it is, its information set, and what can be done there."""
        words = self.words
        at = words.ahead.at
        player = 0 if chance else words.whole("the number of a player", least=1)
        if player > self.players:
            words.fail(f"there is no player {player}", at=at)
        owner = player, words.whole("the number of an information set", least=1)
        if words.ahead.kind == "text":
            label = words.quoted("the name of the information set")
            said = (label, *self.actions(chance=chance))
            if self.sets.setdefault(owner, said)[1:] != said[1:]:
                words.fail("this information set was described otherwise before", at=at)
        if owner not in self.sets:
            words.fail("this information set has not been described yet", at=at)
        return owner, *self.sets[owner][1:]

    def actions(self, *, chance: bool) -> tuple[tuple[str, ...], tuple[Fraction, ...]]:
        """Read a list of actions, those of chance with their probabilities."""
        if not chance:
            return told_apart(quoted_list(self.words, "an action", most=MOST_ACTIONS)), ()
        self.words.sign("{")
        actions: list[str] = []
        odds: list[Fraction] = []
        while self.words.ahead.text != "}" or not actions:
            actions.append(self.words.quoted("an action"))
            odds.append(self.words.number("its probability"))
            if len(actions) > MOST_ACTIONS:
                self.words.fail(f"there are more than {MOST_ACTIONS:,} actions here")
        self.words.sign("}")
        return told_apart(actions), tuple(odds)

    def outcome(self) -> tuple[str, tuple[Fraction, ...]]:
        """Read the number of an outcome, and its name and payoffs if they are given; 0 is none."""
        words = self.words
        at, number = words.ahead.at, words.whole("the number of an outcome")
        name = words.quoted("the name of the outcome") if words.ahead.kind == "text" else ""
        if words.ahead.kind == "sign" and words.ahead.text == "{":
            words.sign("{")
            payoffs = tuple(words.number("a payoff") for _ in range(self.players))
            words.sign("}")
            if number and self.outcomes.setdefault(number, (name, payoffs))[1] != payoffs:
                words.fail("this outcome had other payoffs before", at=at)
        if number and number not in self.outcomes:
            words.fail("this outcome has not been described yet", at=at)
        if not number:
            return "", (Fraction(0),) * self.players
        called, payoffs = self.outcomes[number]
        return called or f"outcome {number}", payoffs

    def names(self) -> dict[tuple[int, int], str]:
        """What to call each information set: its name where that tells it apart, else its number."""
        given: dict[tuple[int, str], int] = {}
        for (player, _), (label, *_rest) in self.sets.items():
            given[player, label] = given.get((player, label), 0) + 1
        return {
            owner: label
            if label and given[owner[0], label] == 1
            else f"{label} #{owner[1]}".strip()
            for owner, (label, *_rest) in self.sets.items()
        }


def _made(node: _Drafted, names: dict[tuple[int, int], str], place: int) -> Node:
    """A node that nobody named is called by its place in the file, so that it is not taken for another."""
    if node.kind == "t":
        return End(node.paid, node.name or node.outcome or f"end {place}")
    children, name = tuple(node.children), node.name or f"node {place}"
    if node.kind == "c":
        return Chance(node.actions, node.odds, children, name)
    known = names[node.owner]
    return Decision(node.owner[0] - 1, known, node.actions, children, name)
