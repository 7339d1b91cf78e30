"""What can go wrong, told so that the reader knows what to do.

Everything that a user or an author can mend is an `InputError`; any other `ExcommError` is a fault of ours.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExcommError(Exception):
    """The root of every exception that Excomm raises on purpose."""


class InputError(ExcommError):
    """Something that was asked for or handed in cannot be used, and how to mend it.

    >>> raise InputError(
    ...     "there is no crisis 'cuba'", remedy="'excomm list' names those that are shipped"
    ... )
    Traceback (most recent call last):
    excomm.errors.InputError: there is no crisis 'cuba'
      'excomm list' names those that are shipped
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        """`message` says what is wrong, `remedy` what to do about it."""
        super().__init__(f"{message}\n  {remedy}" if remedy else message)
        self.message = message
        self.remedy = remedy


class TooLargeError(InputError):
    """A question that would take more time or memory than anybody would give it; the remedy speaks of Python."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file: where it stands, what it is, and what to do about it.

    `line` and `column` count from 1; `source` is the text of that line, to put a caret under.
    """

    file: str
    line: int
    column: int
    message: str
    remedy: str = ""
    source: str = ""

    def __str__(self) -> str:
        parts = [f"{self.file}:{self.line}:{self.column}: {self.message}"]
        if self.source.strip():
            parts += _caret(self.source, self.column)
        if self.remedy:
            parts.append(f"  {self.remedy}")
        return "\n".join(parts)


class PartError(InputError):
    """A fault that shows only when a crisis is compiled; `path` leads to the part of its file that is at fault.

    `also` holds further faults that were found in the same go.
    """

    def __init__(self, path: tuple[str | int, ...], message: str, *, remedy: str = "") -> None:
        """`path` holds keys and list positions, from the top of the file down."""
        super().__init__(message, remedy=remedy)
        self.path = path
        self.also: tuple[PartError, ...] = ()


class CrisisError(InputError):
    """A file that does not describe a crisis; `problems` holds every fault found, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """`problems` may come in any order."""
        ordered = sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))
        super().__init__("\n".join(map(str, ordered)))
        self.problems = tuple(ordered)


# A line longer than this is shown in part, around the caret.
WIDEST_SOURCE = 100


def printable(text: str) -> str:
    r"""A text that no terminal takes for a command, as long as before; tabs become spaces.

    >>> printable("a\tb\x1b[31m")
    'a b\ufffd[31m'
    """
    return "".join(
        " " if char == "\t" else char if char.isprintable() else "\ufffd" for char in text
    )


def _caret(source: str, column: int) -> list[str]:
    """The source line and, below it, a caret under `column`; long lines are cut around it."""
    source = printable(source.rstrip())
    start = max(0, column - 1 - WIDEST_SOURCE // 2) if len(source) > WIDEST_SOURCE else 0
    shown = source[start : start + WIDEST_SOURCE]
    before = " " * (column - 1 - start - len(shown[: column - 1 - start]))
    return [f"    {shown}", f"    {_blank(shown[: column - 1 - start])}{before}^"]


def _blank(text: str) -> str:
    """As many spaces as a terminal needs columns for a text."""
    return "".join(
        "" if unicodedata.combining(char) else "  " if _is_wide(char) else " " for char in text
    )


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
