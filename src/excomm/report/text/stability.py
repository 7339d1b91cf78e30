"""The stability of a crisis as text: the answer first, then what it rests on, then where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.kinds import KINDS
from excomm.report.lasting import lasting
from excomm.report.text.coalitions import coalition_lines
from excomm.report.text.equilibria import by_kind, by_outcome, foremost, listed, outcome_counts
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, paragraph, strong, wrapped
from excomm.report.words.names import counted, spaced
from excomm.report.words.names import listed as in_a_row
from excomm.report.words.others import others_that_could_last
from excomm.report.words.reach import why_out_of_reach
from excomm.space.naming import number_of

if TYPE_CHECKING:
    from excomm.report.lasting import Roll
    from excomm.report.overview import Overview
    from excomm.stability.results import CoalitionStability

# So many equilibria are shown one by one; more are counted, and the foremost shown.
FEW = 12

_ANSWERS = {
    "legal": "",
    "once_each": "The others answer by sequences in which each of them moves once at the most.",
    "single": "The others answer by one single move.",
}


def stability_lines(
    paper: Paper,
    overview: Overview,
    *,
    command: str,
    name: str,
    every: bool = False,
    coalitions: CoalitionStability | None = None,
) -> list[str]:
    """Lay out a stability analysis, and what coalitions make of it if that was asked for.

    `every` asks for all equilibria, however many; `command` is what was typed, to be repeated with --all, and `name`
    what the user calls the crisis by.
    """
    found = lasting(overview)
    lines = [strong(paper, line) for line in wrapped(overview.space.crisis.title, paper.width)]
    lines += paragraph(paper, _answer(overview, found))
    lines += paragraph(paper, _ANSWERS[overview.result.verdicts.sanctions])
    lines += paragraph(paper, overview.omitted)
    if every:
        lines += by_outcome(paper, found)
    elif len(found) <= FEW:
        lines += by_kind(paper, found)
    else:
        lines += _summary(paper, found, command)
    lines += _history(paper, overview)
    lines += _counts(paper, overview)
    if coalitions is not None:
        lines += coalition_lines(paper, coalitions, overview, every=every)
    return lines + _read_on(paper, overview, found, name)


def _answer(overview: Overview, found: Roll) -> str:
    """How many states last, and how."""
    states = counted(overview.space.states, "possible state")
    if not len(found):
        return f"None of its {states} could last: in each, some actor has reason to move."
    counts = [int((found.kinds == place).sum()) for place in range(len(KINDS))]
    ways = [f"{count:,} {kind.name}" for count, kind in zip(counts, KINDS, strict=True) if count]
    return f"Of {states}, {len(found):,} could last: {in_a_row(ways)}."


def _summary(paper: Paper, found: Roll, command: str) -> list[str]:
    """Count many equilibria, and show the foremost."""
    lines = heading(paper, "HOW MANY LAST, AND HOW")
    lines += outcome_counts(paper, found)
    each = "OF EACH OUTCOME" if found.overview.space.outcomes else "EQUILIBRIA"
    lines += heading(paper, f"THE FOREMOST {each}: what lasts most firmly, of that the nearest")
    lines += listed(paper, foremost(found))
    return lines + hint(paper, f"Show all {len(found):,}:", f"{command} --all")


def _history(paper: Paper, overview: Overview) -> list[str]:
    """Say how the state in which history ended stands."""
    end = overview.history_end
    if end is None:
        return []
    concepts = overview.concepts_of(end)
    place = int(overview.space.outcome[end])
    outcome = f" ({spaced(overview.space.outcomes[place])})" if place >= 0 else ""
    verdict = (
        f"an equilibrium by {', '.join(concepts)}"
        if concepts
        else "no equilibrium by any concept asked for"
    )
    others = "" if concepts or place < 0 else _others(overview, place)
    lines = heading(paper, "WHERE HISTORY ENDED")
    lines += paragraph(
        paper, f"State {number_of(end)}{outcome}: {verdict}. {others}".rstrip(), indent=2
    )
    if overview.reached is None:
        return lines
    beyond = why_out_of_reach(overview.space, overview.reached.moves, end)
    return lines + paragraph(paper, beyond, indent=2)


def _others(overview: Overview, place: int) -> str:
    """Say which states of an outcome last by some concept."""
    space, equilibria = overview.space, overview.result.verdicts.equilibria
    lasting = np.any(list(equilibria.values()), axis=0)
    could = np.flatnonzero((space.outcome == place) & lasting)
    return others_that_could_last(spaced(space.outcomes[place]), could.tolist())


def _counts(paper: Paper, overview: Overview) -> list[str]:
    """How many states are stable for each actor, and for all: the equilibria."""
    verdicts, space = overview.result.verdicts, overview.space
    rows = [
        [space.crisis.actors[actor].name]
        + [f"{int(verdicts.stable[concept][place].sum()):,}" for concept in verdicts.concepts]
        for place, actor in enumerate(space.actors)
    ]
    everybody = [f"{int(verdicts.equilibria[concept].sum()):,}" for concept in verdicts.concepts]
    header = ["stable for", *verdicts.concepts]
    right = [False] + [True] * len(verdicts.concepts)
    lines = heading(paper, "HOW MANY STATES ARE STABLE, by concept")
    return lines + grid(paper, header, [*rows, ["everybody", *everybody]], right=right)


def _read_on(paper: Paper, overview: Overview, found: Roll, name: str) -> list[str]:
    """The next question that a reader may have."""
    if overview.history_end is not None:
        asked = "history"
    elif len(found):
        asked = str(number_of(found.at(0).state))
    else:
        asked = "start"
    return hint(paper, "Why does a state last, or not?", f"excomm explain {name} --state {asked}")
