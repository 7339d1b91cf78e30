"""What if, as text: what was changed, what then happened in how many worlds, what it rests on and does not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions_sources import grounds_of
from excomm.report.text.forecast import until_when
from excomm.report.text.grid import grid
from excomm.report.text.paper import (
    Paper,
    cells,
    heading,
    hint,
    item,
    paragraph,
    strong,
    wrapped,
)
from excomm.report.words.interventions import changed_in_words
from excomm.report.words.names import capital, counted, spaced
from excomm.report.words.needed import needed, taken_away
from excomm.report.words.odds import what_is_not_known
from excomm.report.words.paths import rerouted_in_words
from excomm.report.words.what_if import (
    answer_of,
    how_foreseen,
    not_meant,
    points,
    points_between,
    same_luck,
)
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.what_if import WhatIf
    from excomm.causes.what_if_counting import Contrast

# So many paths are shown, and so many claims of each element; of so many outcomes it is told whether it was needed.
MOST_PATHS, MOST_CLAIMS, MOST_NEEDED = 6, 4, 3
# The two uncertainties, and how sure each range is.
OPEN, CHANCE = "not known, 90 %", "chance, 95 %"


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
        return lines + command(paper, "The same without the chance of runs:", f"{again} --exact")
    return lines + command(paper, "World by world, with paths:", again)


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
    lines = heading(paper, f"HOW IT STANDS {when}, in the model as it stands and with the change")
    columns = {"points": [points(one.difference) for one in found.contrasts]}
    if len(found.draws) > 1:
        columns[OPEN] = [points_between(one.spread[0], one.spread[2]) for one in found.contrasts]
    if found.method == "runs":
        columns[CHANCE] = [points_between(one.low, one.high) for one in found.contrasts]
    first = [[capital(spaced(one.outcome)) for one in found.contrasts]]
    first += [[percent(one.was) for one in found.contrasts]]
    first += [[percent(one.would) for one in found.contrasts]]
    rows = list(zip(*first, *columns.values(), strict=True))
    header = ["outcome", "model", "changed", *columns]
    return lines + grid(paper, header, rows, right=[False, *[True] * (len(header) - 1)])


def _worlds(paper: Paper, found: WhatIf) -> list[str]:
    what = taken_away(found.was.crisis, found.interventions)
    shown = _most_changed(found.contrasts)
    lines = heading(paper, "WAS IT NEEDED, WAS IT ENOUGH?")
    for text in same_luck(found):
        lines += item(paper, text)
    for one in shown:
        for text in needed(one, what, runs=found.method == "runs"):
            lines += item(paper, text)
    left = len(found.contrasts) - len(shown)
    if left and shown:
        rest = "The other outcome changes" if left == 1 else f"The {left} other outcomes change"
        lines += item(paper, f"{rest} less: see --outcome NAME, or --format json.")
    return lines


def _most_changed(contrasts: Sequence[Contrast]) -> list[Contrast]:
    """The outcome that was asked about, or those that changed most."""
    if len(contrasts) == 1:
        return [*contrasts]
    changed = [one for one in contrasts if one.difference or one.lost or one.gained]
    return sorted(changed, key=lambda one: -abs(one.difference))[:MOST_NEEDED]


def _paths(paper: Paper, found: WhatIf) -> list[str]:
    """From which paths runs would have gone to which others."""
    if not found.rerouted:
        return []
    lines = heading(paper, "PATHS that runs left, and those that they would have taken instead")
    told = rerouted_in_words(found.rerouted)
    for number, (said, count) in enumerate(told[:MOST_PATHS], 1):
        lines += item(paper, f"{counted(count, 'run')}: {said}.", mark=f"{number}.")
    rest = told[MOST_PATHS:]
    if rest:
        runs = counted(sum(count for _, count in rest), "run")
        lines += paragraph(paper, f"{counted(len(rest), 'other change')} of path had {runs}.")
    return lines


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


def command(paper: Paper, text: str, words: str) -> list[str]:
    """Say which command to type next; one that is wider than the paper goes on below, as a shell understands it."""
    *lines, line = hint(paper, text, words)
    if cells(line) <= paper.width:
        return [*lines, line]
    first, *options = line.split(" --")
    return [*lines, *_joined(paper, first, [f"--{one}" for one in options])]


def _joined(paper: Paper, line: str, options: Sequence[str]) -> list[str]:
    """As many options on each line as it holds, with a backslash at its end where it goes on."""
    lines = []
    for option in options:
        if cells(f"{line} {option} \\") > paper.width:
            lines.append(f"{line} \\")
            line = f"   {option}"
        else:
            line += f" {option}"
    return [*lines, line]
