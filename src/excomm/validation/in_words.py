"""Figures of a comparison as a reader expects them: no more digits than they deserve, and never powers of ten."""

from __future__ import annotations

from math import inf

YEAR = 365.25
TEN = 10


def figure(value: float) -> str:
    """A number above zero in two digits, or as many as it has before the point.

    >>> figure(0.034), figure(4.24), figure(123.4), figure(12345)
    ('0.034', '4.2', '123', '12,345')
    """
    return f"{value:,.0f}" if value >= TEN else f"{value:.2g}"


def a_year(low: float, high: float) -> str:
    """A range of rates, given per day, as how often that is in a year.

    >>> a_year(1.0, 2.0), a_year(0.001, 0.001)
    ('365 to 730 a year', '0.37 a year')
    """
    ends = dict.fromkeys(figure(rate * YEAR) for rate in (low, high))
    return f"{' to '.join(ends)} a year"


def first_moves(*days: float) -> str:
    """By when an actor has first moved in a quarter, half and three quarters of all.

    >>> first_moves(1.0, 14.2, inf)
    'first moves by day 1 in 25 %, by day 14 in 50 %; not in 75 % within the time'
    """
    shares = (25, 50, 75)
    told = [
        f"by day {figure(day)} in {share} %"
        for day, share in zip(days, shares, strict=True)
        if day < inf
    ]
    never = [share for day, share in zip(days, shares, strict=True) if day == inf]
    within = f"first moves {', '.join(told)}" if told else "no first move"
    return within + (f"; not in {never[0]} % within the time" if never else "")


def half_moved(actor: str, days: float) -> str:
    """When half have moved, counted from what set a crisis off for an actor; before it where that is negative.

    >>> half_moved("usa", 4.2), half_moved("cuba", -2.71), half_moved("ussr", inf)
    ('day 4.2 (usa)', '2.7 days before it (cuba)', 'not within the time (ussr)')
    """
    if days == inf:
        return f"not within the time ({actor})"
    return (
        f"{figure(-days)} days before it ({actor})" if days < 0 else f"day {figure(days)} ({actor})"
    )
