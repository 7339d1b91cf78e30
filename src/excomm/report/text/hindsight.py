"""History as the model sees it, as text: the answer first, then step by step, then how soon actors first move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.forecasting import HIGH, LOW
from excomm.process.lags import SOURCE, response_lags
from excomm.report.sections.dates import date_in_words
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.chances import number_of_days
from excomm.report.words.names import called, capital, counted, listed, spaced, trimmed
from excomm.report.words.odds import so_far, what_is_not_known
from excomm.tables.in_words import between, percent, times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.hindsight import Hindsight
    from excomm.process.past import StepTaken

    Numbers = NDArray[np.float64]

# Something else is told if it was likelier than what happened, or at least about as likely.
NEARLY = 0.8
# From so many digits on a number is written as a power of ten.
MILLION = 6
MOST_OTHERS = 3


def hindsight_lines(paper: Paper, found: Hindsight, *, name: str) -> list[str]:
    """Lay out history under the model; `name` is what the user calls the crisis by."""
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    cut = so_far(len(found.draws), found.asked, interrupted=found.interrupted)
    lines += paragraph(paper, " ".join([*cut, _answer(found)]))
    lines += _barred(paper, found)
    lines += heading(paper, "STEP BY STEP: how likely each was, when something changed")
    for place, step in enumerate(found.pasts[0].steps):
        lines += ["", *_step(paper, found, place, step)]
    lines += ["", *paragraph(paper, _rest(found))]
    lines += _first_moves(paper, found)
    lines += _rests_on(paper, found)
    return lines + hint(
        paper, "Learn from history what the file leaves open:", f"excomm fit {name}"
    )


def _answer(found: Hindsight) -> str:
    """How likely it ended as it did, how likely the order of all steps, and which surprised most."""
    steps = found.pasts[0].steps
    ended = (
        f"The crisis ends as it did, in {spaced(found.outcome)}, with {_spread(found.ended_so)}."
    )
    order = found.order
    if not np.isfinite(found.likelihood):
        return f"{ended} The model gives some step of its history no chance."
    each = float(np.exp(np.log(found.chances.mean(axis=0)).mean()))
    surprising = int(found.chances.mean(axis=0).argmin())
    return (
        f"{ended} {_counted(found)} in just this order: one chance in {_one_in(float(order.mean()))}; "
        f"each came with {percent(each)} on average (geometric). The most surprising: "
        f"{trimmed(steps[surprising].text)} ({percent(float(found.chances[:, surprising].mean()))})."
    )


def _counted(found: Hindsight) -> str:
    """How many steps are looked at, and why their numbers jump where some of the file are not among them."""
    steps, written = len(found.pasts[0].steps), len(found.space.crisis.history)
    if steps == written:
        return f"Its {counted(steps, 'step')}"
    return f"Its {counted(steps, 'step')} that changed something, of {written} in the file, whose numbers they keep,"


def _one_in(chance: float) -> str:
    if chance <= 0:
        return "infinity"
    odds = 1 / chance
    digits = int(np.floor(np.log10(odds)))
    return f"{odds:,.0f}" if digits < MILLION else f"{odds / 10**digits:.0f} x 10^{digits}"


def _spread(values: Numbers) -> str:
    low, high = np.quantile(values, [LOW, HIGH]).tolist()
    mean = percent(float(values.mean()))
    return mean if values.size == 1 else f"{mean} ({between(low, high)})"


def _barred(paper: Paper, found: Hindsight) -> list[str]:
    """The steps that the model gives no chance, with the reason and what to change."""
    barred = found.barred
    if np.isfinite(found.likelihood):
        return []
    lines = heading(paper, "STEPS WITHOUT A CHANCE")
    for step in barred:
        if step.barred:
            text = (
                f"{trimmed(step.text)}: {step.barred.reason}. What to change: {step.barred.remedy}."
            )
            lines += item(paper, text, mark=f"{step.number}.")
    if not barred and not any(past.patience for past in found.pasts):
        text = "The model gives no chance that nothing changes for so long after the last step."
        lines += paragraph(paper, text)
    if found.broken_off:
        text = (
            "Nothing in the model can lead to where that step does: later steps cannot be judged."
        )
        lines += paragraph(paper, text)
    return lines


def _step(paper: Paper, found: Hindsight, place: int, step: StepTaken) -> list[str]:
    crisis = found.space.crisis
    chances = found.chances[:, place]
    mark = f"{step.number}."
    day = capital(date_in_words(crisis.history[step.number - 1].on.text))
    lines = item(paper, f"{day}. {trimmed(step.text)}.", mark=mark)
    indent = len(mark) + 1
    if step.dated:
        text = "The calendar of the file brings it on its day."
        return lines + paragraph(paper, text, indent=indent)
    bits = f", {-np.log2(chances.mean()):.1f} bits" if chances.mean() > 0 else ""
    said = f"{_spread(chances)}{bits}."
    waited = number_of_days(step.waited)
    said += f" Nothing had changed for {waited}: {_spread(found.patience[:, place])}."
    lines += paragraph(paper, said, indent=indent)
    return lines + paragraph(paper, _others(found, place), indent=indent)


def _others(found: Hindsight, place: int) -> str:
    """What else was likelier than the step, or nearly as likely."""
    chance = float(found.chances[:, place].mean())
    likely = [one for one in found.others(place) if one[2] >= NEARLY * chance][:MOST_OTHERS]
    if not likely:
        return ""
    said = [f"{_who(found, what, course)} ({percent(share)})" for what, course, share in likely]
    return f"About as likely, or likelier: {listed(said)}."


def _who(found: Hindsight, what: str, course: str) -> str:
    crisis = found.space.crisis
    if what in crisis.events:
        return spaced(what)
    written = crisis.courses.get(what, {}).get(course)
    done = trimmed(written.text) if written and written.text else spaced(course)
    return f"{called(crisis, what)} with “{done}”"


def _rest(found: Hindsight) -> str:
    past = found.pasts[0]
    patience = np.array([one.patience for one in found.pasts])
    if past.lasted <= 0:
        return ""
    return (
        f"Nothing changed in the {number_of_days(past.lasted)} that were left: {_spread(patience)}."
    )


def _first_moves(paper: Paper, found: Hindsight) -> list[str]:
    """Within how many days each actor first does something, beside actors of real crises."""
    crisis = found.space.crisis
    rows = [
        [capital(called(crisis, actor)), *map(_days, found.first_moves(actor))]
        for actor in found.space.actors
    ]
    rows += [
        [f"{capital(one.group)} ({one.cases:,} cases)", *map(_days, one.quartiles)]
        for one in response_lags()
    ]
    lines = heading(paper, "HOW SOON EACH FIRST MOVES: days by which 25, 50 and 75 % have")
    lines += grid(paper, ["actor", "25 %", "50 %", "75 %"], rows, right=[False, True, True, True])
    text = (
        f"The first rows are the model's, from the start of the crisis and in whatever it comes to; the others are"
        f" counts of real cases ({SOURCE}), from what set off the crisis for each actor, so that they compare roughly."
    )
    return [*lines, "", *paragraph(paper, text)]


def _days(days: float) -> str:
    return times(days) if np.isfinite(days) else "later"


def _rests_on(paper: Paper, found: Hindsight) -> list[str]:
    likelihood = found.likelihood
    notes = [
        "Brackets hold nine tenths of the draws of what is not known."
        if len(found.draws) > 1
        else "",
        f"The log likelihood of history, all times included, is {likelihood:.1f}: it compares variants of this crisis."
        if np.isfinite(likelihood)
        else "",
        "What a record does not show, as alarms that came to nothing, is averaged out.",
        what_is_not_known(found.space, len(found.draws), asked=found.asked),
        *(f"{capital(note)}." for note in found.notes),
    ]
    lines = heading(paper, "WHAT THIS RESTS ON")
    return lines + [line for note in notes if note for line in item(paper, note)]
