"""What coalitions would leave and what they would not, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.lasting import lasting
from excomm.report.text.equilibria import foremost
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, cells, heading, item, paragraph, wrapped
from excomm.report.together import CREDIBLE, leaving_together
from excomm.report.words.names import counted, spaced
from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.stability.summaries import any_of

if TYPE_CHECKING:
    from excomm.report.overview import Overview
    from excomm.space.space import Space
    from excomm.stability.results import CoalitionStability

# So many states are shown one by one unless all are asked for.
FEW = 12


def coalition_lines(
    paper: Paper, found: CoalitionStability, overview: Overview, *, every: bool
) -> list[str]:
    """Lay out a coalition analysis: what each coalition would keep, what all would, and who would go where."""
    lines = heading(
        paper, "COALITIONS: groups that could move together, to the advantage of each member"
    )
    lines += ["", *_counts(paper, found)]
    return [*lines, *_kept(paper, found, every=every), *_left(paper, found, overview)]


def _kept(paper: Paper, found: CoalitionStability, *, every: bool) -> list[str]:
    """The states that no coalition would leave."""
    kept = _surest_first(found)
    are = "is" if len(kept) == 1 else "are"
    states = counted(len(kept), "state")
    lines = ["", *paragraph(paper, f"{states} {are} stable for every coalition by some concept:")]
    shown = kept if every else kept[:FEW]
    for state in shown:
        concepts = [c for c in found.verdicts.concepts if found.verdicts.universal[c][state]]
        names = ", ".join(state_names(found.space, state)) or "(nothing is true)"
        about = "; ".join(filter(None, (_outcome(found.space, state), f"by {', '.join(concepts)}")))
        first = f"  {number_of(state)}  "
        lines += wrapped(names, paper.width, first=first, rest=" " * cells(first))
        lines += wrapped(about, paper.width, first=" " * cells(first), rest=" " * cells(first))
    if len(shown) < len(kept):
        more = f"and {len(kept) - len(shown):,} more; --all shows them"
        lines += paragraph(paper, more, indent=2)
    return lines


def _surest_first(found: CoalitionStability) -> list[int]:
    """The states that every coalition keeps by some concept; those first that it keeps by the most."""
    universal = found.verdicts.universal
    states = any_of(universal)
    held = np.sum([of[states] for of in universal.values()], axis=0)
    return [int(state) for state in states[np.argsort(-held, kind="stable")]]


def _left(paper: Paper, found: CoalitionStability, overview: Overview) -> list[str]:
    """Of the start, the end of history and the foremost equilibria those that some group would leave, and for where."""
    space, table = found.space, found.verdicts
    if CREDIBLE not in table.concepts:
        return []
    ends = [state for state in (space.start, overview.history_end) if state is not None]
    asked = dict.fromkeys([*ends, *foremost(lasting(overview)).states.tolist()])
    told = []
    for state in asked:
        leaving = sorted(leaving_together(space, table, state), key=lambda one: len(one[0]))
        if leaving:
            told += item(paper, _leaves(space, state, *leaving[0]), mark=" ", indent=0)
    if not told:
        return []
    text = "Some states would be left by a group together, and nobody would answer (cseq):"
    return ["", *paragraph(paper, text), *told]


def _leaves(space: Space, state: int, members: tuple[int, ...], end: int) -> str:
    actors = space.crisis.actors
    group = " + ".join(actors[space.actors[member]].name for member in members)
    return f"{_short(space, state)}: {group} would go to {_short(space, end)}"


def _short(space: Space, state: int) -> str:
    """A state by its number, whether it is the start, and its outcome."""
    outcome = _outcome(space, state)
    start = ", the start" if state == space.start else ""
    return f"{number_of(state)}{start}{f' ({outcome})' if outcome else ''}"


def _outcome(space: Space, state: int) -> str:
    place = int(space.outcome[state])
    return spaced(space.outcomes[place]) if place >= 0 else ""


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
