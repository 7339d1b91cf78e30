"""Equilibria laid out one by one, or counted where they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.kinds import KINDS
from excomm.report.lasting import FAR
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, cells, heading, paragraph, wrapped
from excomm.report.words.names import capital, counted, spaced
from excomm.space.naming import number_of
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.report.lasting import Lasting, Roll
    from excomm.report.overview import Overview

# So many equilibria are shown at the least, and at the most, where not all are.
FEW, MANY = 6, 12


def by_kind(paper: Paper, found: Roll) -> list[str]:
    """Lay out equilibria under the way in which they last, the firmest first."""
    lines = []
    for place, kind in enumerate(KINDS):
        of_kind = found.where(found.kinds == place)
        if len(of_kind):
            lines += heading(paper, f"{capital(kind.name)} ({len(of_kind):,})")
            lines += paragraph(paper, kind.meaning)
            lines += listed(paper, of_kind, lambda one: spaced(one.outcome))
    return lines


def by_outcome(paper: Paper, found: Roll) -> list[str]:
    """Lay out equilibria under their outcome, in the order of the crisis file."""
    outcomes = found.overview.space.outcomes
    if not outcomes:
        return ["", *listed(paper, found)]
    lines = []
    for place, outcome in enumerate(outcomes):
        of_outcome = found.where(found.outcomes == place)
        if len(of_outcome):
            lines += heading(paper, f"{capital(spaced(outcome))} ({len(of_outcome):,})")
            lines += listed(paper, of_outcome, lambda one: one.kind.name)
    return lines


def foremost(found: Roll) -> Roll:
    """Return the first equilibrium of each outcome, or just the first few where no outcomes are named."""
    if not found.overview.space.outcomes:
        return found.where(np.arange(min(len(found), FEW)))
    return found.where(np.sort(np.unique(found.outcomes, return_index=True)[1])[:MANY])


def listed(
    paper: Paper,
    found: Roll,
    about: Callable[[Lasting], str] = lambda one: f"{spaced(one.outcome)}; {one.kind.name}",
) -> list[str]:
    """Lay out equilibria one by one: what is true, then how the state stands, `about` first."""
    width = max((len(str(number_of(one.state))) for one in found), default=0)
    return [
        line
        for one in found
        for line in _equilibrium(paper, found.overview, one, width, about(one))
    ]


def _equilibrium(
    paper: Paper, overview: Overview, one: Lasting, width: int, about: str
) -> list[str]:
    names = ", ".join(state_names(overview.space, one.state)) or "(nothing is true)"
    first = f"  {number_of(one.state):>{width}}  "
    rest = " " * cells(first)
    parts = [about.strip("; "), by_concepts(overview, one), distance(overview, one)]
    if one.state == overview.history_end:
        parts.append("where history ended")
    return [
        *wrapped(names, paper.width, first=first, rest=rest),
        *wrapped("; ".join(filter(None, parts)), paper.width, first=rest, rest=rest),
    ]


def by_concepts(overview: Overview, one: Lasting) -> str:
    """Say by which of the concepts asked for a state is an equilibrium."""
    every = len(one.concepts) == len(overview.concepts) > 1
    return "by every concept" if every else f"by {', '.join(one.concepts)}"


def distance(overview: Overview, one: Lasting) -> str:
    """Say how far an equilibrium is from the start; nothing where the crisis does not say how it starts."""
    if overview.reached is None:
        return ""
    if one.moves == 0:
        return "the start itself"
    if one.moves is None:
        return "out of reach from the start"
    if one.improvements is None:
        short = "which is no improvement" if one.moves == 1 else "not all of them improvements"
        return f"{counted(one.moves, 'move')} from the start, {short}"
    return f"{counted(one.improvements, 'improvement')} from the start"


_SHORT = {"rest": "at rest", "answered": "by answers", "threatened": "by threats"}


def outcome_counts(paper: Paper, found: Roll) -> list[str]:
    """A row for each outcome: how many of its states last, in which way, and how many can be come to."""
    names = [_SHORT[kind.key] for kind in KINDS]
    header = ["outcome", "last", *names, "in reach", "improving"]
    rows = [
        _counts(capital(spaced(outcome)), found.where(found.outcomes == place))
        for place, outcome in enumerate(found.overview.space.outcomes)
        if (found.outcomes == place).any()
    ]
    if len(rows) != 1:
        rows.append(_counts("All", found))
    lines = grid(paper, header, rows, right=[False] + [True] * (len(header) - 1))
    if found.overview.reached is None:
        return lines
    return lines + wrapped(LEGEND, paper.width)


LEGEND = (
    "in reach: by moves from where it begins; improving: by improvements alone, moves that each make things better for "
    "whoever makes them"
)


def _counts(name: str, found: Roll) -> list[str]:
    numbers = [
        len(found),
        *(int((found.kinds == place).sum()) for place in range(len(KINDS))),
        int((found.moves < FAR).sum()),
        int((found.improvements < FAR).sum()),
    ]
    return [name, *(f"{number:,}" for number in numbers)]
