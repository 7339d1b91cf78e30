"""Bars of text for probabilities: what is sure, the mean, and how far it could go."""

from __future__ import annotations

BAR = 20
SURE, MEAN, OPEN, EMPTY = "█▓░·"


def bar(low: float, middle: float, high: float, *, width: int = BAR) -> str:
    """Draw three shares as one bar from 0 to 1: dark up to `low`, lighter to `middle`, lightest to `high`.

    >>> bar(0.1, 0.4, 0.8, width=10)
    '█▓▓▓░░░░··'
    >>> bar(0, 0.01, 0.02, width=10)
    '▓·········'
    """
    sure, mean, open_ = (round(share * width) for share in (low, middle, high))
    if middle > 0:
        # The slightest chance shows.
        mean = max(mean, 1)
    text = SURE * sure + MEAN * (mean - sure) + OPEN * (open_ - mean)
    return text + EMPTY * (width - len(text))
