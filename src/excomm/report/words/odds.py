"""How likely outcomes are, in sentences that say which uncertainty is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.design import DRAWS
from excomm.process.priors import priors_in
from excomm.report.odds import FEW_DRAWS, gravest, is_spread, likeliest
from excomm.report.words.names import capital, counted, spaced
from excomm.tables.in_words import between, percent

if TYPE_CHECKING:
    from excomm.process.forecasting import Forecasts
    from excomm.process.simulating import Simulation
    from excomm.report.odds import Odds
    from excomm.space.space import Space


def answer_of_forecast(found: Forecasts, odds: tuple[Odds, ...]) -> str:
    """Answer in two sentences: how it would most likely end, and how likely the gravest outcome is."""
    done = len(found.draws) if is_spread(found.space, len(found.draws)) else 1
    top = likeliest(odds)
    said = [
        *so_far(len(found.draws), found.asked, interrupted=found.interrupted),
        f"The likeliest outcome is {spaced(top.outcome)}: {_chance(top, done)}.",
    ]
    grave = gravest(found.space)
    if grave not in {None, top.outcome}:
        one = next(one for one in odds if one.outcome == grave)
        said.append(f"{capital(spaced(one.outcome))}: {_chance(one, done)}.")
    return " ".join(said)


def _chance(one: Odds, draws: int) -> str:
    if draws == 1:
        return percent(one.mean)
    mean, reach = give_or_take(one), between(one.low, one.high)
    if draws < FEW_DRAWS:
        return f"{mean}; {reach} in only {draws} draws of what is not known"
    return f"{mean}; {reach} depending on what is not known"


def give_or_take(one: Odds) -> str:
    """Write the mean over draws, with its standard error."""
    return f"{percent(one.mean)} on average, give or take {percent(one.error)}"


def answer_of_simulation(found: Simulation, odds: tuple[Odds, ...]) -> str:
    """Answer in two sentences: how most runs ended, and how many in the gravest outcome."""
    top = likeliest(odds)
    said = [
        *so_far(found.done, found.draws, interrupted=found.interrupted),
        f"The likeliest outcome of {counted(found.count, 'run')} is {spaced(top.outcome)}: {_share(top)}.",
    ]
    grave = gravest(found.space)
    if grave not in {None, top.outcome}:
        one = next(one for one in odds if one.outcome == grave)
        said.append(f"{capital(spaced(one.outcome))}: {_share(one)}.")
    return " ".join(said)


def _share(one: Odds) -> str:
    return (
        f"{percent(one.mean)} of them ({between(one.least, one.most)}, by the chance of the runs)"
    )


def so_far(done: int, asked: int, *, interrupted: bool) -> tuple[str, ...]:
    """Say first of an answer that was cut short how much of it there is; nothing of any other."""
    if not interrupted:
        return ()
    if asked == 1:
        return ("Interrupted: this is what the runs say that were done so far.",)
    return (f"Interrupted: this is what {done:,} of {counted(asked, 'draw')} say so far.",)


def by_now(answer: str, done: int, asked: int) -> str:
    """Say before an answer that is still being worked on how much of it there is.

    >>> by_now("The likeliest outcome is war: 40 %.", 1, 64)
    'With 1 of 64 draws done so far, the likeliest outcome is war: 40 %.'
    """
    if done == asked:
        return answer
    return (
        f"With {done:,} of {counted(asked, 'draw')} done so far, {answer[:1].lower()}{answer[1:]}"
    )


def what_is_not_known(space: Space, draws: int, *, asked: int | None = None) -> str:
    """Say how what is not known was dealt with; `asked` is how many draws there were to be, where fewer were done."""
    priors = len(priors_in(space.crisis))
    if not priors:
        return "The file gives every quantity as a number: what spreads the answer is chance alone."
    opened = f"The file leaves open {counted(priors, 'quantity', 'quantities')}"
    if draws == 1 and asked in {None, 1}:
        return f"{opened}; each is at its median here, so that the answer says nothing of how much depends on them."
    if asked and asked > draws:
        return f"{opened}: {draws:,} of {asked:,} draws of them all gave an answer.{few(draws)}"
    tried = f"{draws:,} draws of them all were tried, spread evenly over what it allows"
    return f"{opened}: {tried}.{few(draws)}"


def few(draws: int) -> str:
    """Warn of few draws, in a sentence that follows one on how many they are; nothing if they are enough."""
    if draws >= FEW_DRAWS:
        return ""
    return f" So few make every range too narrow, and a mean unsure; {DRAWS} draws say more."
