"""What to type after a game has been solved: the same by turns, or for Gambit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.games.results import StrategicAnalysis
from excomm.report.text.paper import hint
from excomm.report.words.names import listed

if TYPE_CHECKING:
    from excomm.games.results import ExtensiveAnalysis
    from excomm.report.text.paper import Paper

# Each of two players moves twice: enough for an answer to an answer.
TURNS = 4
TWO = 2


def next_lines(
    paper: Paper, found: StrategicAnalysis | ExtensiveAnalysis, *, name: str
) -> list[str]:
    """Name the commands that follow; `name` is the crisis as it was typed, with all that has to be typed again."""
    if found.read is None:
        return []
    lines, ending = [], "efg"
    if isinstance(found, StrategicAnalysis):
        lines, ending = _by_turns(paper, found, name), "nfg"
    file = f"{found.read.space.crisis.crisis}.{ending}"
    return lines + hint(paper, "Open it with Gambit:", f"excomm game {name} --export {file}")


def _by_turns(paper: Paper, found: StrategicAnalysis, name: str) -> list[str]:
    """How to have the moves one after the other, where history has them so."""
    order = order_of_history(found)
    if not order:
        return []
    text = (
        f"In history they moved one after the other: {listed(order)}. Moves by turns, each seeing what was done, may"
        " come to something else:"
    )
    turns = max(TURNS, len(order))
    return hint(paper, text, f"excomm game {name} --turns {turns} --order {','.join(order)}")


def order_of_history(found: StrategicAnalysis) -> list[str]:
    """The players in the order in which they first moved in history; nobody if fewer than two of them did."""
    if found.read is None:
        return []
    movers = dict.fromkeys(step.actor for step in found.read.space.crisis.history if step.actor)
    order = [actor for actor in movers if actor in found.game.players]
    rest = [player for player in found.game.players if player not in movers]
    return [*order, *rest] if len(order) >= TWO else []
