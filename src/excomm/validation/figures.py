"""The figures of a model beside those of the world: how soon actors respond, how likely, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.model.names import did_you_mean, listed
from excomm.model.quantities import Known
from excomm.process.calendar import begins
from excomm.process.lags import response_lags
from excomm.process.priors import quantile, value_of
from excomm.tables.in_words import between, percent
from excomm.validation.findings import GROUPS, Finding
from excomm.validation.in_words import a_year, first_moves, half_moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.quantities import Quantity
    from excomm.process.forecasting import Forecasts
    from excomm.process.hindsight import Hindsight
    from excomm.validation.record import PublishedOdds, Record, RecordedLag

NINE_TENTHS = (0.05, 0.95)
# Fewer draws do not show how far a range goes.
ENOUGH = 16


def lags_compared(seen: Hindsight, record: Record) -> Iterator[Finding]:
    """Compare how soon each actor first moves with its recorded response: it agrees within the model's quartiles."""
    for one in record.lags:
        if one.actor not in seen.space.actors:
            raise _unknown("actor", one.actor, seen.space.actors)
        low, middle, high = seen.first_moves(one.actor)
        day = _set_off(seen.space.crisis, one) + one.days
        agrees = low <= day <= high
        yield Finding(
            kind="lag",
            document=one.document,
            record=_responded(seen.space.crisis, one, day),
            model=first_moves(low, middle, high),
            agrees=agrees,
            least=day,
            most=day,
            ours=(low, high),
            middle=middle,
            note=""
            if agrees
            else ("slower than it was" if middle > day else "quicker than it was"),
        )


def _set_off(crisis: Crisis, one: RecordedLag) -> float:
    """How many days after the start of the file the crisis was set off for an actor.

    Records count from there, the model from its start: days of both are told on the clock of the model.
    """
    start = begins(crisis)
    if one.since is None or start is None:
        return 0.0
    return float((one.since.earliest.date() - start.date()).days)


def _responded(crisis: Crisis, one: RecordedLag, day: float) -> str:
    name = crisis.actors[one.actor].name
    told = f"{name}: responded after {one.days:g} {'day' if one.days == 1 else 'days'}"
    return told if day == one.days else f"{told}, which is day {day:g} of the file"


def bands_compared(seen: Hindsight, record: Record) -> Iterator[Finding]:
    """Compare the middle of each actor's first moves with the quartiles of whole groups of crises.

    Both are counted from what set a crisis off for the actor, so that the middle may lie before it.
    """
    since = {one.actor: _set_off(seen.space.crisis, one) for one in record.lags}
    middles = {actor: seen.first_moves(actor)[1] - day for actor, day in since.items()}
    for band in response_lags():
        low, _, high = band.quartiles
        out = [
            seen.space.crisis.actors[who].name
            for who, days in middles.items()
            if not low <= days <= high
        ]
        yield Finding(
            kind="group",
            document=GROUPS,
            record=f"{band.group} ({band.cases:,} cases): half of them after {low:g} to {high:g} days",
            model=f"half have moved by {', '.join(half_moved(*one) for one in middles.items())}",
            agrees=not out,
            least=low,
            most=high,
            note=f"outside: {', '.join(out)}" if out else "",
        )


def odds_compared(found: Forecasts, record: Record) -> Iterator[Finding]:
    """Compare published odds with the model's mean: they agree if it lies between the least and the most of them."""
    for one in record.odds:
        mean = found.probability(one.of)
        low, _, high = found.quantiles(one.of)
        yield Finding(
            kind="odds",
            document=one.document,
            record=f"{one.who}: {between(one.least, one.most)}",
            model=f"{one.of}: {percent(mean)} on average, {between(low, high)} over what is not known",
            agrees=one.least <= mean <= one.most,
            least=one.least,
            most=one.most,
            ours=(low, high),
            middle=mean,
            note=_above_or_below(one, mean, (low, high), draws=len(found.draws)),
        )


def _above_or_below(
    one: PublishedOdds, mean: float, ours: tuple[float, float], *, draws: int
) -> str:
    if one.least <= mean <= one.most:
        return ""
    side = "the model lies higher" if mean > one.most else "the model lies lower"
    if draws < ENOUGH:
        return side
    apart = ours[1] < one.least or ours[0] > one.most
    return f"{side}, {'and the ranges do not meet' if apart else 'but the ranges meet'}"


def rates_compared(crisis: Crisis, record: Record) -> Iterator[Finding]:
    """Compare counted rates with the prior of an event: they agree if its middle nine tenths overlap."""
    for one in record.rates:
        if one.event not in crisis.events:
            raise _unknown("event", one.event, crisis.events)
        low, high = _ends(crisis.events[one.event].rate)
        least, most = value_of(one.least), value_of(one.most)
        yield Finding(
            kind="rate",
            document=one.document,
            record=f"{one.says}: {a_year(least, most)}",
            model=f"{one.event}: {a_year(low, high)}",
            agrees=low <= most and least <= high,
            least=least,
            most=most,
            ours=(low, high),
        )


def _ends(quantity: Quantity) -> tuple[float, float]:
    """What is known, or the middle nine tenths of a prior, whose ends may lie at infinity."""
    if isinstance(quantity, Known):
        return quantity.value, quantity.value
    low, high = quantile(quantity, np.array(NINE_TENTHS)).tolist()
    return low, high


def _unknown(kind: str, name: str, known: Iterable[str]) -> InputError:
    names = list(known)
    return InputError(
        f"record.yaml: there is no {kind} '{name}'",
        remedy=did_you_mean(name, names) or f"known: {listed(names)}",
    )
