"""What Gambit found, as text and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.text.paper import heading, item, paragraph, strong, wrapped
from excomm.report.words.names import listed

if TYPE_CHECKING:
    from fractions import Fraction

    from excomm.games.gambit_solver import GambitAnswer
    from excomm.report.text.paper import Paper

SHOWN = 10


def gambit_lines(paper: Paper, answer: GambitAnswer, *, every: bool = False) -> list[str]:
    """Lay out the equilibria that Gambit found."""
    lines = [strong(paper, line) for line in wrapped(answer.game.title or "A game", paper.width)]
    how = "in exact fractions" if answer.exact else "numerically: there may be others"
    lines += paragraph(paper, f"Solved by Gambit's method '{answer.method}', {how}.")
    lines += heading(paper, "EQUILIBRIA")
    shown = answer.equilibria if every else answer.equilibria[:SHOWN]
    for one in shown:
        lines += item(paper, _words(answer, one))
    left = len(answer.equilibria) - len(shown)
    return [*lines, f"{left} more: add --all."] if left else lines


def _words(answer: GambitAnswer, one: tuple[tuple[Fraction | float, ...], ...]) -> str:
    parts = []
    for player, mixture in _named(answer, one).items():
        odds = [name if share == "1" else f"{name} {share}" for name, share in mixture.items()]
        parts.append(f"{player}: {listed(odds)}")
    return "; ".join(parts)


def gambit_data(answer: GambitAnswer) -> dict[str, Any]:
    """Return what Gambit found for JSON; probabilities are texts."""
    return {
        "title": answer.game.title,
        "method": answer.method,
        "exact": answer.exact,
        "equilibria": [_named(answer, one) for one in answer.equilibria],
    }


def _named(
    answer: GambitAnswer, one: tuple[tuple[Fraction | float, ...], ...]
) -> dict[str, dict[str, str]]:
    rows = zip(answer.game.players, answer.game.strategies, one, strict=True)
    return {
        player: {name: str(share) for name, share in zip(own, mixture, strict=True) if share}
        for player, own, mixture in rows
    }
