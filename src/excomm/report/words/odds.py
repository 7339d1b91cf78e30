"""How likely outcomes are, in sentences that say which uncertainty is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.priors import priors_in
from excomm.report.odds import gravest, is_spread, likeliest
from excomm.report.words.chances import between, percent
from excomm.report.words.names import capital, counted, spaced

if TYPE_CHECKING:
    from excomm.process.forecasting import Forecasts
    from excomm.process.simulating import Simulation
    from excomm.report.odds import Odds
    from excomm.space.space import Space


def answer_of_forecast(found: Forecasts, odds: tuple[Odds, ...]) -> str:
    """Answer in two sentences: how it would most likely end, and how likely the gravest outcome is."""
    spread = is_spread(found.space, found.asked)
    top = likeliest(odds)
    said = [f"The likeliest outcome is {spaced(top.outcome)}: {_chance(top, spread=spread)}."]
    grave = gravest(found.space)
    if grave not in {None, top.outcome}:
        one = next(one for one in odds if one.outcome == grave)
        said.append(f"{capital(spaced(one.outcome))}: {_chance(one, spread=spread)}.")
    return " ".join(said)


def _chance(one: Odds, *, spread: bool) -> str:
    if not spread:
        return percent(one.mean)
    return f"{percent(one.mean)} on average; {between(one.low, one.high)} depending on what is not known"


def answer_of_simulation(found: Simulation, odds: tuple[Odds, ...]) -> str:
    """Answer in two sentences: how most runs ended, and how many in the gravest outcome."""
    top = likeliest(odds)
    said = [
        f"The likeliest outcome of {counted(found.count, 'run')} is {spaced(top.outcome)}: {_share(top)}."
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


def what_is_not_known(space: Space, draws: int) -> str:
    """Say how what is not known was dealt with, in a sentence or two."""
    priors = len(priors_in(space.crisis))
    if not priors:
        return "The file gives every quantity as a number: what spreads the answer is chance alone."
    quantities = counted(priors, "quantity", "quantities")
    if draws == 1:
        return (
            f"The file leaves open {quantities}; each is at its median here, so that the answer says nothing of how"
            f" much depends on them."
        )
    tried = f"{draws:,} draws of them all were tried, spread evenly over what it allows"
    return f"The file leaves open {quantities}: {tried}."
