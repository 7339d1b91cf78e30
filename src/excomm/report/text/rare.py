"""How likely a rare outcome is, as text: the answer, each method's estimate, and what it rests on."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from excomm.report.odds import FEW_DRAWS, is_spread
from excomm.report.text.forecast import until_when
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.names import capital, counted, spaced
from excomm.report.words.odds import so_far, what_is_not_known
from excomm.report.words.small import once_in, small

if TYPE_CHECKING:
    from excomm.process.rare_estimates import Estimate
    from excomm.process.rare_results import RareOutcome

# What is likelier than this, plain runs see often enough.
NOT_RARE = 0.01
METHODS = {
    "splitting": (
        "Splitting follows particles from level to level of nearness; those that arrive are split among as many again"
        " (Garvels 2000)."
    ),
    "tilting": (
        "Tilting makes whatever leads nearer come oftener, and weighs each run by how likely it truly is (L'Ecuyer and"
        " Tuffin 2008)."
    ),
}


def rare_lines(paper: Paper, found: RareOutcome, *, name: str) -> list[str]:
    """Lay out what was found out about a rare outcome; `name` is what the user calls the crisis by."""
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    cut = so_far(found.draws, found.asked, interrupted=found.interrupted)
    lines += paragraph(paper, " ".join([*cut, _answer(found)]))
    lines += heading(
        paper, f"THE PROBABILITY of {spaced(found.outcome)}, with the 95 % interval of chance"
    )
    lines += grid(
        paper,
        ["method", "probability", "by chance", "found with"],
        [_row(one) for one in found.estimates],
        right=[False, True, True, False],
    )
    lines += _rests_on(paper, found)
    if found.best.probability > NOT_RARE:
        text = "This is not rare: plain runs tell as much, and more about the paths:"
        return lines + hint(paper, text, f"excomm simulate {name}")
    return lines + hint(paper, "Compute all outcomes without runs:", f"excomm exact {name}")


def _answer(found: RareOutcome) -> str:
    """The probability in a sentence, and how far what is not known spreads it in another."""
    best, crisis = found.best, found.space.crisis
    what = capital(spaced(found.outcome))
    if best.impossible:
        return f"{what} cannot come about: no way leads there from the start."
    if best.probability == 0 and best.logarithm == -inf:
        return f"{what} was not seen, so that nothing is known of how likely it is."
    said = f"{what} {until_when(crisis, found.days)}: probability {small(best.probability)}"
    said += f"{once_in(best.probability)}."
    if is_spread(found.space, found.draws):
        low, middle, high = best.spread
        draws = (
            f"only {found.draws} draws" if found.draws < FEW_DRAWS else "nine tenths of the draws"
        )
        said += (
            f" That is the mean over what is not known, give or take {small(best.error)}: {draws} give {small(low)} to"
            f" {small(high)}, half of them less than {small(middle)}."
        )
    return said


def _row(one: Estimate) -> list[str]:
    return [
        one.method,
        small(one.probability, digits=3),
        f"{small(one.low, digits=3)} to {small(one.high, digits=3)}",
        _effort(one),
    ]


def _effort(one: Estimate) -> str:
    if one.levels == 0:
        return f"{counted(one.runs, 'run')}; no level was needed"
    if one.levels is not None:
        return f"{counted(one.levels, 'level')}, {one.runs:,} particles at each"
    return f"{one.runs:,} runs, worth {one.effective_runs or 0:,.0f} of equal weight"


def _rests_on(paper: Paper, found: RareOutcome) -> list[str]:
    notes = [
        *(METHODS[one.method] for one in found.estimates),
        f"Seed {found.seed}: the same seed gives the same answer.",
        what_is_not_known(found.space, found.draws, asked=found.asked),
        *(f"{capital(note)}." for note in found.notes),
    ]
    lines = heading(paper, "WHAT THIS RESTS ON")
    return lines + [line for note in notes for line in item(paper, note)]
