"""Exact fractions, as long as they stay short enough to be reckoned with."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from excomm.errors import InputError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Binary digits of a denominator: some twelve hundred decimal ones.
LONGEST_DENOMINATOR = 4096


def kept_short(number: Fraction) -> Fraction:
    """Return a fraction as it is; `TooLargeError` where exact reckoning has made too long a one of it.

    Sums of many fractions with different denominators grow without end, and each step takes longer then.
    """
    if number.denominator.bit_length() > LONGEST_DENOMINATOR:
        raise TooLargeError(
            "the fractions of this game become too long to be reckoned with exactly",
            remedy="write probabilities and payoffs with fewer digits",
        )
    return number


def exact_number(value: Any, what: str) -> Fraction:
    """Take a number at its exact value; `InputError` where it is none, or not a finite one.

    >>> exact_number("1/3", "a payoff"), exact_number(0.5, "a payoff")
    (Fraction(1, 3), Fraction(1, 2))
    """
    try:
        return Fraction(value)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        raise InputError(
            f"{what} cannot be {value!r}",
            remedy="give a whole number, a fraction or a finite float",
        ) from None


def total(numbers: Iterable[Fraction]) -> Fraction:
    """Add fractions exactly, as long as the sum stays short.

    >>> total([Fraction(1, 2), Fraction(1, 3)])
    Fraction(5, 6)
    """
    found = Fraction(0)
    for number in numbers:
        found = kept_short(found + number)
    return found


def mean(odds: Iterable[Fraction], values: Iterable[Fraction]) -> Fraction:
    """Average values by their odds; what has none is not looked at.

    >>> mean([Fraction(1, 2), Fraction(1, 2)], [Fraction(1), Fraction(2)])
    Fraction(3, 2)
    """
    return total(chance * value for chance, value in zip(odds, values, strict=True) if chance)
