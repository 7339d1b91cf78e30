"""Which equilibria come and go when a crisis is changed, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions_sources import grounds_of
from excomm.report.text.paper import Paper, heading, item, paragraph, strong, wrapped
from excomm.report.words.interventions import changed_in_words
from excomm.report.words.names import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.interventions import Intervention
    from excomm.report.comparing import Shift, Shifts

# So many states of each kind are listed.
MOST_STATES = 12
LEGEND = (
    "Below, + marks what is an equilibrium only with the change, − a state that is possible still but no equilibrium"
    " any more, × one that the change makes impossible."
)
NO_CHANCE = (
    "Stability knows no chance, no time and no people who are asked: what changes these alone changes no"
    " equilibrium."
)


def shifts_lines(paper: Paper, found: Shifts, interventions: Sequence[Intervention]) -> list[str]:
    """Lay out what became of the equilibria of a crisis by some interventions."""
    crisis = found.was.crisis
    where = " that can be come to from the start" if found.from_start else ""
    lines = [strong(paper, line) for line in wrapped(crisis.title, paper.width)]
    moved = [shift.concept for shift in found.shifts if shift.gone or shift.barred or shift.new]
    told = f"other by {listed(moved)}" if moved else "the same by every concept"
    lines += paragraph(paper, f"The equilibria{where} are {told}.")
    lines += heading(paper, "WHAT WAS CHANGED")
    for one in interventions:
        claims = [claim for ground in grounds_of(crisis, one) for claim in ground.claims]
        rests = f" It rests on {listed(list(dict.fromkeys(claims)))}." if claims else ""
        lines += item(paper, f"{changed_in_words(crisis, one)}.{rests}")
    lines += ["", *paragraph(paper, LEGEND)]
    for shift in found.shifts:
        lines += _shift(paper, shift)
    return [*lines, "", *paragraph(paper, NO_CHANCE)]


def _shift(paper: Paper, shift: Shift) -> list[str]:
    kept = counted(len(shift.kept), "equilibrium", "equilibria")
    lines = heading(paper, f"{shift.concept.upper()}: {kept} in both")
    for mark, states in (("+", shift.new), ("−", shift.gone), ("×", shift.barred)):
        for state in states[:MOST_STATES]:
            lines += item(paper, ", ".join(state) or "nothing", mark=mark)
        if len(states) > MOST_STATES:
            lines += item(paper, f"{len(states) - MOST_STATES:,} more", mark=mark)
    return lines
