"""What coalitions would leave and what they would not, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, cells, heading, paragraph, wrapped
from excomm.report.words.names import counted
from excomm.space.naming import number_of
from excomm.space.states import state_names

if TYPE_CHECKING:
    from excomm.stability.results import CoalitionStability

# So many states are shown one by one unless all are asked for.
FEW = 12


def coalition_lines(paper: Paper, found: CoalitionStability, *, every: bool) -> list[str]:
    """Lay out a coalition analysis: how many states each coalition would keep, and which all would."""
    universal = found.verdicts.universal
    lasting = np.flatnonzero(np.logical_or.reduce(list(universal.values()))).tolist()
    lines = heading(
        paper, "COALITIONS: groups that could move together, to the advantage of each member"
    )
    states = counted(len(lasting), "state")
    are = "is" if len(lasting) == 1 else "are"
    lines += paragraph(paper, f"{states} {are} stable for every coalition by some concept.")
    lines += ["", *_counts(paper, found)]
    shown = lasting if every else lasting[:FEW]
    lines += [""] if shown else []
    for state in shown:
        lines += _state(paper, found, state)
    if len(shown) < len(lasting):
        lines += paragraph(
            paper, f"and {len(lasting) - len(shown):,} more; --all shows them", indent=2
        )
    return lines


def _counts(paper: Paper, found: CoalitionStability) -> list[str]:
    names = found.space.crisis.actors
    concepts = found.verdicts.concepts
    rows = [
        [" + ".join(names[actor].name for actor in coalition)]
        + [f"{int(found.verdicts.stable[concept][place].sum()):,}" for concept in concepts]
        for place, coalition in enumerate(found.coalitions)
    ]
    everyone = [f"{int(found.verdicts.universal[concept].sum()):,}" for concept in concepts]
    header = ["stable for", *concepts]
    right = [False] + [True] * len(concepts)
    return grid(paper, header, [*rows, ["every coalition", *everyone]], right=right)


def _state(paper: Paper, found: CoalitionStability, state: int) -> list[str]:
    concepts = [c for c in found.verdicts.concepts if found.verdicts.universal[c][state]]
    names = ", ".join(state_names(found.space, state)) or "(nothing is true)"
    first = f"  {number_of(state)}  "
    text = f"{names}; by {', '.join(concepts)}"
    return wrapped(text, paper.width, first=first, rest=" " * cells(first))
