"""What if, as text: what was changed, what then happened in how many worlds, what it rests on and does not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions_sources import grounds_of
from excomm.report.text.forecast import OPEN, until_when
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.chances import percent
from excomm.report.words.interventions import changed_in_words
from excomm.report.words.names import capital, counted, spaced
from excomm.report.words.odds import what_is_not_known
from excomm.report.words.what_if import (
    answer_of,
    how_foreseen,
    needed,
    not_meant,
    points,
    points_between,
    same_luck,
)

if TYPE_CHECKING:
    from excomm.causes.what_if import WhatIf
    from excomm.causes.what_if_counting import Rerouted

# So many paths are shown, with so many outcomes of each, and so many claims of each element.
MOST_PATHS, LONGEST_PATH, MOST_CLAIMS = 6, 5, 4


def what_if_lines(paper: Paper, found: WhatIf, *, again: str) -> list[str]:
    """Lay out a what-if; `again` is the command that asks the same by runs."""
    lines = [strong(paper, line) for line in wrapped(found.was.crisis.title, paper.width)]
    lines += paragraph(paper, answer_of(found))
    lines += _changed(paper, found)
    lines += _outcomes(paper, found)
    lines += _worlds(paper, found)
    lines += _paths(paper, found)
    lines += _rests_on(paper, found)
    if found.method == "runs":
        return lines + hint(paper, "The same without the chance of runs:", f"{again} --exact")
    return lines + hint(paper, "World by world, with paths:", again)


def changed_lines(paper: Paper, found: WhatIf) -> list[str]:
    """What was changed, each with the claims on which the changed element rests."""
    crisis, lines = found.was.crisis, []
    for intervention in found.interventions:
        lines += item(paper, f"{changed_in_words(crisis, intervention)}.")
        for ground in grounds_of(crisis, intervention):
            shown = [
                f"{claim}: {crisis.evidence[claim].says.rstrip('.')}"
                if claim in crisis.evidence
                else claim
                for claim in ground.claims[:MOST_CLAIMS]
            ]
            left = len(ground.claims) - len(shown)
            more = [f"{left} more"] if left else []
            said = "; ".join([*shown, *more]) or "no claim"
            judged = f" Judgement: {ground.judgement}" if ground.judgement else ""
            lines += item(paper, f"{ground.element} rests on {said}.{judged}", indent=2)
    return lines


def _changed(paper: Paper, found: WhatIf) -> list[str]:
    lines = heading(paper, "WHAT WAS CHANGED, and on what the changed element rests")
    return lines + changed_lines(paper, found) + item(paper, how_foreseen(found))


def _outcomes(paper: Paper, found: WhatIf) -> list[str]:
    when = until_when(found.was.crisis, found.days)
    lines = heading(paper, f"HOW IT STOOD {when}, as it was and otherwise")
    chance = found.method == "runs"
    rows = [
        [
            capital(spaced(one.outcome)),
            percent(one.was),
            percent(one.would),
            points(one.difference),
            *([points_between(one.low, one.high)] if chance else []),
            points_between(one.spread[0], one.spread[2]),
        ]
        for one in found.contrasts
    ]
    header = ["outcome", "was", "otherwise", "points", *(["by chance"] if chance else []), OPEN]
    if len(found.draws) == 1:
        header, rows = header[:-1], [row[:-1] for row in rows]
    return lines + grid(paper, header, rows, right=[False, *[True] * (len(header) - 1)])


def _worlds(paper: Paper, found: WhatIf) -> list[str]:
    lines = heading(paper, "WAS IT NEEDED, WAS IT ENOUGH?")
    for text in same_luck(found):
        lines += item(paper, text)
    for one in found.contrasts:
        for text in needed(one, runs=found.method == "runs"):
            lines += item(paper, text)
    return lines


def _paths(paper: Paper, found: WhatIf) -> list[str]:
    """From which paths runs would have gone to which others."""
    if not found.rerouted:
        return []
    lines = heading(paper, "PATHS that runs left, and those that they would have taken instead")
    for number, one in enumerate(found.rerouted[:MOST_PATHS], 1):
        lines += item(paper, _rerouted(one), mark=f"{number}.")
    rest = found.rerouted[MOST_PATHS:]
    if rest:
        runs = counted(sum(one.count for one in rest), "run")
        lines += paragraph(paper, f"{counted(len(rest), 'other change')} of path had {runs}.")
    return lines


def _rerouted(one: Rerouted) -> str:
    return f"{counted(one.count, 'run')}: {_path(one.was)} | instead: {_path(one.would)}."


def _path(outcomes: tuple[str, ...]) -> str:
    told = ", then ".join(map(spaced, outcomes[:LONGEST_PATH]))
    left = len(outcomes) - LONGEST_PATH
    return f"{told}, and {left} more" if left > 0 else told


def _rests_on(paper: Paper, found: WhatIf) -> list[str]:
    lines = heading(paper, "WHAT THIS RESTS ON, AND WHAT IT DOES NOT MEAN")
    notes = [
        *not_meant(found),
        what_is_not_known(found.was, len(found.draws)),
        *(f"{capital(note)}." for note in found.notes),
    ]
    if found.method == "runs":
        notes.append(f"Seed {found.seed}: the same seed gives the same worlds.")
    return lines + [line for note in notes for line in item(paper, note)]
