"""What can be reached from where a crisis stands, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.as_history import paths_of_history, shortest_path
from excomm.report.data.paths import in_reach, reached_from
from excomm.report.lasting import FAR, lasting
from excomm.report.text.equilibria import by_concepts, foremost, outcome_counts
from excomm.report.text.paper import Paper, cells, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.names import called, capital, counted, spaced
from excomm.report.words.reach import needs_of_many, why_out_of_reach
from excomm.report.words.states import move_in_words, state_in_words
from excomm.space.naming import number_of
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.as_history import Paths
    from excomm.report.lasting import Lasting
    from excomm.report.overview import Overview
    from excomm.space.space import Space
    from excomm.stability.status_quo import StatusQuo
    from excomm.stability.steps import Step

# So many paths are told unless all are asked for.
MOST_PATHS = 8


def paths_lines(paper: Paper, overview: Overview, *, name: str, every: bool) -> list[str]:
    """Lay out which equilibria are in reach, and the shortest paths to them."""
    space, reached = overview.space, reached_from(overview)
    found = in_reach(overview)
    lines = [strong(paper, line) for line in wrapped(space.crisis.title, paper.width)]
    lines += _from_here(paper, overview, reached)
    lines += paragraph(paper, overview.omitted)
    lines += _beyond(paper, overview, reached)
    lines += _history(paper, overview, reached)
    if len(found) > MOST_PATHS and space.outcomes:
        lines += heading(paper, "EQUILIBRIA IN REACH, by outcome")
        lines += outcome_counts(paper, found)
    shown = found if every or len(found) <= MOST_PATHS else foremost(found)
    if len(shown):
        lines += heading(paper, "SHORTEST PATHS, by improvements alone where there is such a path")
    taken = paths_of_history(space)
    for one in shown:
        lines += _told(paper, overview, taken, one)
    if len(shown) < len(found):
        text = f"{len(found) - len(shown):,} more are in reach; show all:"
        lines += hint(paper, text, f"excomm status-quo {name} --all")
    return lines


def _beyond(paper: Paper, overview: Overview, reached: StatusQuo) -> list[str]:
    """How many equilibria are out of reach, and why."""
    every = lasting(overview)
    missed = every.where(every.moves == FAR)
    if not len(missed):
        return []
    are = "equilibrium is" if len(missed) == 1 else "equilibria are"
    why, needs = needs_of_many(overview.space, reached.moves, missed.states)
    lines = paragraph(paper, f"{len(missed):,} {are} out of reach{f'; {why}' if why else '.'}")
    for need in needs:
        lines += item(paper, need, indent=2)
    return lines


def _history(paper: Paper, overview: Overview, reached: StatusQuo) -> list[str]:
    """Say so where history ended beyond what moves lead to."""
    end = overview.history_end
    if end is None or reached.moves.length[end] >= 0:
        return []
    why = why_out_of_reach(overview.space, reached.moves, end, whence="here")
    return paragraph(paper, f"History ended in state {number_of(end)}. {why}")


def _from_here(paper: Paper, overview: Overview, reached: StatusQuo) -> list[str]:
    """Where it begins, and how much of the crisis is in reach."""
    space = overview.space
    names = state_names(space, reached.start)
    by_moves = int((reached.moves.length >= 0).sum())
    by_improvements = int((reached.improvements.length >= 0).sum())
    text = (
        f"From there moves lead to {by_moves:,} of {counted(space.states, 'possible state')} (itself "
        f"included), and improvements alone to {by_improvements:,}."
    )
    where = f"From state {number_of(reached.start)}: {state_in_words(space.crisis, names)}"
    return [*paragraph(paper, where), *paragraph(paper, text)]


def _told(paper: Paper, overview: Overview, taken: Paths, one: Lasting) -> list[str]:
    """One equilibrium with a shortest path to it: by improvements where there is one."""
    space = overview.space
    names = ", ".join(state_names(space, one.state)) or "(nothing is true)"
    about = "; ".join(part for part in (spaced(one.outcome), by_concepts(overview, one)) if part)
    first = f"  {number_of(one.state)}  "
    lines = ["", *wrapped(names, paper.width, first=first, rest=" " * cells(first))]
    lines += wrapped(about, paper.width, first=" " * cells(first), rest=" " * cells(first))
    if one.moves == 0:
        return [*lines, *paragraph(paper, "No move is needed: it begins here.", indent=4)]
    improving = one.improvements is not None
    path = shortest_path(space, reached_from(overview), taken, one.state, improving=improving)
    return lines + _steps(paper, space, path)


def _steps(paper: Paper, space: Space, steps: Sequence[Step]) -> list[str]:
    """The moves of a path; those that are no improvement for whoever makes them are marked."""
    lines: list[str] = []
    for number, step in enumerate(steps, 1):
        who = capital(called(space.crisis, space.actors[step.actor]))
        move = move_in_words(space, step.actor, step.start, step.end)
        ranks = space.graph.ranks[step.actor]
        mark = "" if ranks[step.end] > ranks[step.start] else " [no improvement]"
        lines += item(paper, f"{who}: {move}{mark}", mark=f"{number}.", indent=4)
    return lines
