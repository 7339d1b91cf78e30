"""Who is to blame or to thank, in sentences: how likely it is, who adds most to it, and what an order is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.safeguards import safeguards_in
from excomm.causes.sharing import RULES
from excomm.report.words.deeds import safeguard_called
from excomm.report.words.names import called, counted, listed, spaced
from excomm.report.words.what_if import points
from excomm.tables.in_words import between, percent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.blame_results import Blame
    from excomm.causes.outcome_shares import OutcomeShares

    Numbers = NDArray[np.float64]

# How sure ranges are: over draws of what is not known, and of a mean degree of responsibility.
LEVELS = {"draws": 0.9, "responsibility": 0.95}
# Shares smaller than this are what rounding leaves.
NOTHING, SMALLEST = 1e-9, 1e-4
# With two players the order is told once it is told who has most.
TWO = 2
# Whoever has most in fewer draws than this may have it by the draws alone.
SETTLED = 0.95


def what_of(found: Blame) -> str:
    """What has a probability: that of an outcome, or that it does not come."""
    outcome = spaced(found.outcome)
    return f"that {outcome} does not come" if found.purpose == "rescue" else f"of {outcome}"


def answer_of_blame(found: Blame) -> str:
    """How likely it is, what of that is there if nobody acts, and who adds most by which rule."""
    outcome = spaced(found.outcome)
    if found.never:
        return (
            f"Cannot be estimated: {outcome} never comes about in this model, whoever acts, so that nobody has a"
            " share in it."
        )
    part = found.safeguards if found.purpose == "rescue" and found.safeguards else found.actors
    chance = _spread(part.base + part.whole)
    return (
        f"The probability {what_of(found)} is {chance}. {base_and_whole(part)} {most(found, part)}"
    )


def not_named(found: Blame) -> str:
    """Say of a question that named no outcome which was taken."""
    outcome = spaced(found.outcome)
    return (
        f"No outcome was named: taken is {outcome}, in which history ended. Blame for it means here no more than having"
        " made it likelier, be it good or bad."
    )


def base_and_whole(part: OutcomeShares) -> str:
    """How much would be there without all players, and what all of them make of it."""
    base, whole = percent(clipped(part.base)), float(part.whole.mean())
    if part.over == "safeguards":
        lead = f"With no panel asked it would be {base}; all panels together"
    else:
        lead = f"With all actors keeping still it would be {base}; what all of them do"
    if abs(whole) < NOTHING:
        return (
            f"{lead} changes nothing on average."
            if part.over != "safeguards"
            else f"{lead} change nothing."
        )
    one = "" if part.over == "safeguards" else "s"
    size = points(abs(whole)).removeprefix("+")
    if whole > 0:
        return f"{lead} add{one} {size} percentage points."
    return f"{lead} take{one} {size} percentage points away."


def most(found: Blame, part: OutcomeShares) -> str:
    """Who adds most by each rule: one for all, or the disagreement."""
    names = players_called(found, part)
    leads = {}
    for key, values in part.shares.by_rule.items():
        means = values.mean(axis=1)
        if means.max() > NOTHING:
            first = np.flatnonzero(means >= means.max() - NOTHING)
            alike = ", each as much" if first.size > 1 else ""
            leads[RULES[key].name] = listed([names[place] for place in first]) + alike
    if not leads:
        return "Nobody makes it likelier by any rule."
    if len(set(leads.values())) == 1:
        asking = "asking " if part.over == "safeguards" else ""
        who = next(iter(leads.values()))
        unsure = _unsure(found, part)
        return f"Most is added by {asking}{who}, by every rule by which anybody adds to it{unsure}."
    told = [
        f"{who} ({', '.join(rule for rule, one in leads.items() if one == who)})"
        for who in dict.fromkeys(leads.values())
    ]
    return f"The rules disagree on who adds most: {listed(told)}."


def _unsure(found: Blame, part: OutcomeShares) -> str:
    """Say so where whoever adds most on average does not in many of the draws."""
    led = _led(found, part)
    if led is None or led[1] >= SETTLED * found.draws:
        return ""
    return (
        f"; but that is not sure: by Shapley in only {led[1]:,} of {counted(found.draws, 'draw')}"
    )


def _led(found: Blame, part: OutcomeShares) -> tuple[NDArray[np.intp], int] | None:
    """The places of those who have most by Shapley's rule, and in how many draws; None where there is no order."""
    shares = part.shares.by_rule["shapley"]
    if len(shares) == 1 or found.draws == 1 or np.abs(shares).max() < NOTHING:
        return None
    means = shares.mean(axis=1)
    first = np.flatnonzero(means >= means.max() - NOTHING)
    return first, int((shares[first] >= shares.max(axis=0) - NOTHING).all(axis=0).sum())


def how_settled(found: Blame, part: OutcomeShares) -> str:
    """In how many draws the one who has most by Shapley's rule has most, and what that says of the order."""
    led = _led(found, part)
    if led is None:
        return ""
    first, leads = led
    names = players_called(found, part)
    who = listed([names[place] for place in first])
    alike = ", as much to each," if first.size > 1 else ""
    said = f"By Shapley most falls to {who}{alike} in {leads:,} of {counted(found.draws, 'draw')}"
    if leads < SETTLED * found.draws:
        return f"{said}: the order depends on what is not known."
    if len(names) == TWO:
        return f"{said}."
    return f"{said}; where ranges overlap, the order of the others may be noise."


def players_called(found: Blame, part: OutcomeShares) -> list[str]:
    """The players as they stand within a sentence."""
    crisis = found.space.crisis
    if part.over == "actors":
        return [called(crisis, name) for name in part.shares.players]
    guards = safeguards_in(crisis, people=False)
    names = [safeguard_called(crisis, one) for one in guards]
    return [
        name if names.count(name) == 1 else f"{name} ({spaced(one.event)})"
        for name, one in zip(names, guards, strict=True)
    ]


def clipped(values: Numbers) -> float:
    """The mean of probabilities that rounding may have left a little outside of 0 and 1."""
    return float(np.clip(values.mean(), 0, 1))


def _spread(values: Numbers) -> str:
    low, high = np.quantile(values, [0.05, 0.95]).tolist()
    mean = percent(clipped(values))
    if values.size == 1:
        return mean
    return f"{mean} on average ({between(max(low, 0.0), min(high, 1.0))} in 9 of 10 draws)"


def share_in_points(share: float) -> str:
    """Write a share in percentage points.

    >>> (
    ...     share_in_points(0.12),
    ...     share_in_points(-0.0166),
    ...     share_in_points(-1e-15),
    ...     share_in_points(0.00003),
    ... )
    ('+12', '−1.7', '0', '0.00')
    """
    if abs(share) < SMALLEST:
        return "0" if abs(share) < NOTHING else "0.00"
    return points(share)
