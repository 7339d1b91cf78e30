"""How much room text takes, before any browser has seen it.

Widths are those of a wide typeface (DejaVu Sans), so that text which fits here fits with narrower ones too.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROW = frozenset("ijlI.,:;'|!()[]{} `/\\ft-")
WIDE = frozenset("mwMW@%—…")
# Beyond the basic plane: pictures mostly, and scripts about which nothing is known here.
LAST_OF_BASIC_PLANE = 0xFFFF
ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """Return an upper bound for the width of a text, in pixels, set in a size of so many pixels.

    >>> text_width("", 12), text_width("mm", 10) > text_width("ii", 10)
    (0, True)
    """
    return sum(map(_share_of_size, text)) * size


def fitted(text: str, size: float, room: float) -> str:
    """Return the text, cut with an ellipsis if it would take more than `room` pixels.

    >>> fitted("Settlement", 12, 200), fitted("Settlement", 12, 60)
    ('Settlement', 'Settle…')
    """
    if text_width(text, size) <= room:
        return text
    left = room - text_width(ELLIPSIS, size)
    kept = ""
    for character in text:
        left -= text_width(character, size)
        if left < 0:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, size: float, room: float, *, lines: int) -> tuple[str, ...]:
    """Break a text into so many lines at the most; what does not fit is cut with an ellipsis.

    >>> wrapped("A quarantine and a pledge", 12, 110, lines=2)
    ('A quarantine', 'and a pledge')
    """
    broken = list(_broken(text, size, room))
    if len(broken) > lines:
        rest = " ".join(broken[lines - 1 :])
        broken = [*broken[: lines - 1], rest]
    return tuple(fitted(line, size, room) for line in broken)


def _broken(text: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _share_of_size(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if character in NARROW:
        return 0.42
    if character in WIDE or character.isupper():
        return 1.0 if character in WIDE else 0.76
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > LAST_OF_BASIC_PLANE:
        return 1.4
    return 0.65
