"""What could come of a game tree, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.games.extensive import Decision, End
from excomm.games.mixing import LOOKED_FOR
from excomm.report.data.game import path_of
from excomm.report.text.game_payoffs import number
from excomm.report.text.paper import heading, item, paragraph
from excomm.report.words.names import counted, listed, spaced
from excomm.space.naming import number_of

if TYPE_CHECKING:
    from fractions import Fraction

    from excomm.games.backward import Backward
    from excomm.games.believing import Assessment
    from excomm.games.results import ExtensiveAnalysis
    from excomm.report.text.paper import Paper

SHOWN = 10
# So many ways to the same end are shown unless all are asked for.
WAYS_SHOWN = 3


def tree_lines(paper: Paper, found: ExtensiveAnalysis, *, every: bool) -> list[str]:
    """Lay out what was found of a game tree."""
    lines = paragraph(paper, _what_it_is(found))
    lines += paragraph(paper, _left_out(found))
    if found.backward is not None:
        lines += _backward(paper, found)
    lines += _perfect(paper, found, every=every)
    if found.bayesian is not None:
        lines += _bayesian(paper, found.bayesian, every=every)
    return lines


def _what_it_is(found: ExtensiveAnalysis) -> str:
    game = found.game
    ends = sum(isinstance(node, End) for node in game.nodes)
    known = (
        "everybody sees all that was done"
        if game.perfect
        else f"{counted(len(game.information), 'information set', 'information sets')}"
    )
    size = f"A tree of {counted(len(game.nodes), 'node', 'nodes')} with {counted(ends, 'end', 'ends')}; {known}."
    if found.read is None or found.read.tree is None:
        return size
    start = number_of(found.read.tree.states[0])
    return f"The actors move by turns, from state {start} on. {size}"


def _left_out(found: ExtensiveAnalysis) -> str:
    """Who never comes to move; nothing if everybody does."""
    game = found.game
    movers = {node.player for node in game.nodes if isinstance(node, Decision)}
    idle = [player for place, player in enumerate(game.players) if place not in movers]
    if not idle:
        return ""
    why = "" if found.read is None else ": see --turns and --order"
    return f"In this tree {listed(idle)} never {'moves' if len(idle) == 1 else 'move'}{why}."


def _backward(paper: Paper, found: ExtensiveAnalysis) -> list[str]:
    solved = found.backward
    if solved is None:
        return []
    lines = heading(paper, "BACKWARD INDUCTION, each mover counting on what the next would do")
    for place, step in enumerate(path_of(solved), 1):
        lines += item(paper, f"{step['player']}: {step['action']}", mark=f"{place}.")
    lines += paragraph(paper, f"{_rest(found, solved)}.")
    if solved.ties:
        nodes = counted(len(solved.ties), "node", "nodes")
        lines += paragraph(
            paper,
            f"At {nodes} the mover is indifferent, and does what is listed first: there are other equilibria.",
        )
    else:
        lines += paragraph(
            paper, "Nobody is ever indifferent: it is the only subgame perfect equilibrium."
        )
    return lines


def _perfect(paper: Paper, found: ExtensiveAnalysis, *, every: bool) -> list[str]:
    """The equilibria by where they end, with the ways there: many differ only in what would be done elsewhere."""
    if found.perfect is None or (found.backward and len(found.perfect) == 1):
        return []
    lines = heading(paper, "SUBGAME PERFECT EQUILIBRIA, by what comes of them")
    ends: dict[str, list[str]] = {}
    for one in found.perfect:
        way = "; ".join(f"{step['player']}: {step['action']}" for step in path_of(one))
        ends.setdefault(_rest(found, one), []).append(way)
    shown = list(ends.items()) if every else list(ends.items())[:SHOWN]
    for rest, all_ways in shown:
        ways = [way for way in dict.fromkeys(all_ways) if way]
        lines += item(paper, f"{rest} ({counted(len(all_ways), 'equilibrium', 'equilibria')}).")
        for way in ways if every else ways[:WAYS_SHOWN]:
            lines += item(paper, way, indent=2)
        more = 0 if every else len(ways) - WAYS_SHOWN
        lines += paragraph(paper, f"… and {more} other ways.", indent=2) if more > 0 else []
    left = len(ends) - len(shown)
    return [*lines, f"{left} more: add --all."] if left else lines


def _rest(found: ExtensiveAnalysis, solved: Backward) -> str:
    """Where play ends, and what that is worth."""
    worth = _worth(found.game.players, solved.values[0])
    end = solved.path[-1]
    if not isinstance(found.game.nodes[end], End):
        return f"Then chance decides. On average: {worth}"
    if found.read is None or found.read.tree is None:
        return f"It ends in {found.game.nodes[end].name or 'an end without a name'}: {worth}"
    space, state = found.read.space, found.read.tree.states[end]
    outcome = int(space.outcome[state])
    called = f", {spaced(space.outcomes[outcome])}" if outcome >= 0 else ""
    return f"It ends in state {number_of(state)}{called}: {worth}"


def _worth(players: tuple[str, ...], payoffs: tuple[Fraction, ...]) -> str:
    return ", ".join(
        f"{player} {number(value)}" for player, value in zip(players, payoffs, strict=True)
    )


def _bayesian(paper: Paper, assessments: tuple[Assessment, ...], *, every: bool) -> list[str]:
    """The equilibria by what comes of them: many differ only in what would be done elsewhere."""
    lines = heading(paper, "PERFECT BAYESIAN EQUILIBRIA, by what comes of them")
    if not assessments:
        return [*lines, *paragraph(paper, f"None. {LOOKED_FOR}")]
    counts: dict[tuple[tuple[tuple[str, Fraction], ...], tuple[Fraction, ...]], int] = {}
    for one in assessments:
        key = tuple(one.outcomes.items()), one.payoffs
        counts[key] = counts.get(key, 0) + 1
    shown = list(counts.items()) if every else list(counts.items())[:SHOWN]
    players = assessments[0].game.players
    for (outcomes, payoffs), many in shown:
        what = listed([name if odds == 1 else f"{name} {odds}" for name, odds in outcomes])
        number_found = counted(many, "equilibrium", "equilibria")
        lines += item(paper, f"{what}: {_worth(players, payoffs)} ({number_found})")
    left = len(counts) - len(shown)
    lines += [f"{left} more: add --all."] if left else []
    return lines + paragraph(paper, LOOKED_FOR)
