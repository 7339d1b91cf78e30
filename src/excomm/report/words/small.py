"""Probabilities that may be very small, as a reader can grasp them."""

from __future__ import annotations

# What is rarer than once in so many is beyond anybody's grasp.
GRASPED = 1e12
# Likelier than this, a share says more than once in so many.
OFTEN = 0.1


def small(probability: float, *, digits: int = 2) -> str:
    """Write a probability in a few digits, however small it is.

    >>> [small(one) for one in (0.2432, 0.00417, 9.0001e-9, 4.754e-252, 0, 1)]
    ['0.24', '0.0042', '9.0e-9', '4.8e-252', '0', '1']
    """
    if probability in {0, 1}:
        return f"{probability:.0f}"
    if probability >= 0.001:  # noqa: PLR2004 - zeros that are still counted at a glance
        return f"{probability:#.{digits}g}"
    number, _, power = f"{probability:.{digits - 1}e}".partition("e")
    return f"{number}e{int(power)}"


def once_in(probability: float) -> str:
    """Add how often that would be, if it can be grasped.

    >>> once_in(9.0001e-9), once_in(0.0042), once_in(0.3), once_in(1e-20)
    (', once in 110,000,000', ', once in 240', '', '')
    """
    if not 1 / GRASPED < probability < OFTEN:
        return ""
    return f", once in {float(f'{1 / probability:.2g}'):,.0f}"
