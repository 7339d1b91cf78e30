"""A crisis as a game tree: the actors move by turns, each seeing what was done, for so many turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError, TooLargeError
from excomm.games.crisis_form import state_payoffs
from excomm.games.extensive import Decision, End, ExtensiveGame
from excomm.process.considered import considered_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.games.crisis_form import Payoff
    from excomm.games.extensive import Node
    from excomm.process.considered import Considered
    from excomm.space.space import Space

MOST_NODES = 50_000
STAY = "stay"


@dataclass(frozen=True)
class Turn:
    """Where a node of the tree stands: in which state, at which turn, and how many have stayed since the last move."""

    state: int
    turn: int
    stayed: int


@dataclass(frozen=True)
class Unrolled:
    """The tree of a crisis, and the state that each of its nodes stands for."""

    game: ExtensiveGame
    states: tuple[int, ...]


def turn_tree(
    space: Space,
    *,
    base: int,
    turns: int,
    order: Sequence[str] = (),
    payoffs: Payoff = "ranks",
) -> Unrolled:
    """Unroll a crisis into a tree in which the actors move by turns, from one state on.

    At its turn an actor stays or does one of what it considers (its courses, or any combination of its options), and
    sees all that was done before. It is over after so many turns, in a state that ends the crisis, or
    when everybody in turn has stayed; payoffs are those of the state then. Chance plays no part. `order` is that of the
    file unless it is given. Raises `TooLargeError` for a tree of more than fifty thousand nodes.

    >>> import excomm as ex
    >>> from excomm.games.backward import backward_induction
    >>> chicken = turn_tree(ex.compile_space(ex.load("chicken")), base=0, turns=2)
    >>> solved = backward_induction(chicken.game)
    >>> [chicken.states[place] for place in solved.path]
    [0, 0, 2]
    """
    order = tuple(order) or space.actors
    unknown = [actor for actor in order if actor not in space.actors]
    if unknown or turns < 1:
        raise InputError(
            f"there is no actor '{unknown[0]}'" if unknown else "there has to be one turn at least",
            remedy=f"known: {', '.join(space.actors)}" if unknown else "",
        )
    board = _Board(
        space, order, turns, {actor: considered_by(space, actor) for actor in set(order)}
    )
    drafts = _drafted(board, base)
    worth = [state_payoffs(space, actor, payoffs) for actor in space.actors]
    nodes: list[Node] = []
    for place, (here, moves, children) in enumerate(drafts):
        if not moves:
            paid = tuple(own[here.state] for own in worth)
            nodes.append(End(paid, _called(space, here.state)))
            continue
        mover = board.mover(here)
        name = f"{place + 1}: {mover} in state {here.state + 1}"
        player = space.actors.index(mover)
        nodes.append(Decision(player, name, tuple(moves), tuple(children), name))
    title = f"{space.crisis.title}, {turns} turns"
    game = ExtensiveGame(title, space.actors, tuple(nodes))
    return Unrolled(game, tuple(here.state for here, _, _ in drafts))


def _called(space: Space, state: int) -> str:
    """An end is called by the number of its state, and by the outcome that it counts as."""
    outcome = int(space.outcome[state])
    known = f" ({space.outcomes[outcome].replace('_', ' ')})" if outcome >= 0 else ""
    return f"state {state + 1}{known}"


@dataclass(frozen=True)
class _Board:
    """What is fixed while a tree grows."""

    space: Space
    order: tuple[str, ...]
    turns: int
    choices: Mapping[str, Considered]

    def mover(self, here: Turn) -> str:
        """Whose turn it is."""
        return self.order[here.turn % len(self.order)]

    def moves(self, here: Turn) -> dict[str, int]:
        """What can be done, and which state it leads to; nothing where it is over."""
        over = here.turn == self.turns or here.stayed == len(self.order)
        if over or self.space.ended[here.state]:
            return {}
        return _moves(self.choices[self.mover(here)], here.state)


def _drafted(board: _Board, base: int) -> list[tuple[Turn, dict[str, int], list[int]]]:
    """The nodes in the order of the tree: where each stands, its moves, and the places of its children."""
    drafts: list[tuple[Turn, dict[str, int], list[int]]] = []
    waiting = [(Turn(base, 0, 0), -1)]
    while waiting:
        here, parent = waiting.pop()
        if len(drafts) >= MOST_NODES:
            raise TooLargeError(
                f"this tree would have more than {MOST_NODES:,} nodes",
                remedy="ask for fewer turns, or name fewer courses in the file",
            )
        place, moves = len(drafts), board.moves(here)
        if parent >= 0:
            drafts[parent][2].append(place)
        drafts.append((here, moves, []))
        waiting += [(_after(here, end), place) for end in reversed(moves.values())]
    return drafts


def _after(here: Turn, end: int) -> Turn:
    return Turn(end, here.turn + 1, here.stayed + 1 if end == here.state else 0)


def _moves(considered: Considered, state: int) -> dict[str, int]:
    """What can be done in a state and where it leads; staying first, and of two ways to a state the first."""
    moves, seen = {STAY: state}, {state}
    for name, end in zip(considered.names, considered.targets[state].tolist(), strict=True):
        if end >= 0 and end not in seen:
            seen.add(end)
            moves[name] = end
    return moves
