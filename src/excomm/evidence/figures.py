"""Tells whether a sentence has a figure that somebody should have read; a date or the name of an aircraft is none."""

from __future__ import annotations

import re

from excomm.evidence.dates_in_text import dates_in

_DIGIT = re.compile(r"[0-9]")
_NO_FIGURE = re.compile(
    r"\b[^\W\d_][\w-]*"  # U-2, B-59, p11
    r"|\b[0-9]+(?:st|nd|rd|th)\b"
    r"|\b[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\.?m\b|hours\b)|\b[0-2]?[0-9]:[0-5][0-9]\b"
    # A year, unless a plural behind it makes it a number of things.
    r"|(?<![0-9.,])(?:1[89]|20)[0-9]{2}\b(?![.,][0-9]| ?%| (?!crisis\b)[a-z]+s\b| (?:men|people)\b)"
)


def has_figure(text: str) -> bool:
    """Whether a text has digits that are part of neither a date nor a name.

    >>> has_figure("The U-2 was lost on 27 October 1962."), has_figure("It had 42 missiles.")
    (False, True)
    """
    without = list(text)
    for date in dates_in(text):
        without[date.at : date.at + len(date.said)] = " " * len(date.said)
    return _DIGIT.search(_NO_FIGURE.sub(" ", "".join(without))) is not None
