"""What each actor wants, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.text.paper import Paper, heading, item, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.preferences import Preference, RankClass


def preference_lines(paper: Paper, crisis: Crisis) -> list[str]:
    """Lay out the preferences of every actor."""
    lines = heading(paper, "PREFERENCES, most important or best first")
    for actor, preference in crisis.preferences.items():
        lines += wrapped(crisis.actors[actor].name, paper.width, first="  ", rest="  ")
        for number, text in enumerate(_wishes(preference), 1):
            lines += item(paper, text, mark=f"{number:>2}.", indent=4)
    return lines


def _wishes(preference: Preference) -> Iterator[str]:
    for statement in preference.statements:
        yield written(statement.want)
    for rank_class in preference.ranking:
        yield _tied(rank_class)
    by_worth = sorted(preference.weights.items(), key=lambda item: -item[1])
    for name, weight in by_worth:
        yield f"{name} (worth {weight:g})"


def _tied(rank_class: RankClass) -> str:
    """States that are ranked alike."""
    return " = ".join(_states(states.formula, states.exactly) for states in rank_class.tied)


def _states(formula: object, exactly: Sequence[str] | None) -> str:
    if exactly is None:
        return written(formula)  # type: ignore[arg-type]  # one of the two is always given
    return f"[{', '.join(exactly)}]"
