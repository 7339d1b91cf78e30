"""Finds the place inside of a text: where in the file its n-th character stands, however it is written.

A text may be quoted, folded over several lines, or written as a block. In all of these, what is not white space stands
in the file in the same order as in the text; so the n-th such character of the one is the n-th of the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.model.located import Located, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What one character of a text may look like in its file, once white space has been passed over.
_WRITTEN = {
    "": re.compile(r"\S"),
    "'": re.compile(r"''|\S"),
    '"': re.compile(r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\.|\S"),
}
# What stands for white space in double quotes; a lone backslash ends a line.
_WHITE = frozenset({"\\", "\\n", "\\t", "\\r", "\\ ", "\\_", "\\N", "\\L", "\\P", "\\v", "\\f"})


def straight(lines: Sequence[str], part: Located) -> Place | None:
    """Where a text starts that stands in one line just as it is, as most do; None for any other."""
    start = part.place.column - 1 + (1 if part.style in {"'", '"'} else 0)
    as_it_is = lines[part.place.line - 1].startswith(str(part.value), start)
    return Place(part.place.line, start + 1) if part.value and as_it_is else None


def places_inside(lines: Sequence[str], part: Located) -> list[Place]:
    """Where each character of the text of a part stands in the file, and last the place just behind it."""
    text = part.value if isinstance(part.value, str) else ""
    marks = _marks(lines, part)
    places = []
    behind = part.place
    for char in text:
        # White space is taken to stand behind what comes before it.
        places.append(behind if char.isspace() else next(marks, behind))
        if not char.isspace():
            behind = Place(places[-1].line, places[-1].column + 1)
    return [*places, behind]


def _marks(lines: Sequence[str], part: Located) -> Iterator[Place]:
    """The places of all that is not white space, from the start of a text on."""
    written = _WRITTEN.get(part.style, _WRITTEN[""])
    line = part.place.line
    # A block starts in the line after its mark, a quoted text after its quote.
    column = {"|": len(lines[line - 1]) + 1, ">": len(lines[line - 1]) + 1, "": part.place.column}
    start = column.get(part.style, part.place.column + 1) - 1
    for number in range(line, len(lines) + 1):
        for match in written.finditer(lines[number - 1], start):
            if part.style != '"' or not _is_white(match[0]):
                yield Place(number, match.start() + 1)
        start = 0


def _is_white(escape: str) -> bool:
    """Whether one character as written in double quotes stands for white space, or for nothing at all."""
    if len(escape) > len("\\n"):
        return chr(int(escape.lstrip("\\xuU"), base=16)).isspace()
    return escape in _WHITE
