"""Probabilities and numbers of times as a reader expects them: no more digits than they deserve."""

from __future__ import annotations

# Shares from here on are written with one decimal less.
TEN, ONE, LEAST = 0.0995, 0.00995, 0.0001


def percent(share: float) -> str:
    """Write a share in two digits, or say that it is less than can be told.

    >>> [percent(share) for share in (0, 0.00002, 0.0034, 0.0612, 0.4167, 0.9996, 1)]
    ['0 %', 'under 0.01 %', '0.34 %', '6.1 %', '42 %', 'over 99.9 %', '100 %']
    """
    if share in {0, 1}:
        return f"{100 * share:.0f} %"
    if share < LEAST:
        return "under 0.01 %"
    if share > 1 - 10 * LEAST:
        return "over 99.9 %"
    digits = 0 if share >= TEN else 1 if share >= ONE else 2
    if digits == 0 and share > 1 - TEN / 10:
        digits = 1
    return f"{100 * share:.{digits}f} %"


def between(low: float, high: float) -> str:
    """Write a range of shares; both ends are the same text where they cannot be told apart.

    >>> between(0.0348, 0.2577), between(0.25, 0.25), between(0.00001, 0.2)
    ('3.5 to 26 %', '25 %', 'under 0.01 to 20 %')
    """
    first, last = percent(low), percent(high)
    return first if first == last else f"{first.removesuffix(' %')} to {last}"


def times(number: float) -> str:
    """Write a mean number of times.

    >>> times(14.003), times(1.72), times(0.0123), times(0.00002), times(0)
    ('14', '1.7', '0.012', 'under 0.001', '0')
    """
    if 0 < number < 10 * LEAST:
        return "under 0.001"
    return f"{number:.0f}" if number >= 10 else f"{number:.2g}"  # noqa: PLR2004 - two digits
