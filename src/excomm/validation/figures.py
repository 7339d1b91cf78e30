"""The figures of a model beside those of the world: how soon actors respond, how likely, how often."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.names import did_you_mean, listed
from excomm.model.quantities import Known, highest_value, lowest_value
from excomm.process.lags import response_lags
from excomm.process.priors import value_of
from excomm.validation.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.quantities import Quantity
    from excomm.process.forecasting import Forecasts
    from excomm.process.hindsight import Hindsight
    from excomm.validation.record import PublishedOdds, Record

PERCENT = 100
YEAR = 365.25


def lags_compared(seen: Hindsight, record: Record) -> Iterator[Finding]:
    """Compare how soon each actor first moves with its recorded response: it agrees within the model's quartiles."""
    for one in record.lags:
        if one.actor not in seen.space.actors:
            raise _unknown("actor", one.actor, seen.space.actors)
        low, middle, high = seen.first_moves(one.actor)
        name = seen.space.crisis.actors[one.actor].name
        agrees = low <= one.days <= high
        yield Finding(
            kind="lag",
            document=one.document,
            record=f"{name}: responded after {one.days:g} {'day' if one.days == 1 else 'days'}",
            model=_first_moves(low, middle, high),
            agrees=agrees,
            least=one.days,
            most=one.days,
            ours=(low, high),
            middle=middle,
            note=""
            if agrees
            else ("slower than it was" if middle > one.days else "quicker than it was"),
        )


def bands_compared(seen: Hindsight, record: Record) -> Iterator[Finding]:
    """Compare the middle of each actor's first moves with the quartiles of whole groups of crises."""
    asked = dict.fromkeys(one.actor for one in record.lags)
    for band in response_lags():
        low, _, high = band.quartiles
        middles = {actor: seen.first_moves(actor)[1] for actor in asked}
        out = [
            seen.space.crisis.actors[who].name
            for who, days in middles.items()
            if not low <= days <= high
        ]
        yield Finding(
            kind="lag",
            document=record.lags[0].document,
            record=f"{band.group} ({band.cases:,} cases): half of them after {low:g} to {high:g} days",
            model="half have moved by "
            + ", ".join(f"day {days:.2g} ({who})" for who, days in middles.items()),
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
            record=f"{one.who}: {_span(one.least, one.most)}",
            model=f"{one.of}: {_percent(mean)} on average, {_span(low, high)} over what is not known",
            agrees=one.least <= mean <= one.most,
            least=one.least,
            most=one.most,
            ours=(low, high),
            middle=mean,
            note=_above_or_below(one, mean, (low, high)),
        )


def _above_or_below(one: PublishedOdds, mean: float, ours: tuple[float, float]) -> str:
    if one.least <= mean <= one.most:
        return ""
    side = "the model lies higher" if mean > one.most else "the model lies lower"
    apart = ours[1] < one.least or ours[0] > one.most
    return f"{side}, {'and the ranges do not meet' if apart else 'but the ranges meet'}"


def rates_compared(crisis: Crisis, record: Record) -> Iterator[Finding]:
    """Compare counted rates with the prior of an event: they agree if the two ranges overlap."""
    for one in record.rates:
        if one.event not in crisis.events:
            raise _unknown("event", one.event, crisis.events)
        low, high = _ends(crisis.events[one.event].rate)
        least, most = value_of(one.least), value_of(one.most)
        yield Finding(
            kind="rate",
            document=one.document,
            record=f"{one.says}: {_a_year(least, most)}",
            model=f"{one.event}: {_a_year(low, high)}",
            agrees=low <= most and least <= high,
            least=least,
            most=most,
            ours=(low, high),
        )


def _ends(quantity: Quantity) -> tuple[float, float]:
    if isinstance(quantity, Known):
        return quantity.value, quantity.value
    return lowest_value(quantity), highest_value(quantity)


def _a_year(low: float, high: float) -> str:
    ends = dict.fromkeys(f"{rate * YEAR:,.0f}" for rate in (low, high))
    return f"{' to '.join(ends)} a year"


def _span(low: float, high: float) -> str:
    return _percent(low) if low == high else f"{_percent(low)} to {_percent(high)}"


def _percent(share: float) -> str:
    return f"{PERCENT * share:.2g} %"


def _unknown(kind: str, name: str, known: Iterable[str]) -> InputError:
    names = list(known)
    return InputError(
        f"record.yaml: there is no {kind} '{name}'",
        remedy=did_you_mean(name, names) or f"known: {listed(names)}",
    )


def _first_moves(*days: float) -> str:
    """By when an actor has first moved in a quarter, half and three quarters of all.

    >>> _first_moves(1.0, 14.2, float("inf"))
    'first moves by day 1 in 25 %, by day 14 in 50 %; not in 75 % within the time'
    """
    shares = (25, 50, 75)
    told = [
        f"by day {day:.2g} in {share} %"
        for day, share in zip(days, shares, strict=True)
        if day < inf
    ]
    never = [share for day, share in zip(days, shares, strict=True) if day == inf]
    within = f"first moves {', '.join(told)}" if told else "no first move"
    return within + (f"; not in {never[0]} % within the time" if never else "")
