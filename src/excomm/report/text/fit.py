"""What history says about what is not known, as text: what was learned, and how little it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.fitting import FEWEST
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, item, paragraph, strong, wrapped
from excomm.report.words.names import capital, counted
from excomm.report.words.quantities import quantity

if TYPE_CHECKING:
    from excomm.process.fitting import Fit, Posterior

LEGEND = (
    "In brackets nine tenths of the weight. Bits: how much history tells about the quantity (the divergence of the"
    " posterior from the prior)."
)


def fit_lines(paper: Paper, found: Fit, *, every: bool = False) -> list[str]:
    """Lay out a fit; only what was learned beyond chance, unless `every` quantity is wanted."""
    learned = [one for one in found.posteriors if one.sure and found.effective >= FEWEST]
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    lines += paragraph(paper, _answer(found, learned))
    shown = found.posteriors if every else learned
    if shown:
        lines += _table(paper, found, sorted(shown, key=lambda one: -one.learned))
    return lines + _rests_on(paper, found, len(learned), every=every)


def _answer(found: Fit, learned: list[Posterior]) -> str:
    worth = f"{round(found.effective):,} effective of {counted(found.weights.size, 'draw')}"
    if found.effective < FEWEST:
        return f"So few draws count that nothing can be said yet of what history teaches ({worth})."
    if not learned:
        return f"History says nothing about what the file leaves open that is more than chance ({worth})."
    steps = counted(len(found.posteriors), "quantity", "quantities")
    return (
        f"Of {steps} that the file leaves open, history says something about {len(learned)} that is more than"
        f" chance ({worth})."
    )


def _table(paper: Paper, found: Fit, shown: list[Posterior]) -> list[str]:
    dimensions = {prior.name: prior.prior.dimension for prior in found.priors}
    rows = []
    for one in shown:
        before, after = (
            [quantity(point, dimensions[one.name]) for point in points]
            for points in (one.prior, one.posterior)
        )
        rows.append([one.name, _range(before), _range(after), f"{one.learned:.2f}"])
    lines = heading(paper, "WHAT HISTORY SAYS, most first")
    header = ["quantity", "before", "after", "bits"]
    lines += grid(paper, header, rows, right=[False, True, True, True])
    return [*lines, "", *paragraph(paper, LEGEND)]


def _range(points: list[str]) -> str:
    low, middle, high = points
    return f"{middle} ({low} to {high})"


def _rests_on(paper: Paper, found: Fit, learned: int, *, every: bool) -> list[str]:
    left = len(found.posteriors) - learned
    notes = [
        (
            "The likelihood is that of every change of state at its time; with other dates or other steps"
            " it would be another."
        ),
        "One history fits many explanations: quantities are learned together, and only their ranges stand here.",
        f"{counted(left, 'quantity', 'quantities')} not shown, of which history says nothing sure: add --all."
        if left and not every
        else "",
        f"{counted(found.rounds, 'round')}, seed {found.seed}.",
        (
            "Evidence, by which variants of a file can be compared (log of the mean likelihood over the priors):"
            f" {found.evidence:.2f}, give or take {found.evidence_error:.2f}."
        ),
        *(f"{capital(note)}." for note in found.notes),
    ]
    lines = heading(paper, "WHAT THIS RESTS ON")
    return lines + [line for note in notes if note for line in item(paper, note)]
