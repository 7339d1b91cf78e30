"""What drives an answer, as text: the ranking with its errors, then both ends of each prior beside each other."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.text.forecast import until_when
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.names import capital, counted, listed, spaced
from excomm.report.words.quantities import quantity
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from excomm.process.sensitivity import Driver, Sensitivity

# So many are shown unless all are asked for, and their bars are so wide; so many are named in the first words.
SHOWN, BAR, TORNADO = 15, 12, 21
FOREMOST = 3
MEASURES = {
    "morris": (
        "effect",
        (
            "Effect: how steeply the probability moves, on average over everything else, for the whole of the prior:"
            " taken in steps of two thirds, so that it may exceed one (mean of absolute elementary effects, Morris)."
        ),
    ),
    "sobol": (
        "total",
        (
            "Total: the share of the variance of the probability that would be left if only this quantity were unknown,"
            " with all interactions; alone: the share that it explains by itself (Sobol)."
        ),
    ),
    "shapley": (
        "share",
        (
            "Share: the part of the variance of the probability that the quantity brings, interactions split evenly;"
            " all parts sum to one (Shapley effects)."
        ),
    ),
}


def sensitivity_lines(
    paper: Paper, found: Sensitivity, *, name: str, every: bool = False
) -> list[str]:
    """Lay out a sensitivity analysis; `name` is what the user calls the crisis by."""
    shown = found.drivers if every else found.drivers[:SHOWN]
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    lines += paragraph(paper, answer_of_sensitivity(found))
    lines += _ranking(paper, found, shown)
    lines += _tornado(paper, found, shown)
    lines += _rests_on(paper, found)
    if not every and len(found.drivers) > SHOWN:
        left = counted(len(found.drivers) - SHOWN, "quantity", "quantities")
        lines += ["", *paragraph(paper, f"{capital(left)} of less effect not shown: add --all.")]
    return lines + hint(
        paper,
        "See what follows from another value:",
        f'excomm exact {name} --vary {found.drivers[0].name}="{_plain(found.drivers[0])}"',
    )


def _plain(driver: Driver) -> str:
    """A value as it would be written in the file."""
    value, dimension = driver.at_high.value, driver.at_high.dimension
    unit = {"duration": " days", "rate": " per day", "number": ""}[dimension]
    return f"{value:.3g}{unit}"


def answer_of_sensitivity(
    found: Sensitivity, *, named: Callable[[Driver], str] = attrgetter("name")
) -> str:
    """Say in two sentences how likely the outcome is in the middle, and what drives that most.

    A quantity is `named` as in the file, unless something else is wanted.
    """
    outcome = spaced(found.outcome)
    sure = [one for one in found.drivers if one.effect > one.error][:FOREMOST]
    when = until_when(found.space.crisis, found.days)
    central = (
        f"With all that is not known at its median, {outcome} has a probability of"
        f" {share_or_none(found.central)} {when}."
    )
    if not sure:
        return f"{central} Nothing can be told to drive it beyond the error of this analysis."
    ahead = [one for one in found.drivers if one.effect > sure[0].effect]
    if not ahead:
        return f"{central} What drives it most: {listed([named(one) for one in sure])}."
    return (
        f"{central} What drives it most seems to be {listed([named(one) for one in ahead[:FOREMOST]])}, though within"
        f" the error of this analysis: more rounds would tell. Beyond it: {listed([named(one) for one in sure])}."
    )


def _ranking(paper: Paper, found: Sensitivity, shown: Sequence[Driver]) -> list[str]:
    measure, _ = MEASURES[found.method]
    most = max(one.effect for one in found.drivers) or 1.0
    alone = found.method == "sobol"
    rows = [
        [
            one.name,
            _bar(one.effect / most),
            f"{one.effect:.3f}",
            f"± {one.error:.3f}",
            *([f"{one.alone:.3f}"] if alone and one.alone is not None else []),
        ]
        for one in shown
    ]
    header = ["quantity", "", measure, "95 %", *(["alone"] if alone else [])]
    lines = heading(paper, f"WHAT DRIVES {spaced(found.outcome)}, most first")
    lines += grid(paper, header, rows, right=[False, False, True, True, True][: len(header)])
    return [*lines, "", *paragraph(paper, MEASURES[found.method][1])]


def _bar(share: float) -> str:
    filled = round(min(max(share, 0.0), 1.0) * BAR)
    return "█" * filled + "·" * (BAR - filled)


def _tornado(paper: Paper, found: Sensitivity, shown: Sequence[Driver]) -> list[str]:
    """Each quantity alone at its low end and at its high end."""
    rows = []
    ends = [end for one in shown for end in (one.low, one.high)]
    low, high = np.nanmin([found.central, *ends]), np.nanmax([found.central, *ends])
    swings = sorted(shown, key=lambda one: -np.nan_to_num(abs(one.high - one.low)))
    for one in swings:
        dimension = one.at_low.dimension
        rows.append(
            [
                one.name,
                f"{quantity(one.at_low.value, dimension)}: {share_or_none(one.low)}",
                f"{quantity(one.at_high.value, dimension)}: {share_or_none(one.high)}",
                _swing(one, found.central, float(low), float(high)),
            ]
        )
    lines = heading(paper, "ONE AT A TIME: at its 5 % and its 95 % point, all else at the median")
    lines += grid(paper, ["quantity", "low", "high", ""], rows, right=[False, True, True, False])
    text = (
        f"Bars run from {percent(float(low))} to {percent(float(high))}; ┃ is the middle, ░ where the low end leads,"
        " █ where the high end does."
    )
    return [*lines, "", *paragraph(paper, text)]


def share_or_none(probability: float) -> str:
    """Write a share, or that there is none where choices do not settle."""
    return "none" if np.isnan(probability) else percent(probability)


def _swing(one: Driver, centre: float, low: float, high: float) -> str:
    """Both ends on one line from the lowest to the highest that any of them leads to."""

    def place(share: float) -> int:
        return round((share - low) / (high - low) * (TORNADO - 1)) if high > low else 0

    cells = ["·"] * TORNADO
    for share, mark in ((one.low, "░"), (one.high, "█")):
        if not np.isnan(share):
            first, last = sorted((place(share), place(centre)))
            cells[first : last + 1] = mark * (last - first + 1)
    cells[place(centre)] = "┃"
    return "".join(cells)


def _rests_on(paper: Paper, found: Sensitivity) -> list[str]:
    notes = [
        (
            f"{counted(found.evaluations, 'process', 'processes')} solved exactly, so that no chance blurs the ranking;"
            f" {found.counted} rounds, seed {found.seed}."
        ),
        "The ranking is about the priors of the file: another range, another rank.",
        *(f"{capital(note)}." for note in found.notes),
    ]
    lines = heading(paper, "WHAT THIS RESTS ON")
    return lines + [line for note in notes for line in item(paper, note)]
