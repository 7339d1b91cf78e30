"""What text is laid out on: lines of a certain width, with or without emphasis, and nothing that a terminal obeys."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST, WIDEST = 40, 100


@dataclass(frozen=True)
class Paper:
    """Where text goes: so many columns, and whether emphasis is shown by escape sequences."""

    width: int = 80
    styled: bool = False


PLAIN = Paper()


def clean(text: str) -> str:
    r"""Return text on one line, in which control characters of a crisis file cannot steer the terminal.

    >>> clean("two\nlines"), clean("a\x1b[31mb")
    ('two lines', 'a�[31mb')
    """
    return harmless(" ".join(text.split()))


def harmless(text: str) -> str:
    r"""Return text with its line ends, in which nothing can steer the terminal.

    >>> harmless("two\nlines"), harmless("a\x1b[31mb")
    ('two\nlines', 'a�[31mb')
    """
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(letter) else letter for letter in text)


def _steers(letter: str) -> bool:
    """Whether a character changes what others look like; a joiner, as emoji have, does not."""
    if letter == "\n":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in _DIRECTIONS


# They turn the direction of writing, and would reach beyond the text that they stand in.
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def cells(text: str) -> int:
    """Return how many columns a text takes up.

    >>> cells("abc"), cells("日本")
    (3, 4)
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break a text into lines of at most `width` columns, the first after `first`, all others after `rest`.

    >>> wrapped("a state that nobody leaves", 16, first="1. ", rest="   ")
    ['1. a state that', '   nobody leaves']
    """
    lines, line, empty = [], first, True
    for word in _broken(clean(text), max(1, width - max(cells(first), cells(rest)))):
        if not empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line.rstrip()]


def _broken(text: str, width: int) -> Iterable[str]:
    """The words of a text; one that no line could hold comes in pieces."""
    for word in text.split(" "):
        piece = ""
        for letter in word if cells(word) > width else "":
            if cells(piece + letter) > width and piece:
                yield piece
                piece = ""
            piece += letter
        yield piece if cells(word) > width else word


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text up with blanks to `width` columns."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def strong(paper: Paper, line: str) -> str:
    """Make a whole line stand out, where the paper can show it."""
    return f"\x1b[1m{line}\x1b[0m" if paper.styled and line else line


def faint(paper: Paper, line: str) -> str:
    """Make a whole line stand back, where the paper can show it."""
    return f"\x1b[2m{line}\x1b[0m" if paper.styled and line else line


def plain(text: str) -> str:
    """Return a text without its emphasis.

    >>> plain(strong(Paper(styled=True), "x"))
    'x'
    """
    return re.sub(r"\x1b\[[0-9]m", "", text)


def heading(paper: Paper, text: str) -> list[str]:
    """Begin a section: an empty line, then what it is about."""
    return ["", *(strong(paper, line) for line in wrapped(text, paper.width))]


def paragraph(paper: Paper, text: str, *, indent: int = 0) -> list[str]:
    """Lay out a paragraph; an empty text takes no line."""
    blanks = " " * indent
    return wrapped(text, paper.width, first=blanks, rest=blanks) if text.strip() else []


def item(paper: Paper, text: str, *, mark: str = "-", indent: int = 0) -> list[str]:
    """Lay out one item of a list, hanging behind its mark."""
    first = f"{' ' * indent}{mark} "
    return wrapped(text, paper.width, first=first, rest=" " * cells(first))


def hint(paper: Paper, text: str, command: str) -> list[str]:
    """Say which command to type next; the command stands on a line of its own, to be copied whole."""
    return ["", *(faint(paper, line) for line in wrapped(text, paper.width)), f"  {clean(command)}"]
