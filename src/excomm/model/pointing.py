"""Finds the place inside of a text: where in the file its n-th character stands, however it is written.

A text may be quoted, folded over several lines, or written as a block. In all of these, what is not white space stands
in the file in the same order as in the text; so the n-th such character of the one is the n-th of the other.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from excomm.model.located import Located, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What one character of a text may look like in its file, once white space has been passed over.
_WRITTEN = {
    "": re.compile(r"\S"),
    "'": re.compile(r"''|\S"),
    '"': re.compile(r"\\x..|\\u.{4}|\\U.{8}|\\.|\S"),
}
# What stands for white space in double quotes; a lone backslash ends a line.
_WHITE = frozenset({"\\", "\\n", "\\t", "\\r", "\\ ", "\\_", "\\N", "\\L", "\\P", "\\v", "\\f"})


def place_inside(lines: Sequence[str], part: Located, offset: int) -> Place:
    """Where the character at `offset` of the text of a part stands; behind its last one if the text is shorter."""
    text = part.value if isinstance(part.value, str) else ""
    marks = len("".join(text.split()))
    before = len("".join(text[:offset].split()))
    if marks == 0:
        return part.place
    place = next(islice(_marks(lines, part), min(before, marks - 1), None), part.place)
    return Place(place.line, place.column + 1) if before == marks else place


def _marks(lines: Sequence[str], part: Located) -> Iterator[Place]:
    """The places of all that is not white space, from the start of a text on."""
    written = _WRITTEN.get(part.style, _WRITTEN[""])
    line = part.place.line
    # A block starts in the line after its mark, a quoted text after its quote.
    column = {"|": len(lines[line - 1]) + 1, ">": len(lines[line - 1]) + 1, "": part.place.column}
    start = column.get(part.style, part.place.column + 1) - 1
    for number in range(line, len(lines) + 1):
        for match in written.finditer(lines[number - 1], start):
            if part.style != '"' or match[0] not in _WHITE:
                yield Place(number, match.start() + 1)
        start = 0
