"""Many runs of a crisis as text: how they ended, by which paths, what was close, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.odds import enough_runs, odds_in, odds_together_in
from excomm.report.text.bars import BAR, bar
from excomm.report.text.forecast import OPEN, set_off_lines, until_when
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.text.story import close_call_lines
from excomm.report.words.chances import day_in_words, number_of_days
from excomm.report.words.names import capital, counted, spaced, trimmed
from excomm.report.words.odds import answer_of_simulation, what_is_not_known
from excomm.tables.in_words import between, percent, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.paths_taken import PathsTaken, PathTaken
    from excomm.process.simulating import Simulation
    from excomm.report.story import Story

# So many paths are shown, and so many outcomes of each.
MOST_PATHS, LONGEST_PATH = 8, 6
# Leaves room for one more column of figures.
NARROW_BAR = 10
LEGEND = (
    "Bars run from 0 to 100 %: dark up to the lower end of the 95 % interval that chance leaves in so many runs,"
    " lighter up to the share of the runs, lightest up to the upper end."
)
SPREAD = (
    "The last column holds nine tenths of the draws: what is not known, with some chance in it. 'excomm exact' computes"
    " it without."
)


def simulation_lines(
    paper: Paper, found: Simulation, *, name: str, options: str = "", stories: Sequence[Story] = ()
) -> list[str]:
    """Lay out a simulation; `name` is what the user calls the crisis by, `options` what was typed to repeat the runs.

    The close calls of `stories` are listed one by one.
    """
    odds = odds_in(found)
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    lines += paragraph(paper, answer_of_simulation(found, odds))
    lines += _outcomes(paper, found)
    lines += _first_passage(paper, found)
    lines += _paths(paper, found, found.paths, "PATHS that most runs took, from outcome to outcome")
    for outcome in found.together:
        title = f"PATHS that led to {spaced(outcome)}, as shares of all runs"
        lines += _paths(paper, found, found.paths_to(outcome), title)
        lines += _set_off(paper, found, outcome)
    lines += _close_calls(paper, found)
    lines += close_call_lines(paper, stories)
    lines += _rests_on(paper, found)
    told = found.paths[0].example
    lines += hint(
        paper, "Read one run as a story:", f"excomm simulate {name}{options} --run {told}"
    )
    return lines + hint(paper, "The same without the chance of runs:", f"excomm exact {name}")


def _outcomes(paper: Paper, found: Simulation) -> list[str]:
    spread = enough_runs(found)
    lines = heading(paper, f"HOW RUNS STOOD {until_when(found.space.crisis, found.days)}")
    rows = [
        [
            capital(spaced(one.outcome)),
            bar(one.least, one.mean, one.most, width=NARROW_BAR if spread else BAR),
            percent(one.mean),
            between(one.least, one.most),
            *([between(one.low, one.high)] if spread else []),
        ]
        for one in (*odds_in(found), *odds_together_in(found))
    ]
    header = ["outcome", "", "runs", "chance", *([OPEN] if spread else [])]
    lines += grid(paper, header, rows, right=[False, False, True, True, True][: len(header)])
    return [*lines, "", *paragraph(paper, f"{LEGEND} {SPREAD if spread else ''}")]


def _first_passage(paper: Paper, found: Simulation) -> list[str]:
    """When each outcome was first reached, passing through it or for good."""
    crisis = found.space.crisis
    rows = []
    for outcome in (*found.outcomes, *found.together):
        share, median = first_passage(found, outcome)
        when = "never" if median is None else f"{day_in_words(crisis, median)}"
        rows.append([capital(spaced(outcome)), percent(share), when])
    lines = heading(paper, "WHEN EACH WAS FIRST REACHED, if only in passing")
    header = ["outcome", "of all runs", "half of these by"]
    return lines + grid(paper, header, rows, right=[False, True, False])


def first_passage(found: Simulation, outcome: str) -> tuple[float, float | None]:
    """The share of runs that ever reached an outcome, and the median day on which these first did; None if none did."""
    first = found.first_reached(outcome)
    reached = first[np.isfinite(first)]
    median = float(np.median(reached)) if reached.size else None
    return reached.size / found.count, median


def _paths(paper: Paper, found: Simulation, paths: PathsTaken, title: str) -> list[str]:
    """The sequences of outcomes that most runs went through, of those that are asked for."""
    shown = [path for path in paths[:MOST_PATHS] if path.frequency.count > 1]
    lines = heading(paper, title)
    if not paths:
        return lines + paragraph(paper, "No run did.")
    if not shown:
        return lines + paragraph(paper, "No two runs went through the same outcomes.")
    for number, path in enumerate(shown, 1):
        share = path.frequency
        text = (
            f"{percent(share.probability)} ({between(share.low, share.high)} by chance):"
            f" {_outcomes_on(path)}. Run {path.example} is one."
        )
        lines += item(paper, text, mark=f"{number}.")
    left = len(paths) - len(shown)
    rest = float(paths.counts[len(shown) :].sum()) / found.count
    more = f"{counted(left, 'other path')} had {percent(rest)} of the runs."
    return lines + (paragraph(paper, more) if left else [])


def _set_off(paper: Paper, found: Simulation, outcome: str) -> list[str]:
    """Who or what last led into an outcome that was asked for, in the runs that were run again to see."""
    brought = found.set_off(outcome)
    if not brought:
        return []
    seen = sum(count for _, count in brought)
    lines = heading(
        paper, f"WHAT SET OFF {spaced(outcome)}, the last step into it, in {seen:,} runs"
    )
    return lines + set_off_lines(paper, found.space.crisis, brought, counted_in="runs")


def _outcomes_on(path: PathTaken) -> str:
    told = ", then ".join(map(spaced, path.outcomes[:LONGEST_PATH]))
    left = len(path.outcomes) - LONGEST_PATH
    return f"{told}, and {left} more" if left > 0 else told


def _close_calls(paper: Paper, found: Simulation) -> list[str]:
    """How often each event came without its effect, if any did."""
    crisis = found.space.crisis
    rows = []
    for event, part in crisis.events.items():
        counts = found.close_calls(event)
        if counts.any():
            text = trimmed(part.text) or capital(spaced(event))
            rows.append([text, times(float(counts.mean())), percent(float((counts > 0).mean()))])
    if not rows:
        return []
    lines = heading(paper, "CLOSE CALLS: how often each event came without its effect")
    return lines + grid(paper, ["event", "a run", "runs with one"], rows, right=[False, True, True])


def _rests_on(paper: Paper, found: Simulation) -> list[str]:
    length, most = number_of_days(float(found.runs.days.mean())), number_of_days(found.days)
    notes = [
        f"A run lasts {length} on average, of {most} at the most."
        if (found.runs.days < found.days).any()
        else f"Every run lasts {most}: nothing ended any before.",
        f"{counted(found.count, 'run')} of seed {found.seed}: the same seed gives the same runs.",
        what_is_not_known(found.space, found.done, asked=found.draws),
        *(f"{capital(note)}." for note in found.notes),
    ]
    lines = heading(paper, "WHAT THIS RESTS ON")
    return lines + [line for note in notes for line in item(paper, note)]
