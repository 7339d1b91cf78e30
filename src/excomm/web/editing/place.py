"""Finds where in a file somebody is writing, from indents and dashes alone: half a line is seldom YAML already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.web.editing.spans import Path

_KEY = re.compile(r"""(?:"([^"]*)"|'([^']*)'|([^\s#'"\[\]{},&*!|>-][^#:]*?))\s*:(?=\s|$)\s*""")
_DASH = re.compile(r"-(?=\s|$)\s*")
_WORD = re.compile(r"[A-Za-z0-9_.-]*$")


@dataclass(frozen=True)
class WritingPlace:
    """Where somebody writes: the path to the part, the word begun, its column (from 1), and whether it may be a key."""

    path: Path
    word: str
    column: int
    may_be_key: bool


@dataclass
class _Step:
    column: int
    name: str | int


def place_in(lines: Sequence[str], line: int, column: int) -> WritingPlace:
    """Where in a file the cursor is; `line` and `column` count from 1.

    >>> place_in(["options:", "  usa.invade:", "    te"], 3, 7)
    WritingPlace(path=('options', 'usa.invade'), word='te', column=5, may_be_key=True)
    >>> place_in(["preferences:", "  usa:", "    - {want: not u"], 3, 19).path
    ('preferences', 'usa', 0, 'want')
    """
    steps: list[_Step] = []
    for before in lines[: line - 1]:
        _follow(before, steps)
    written = (lines[line - 1] if line <= len(lines) else "")[: column - 1]
    rest, at = _follow_open(written, steps)
    word = _WORD.search(written)
    begun = word[0] if word else ""
    inside, at_key = _inside_brackets(rest)
    block_key = not inside and rest == begun and not at
    path = (*(step.name for step in steps), *inside)
    return WritingPlace(path, begun, len(written) - len(begun) + 1, at_key or block_key)


def _follow(line: str, steps: list[_Step]) -> None:
    """Go on to where a whole line leads."""
    if line.strip() and not line.lstrip().startswith("#"):
        _follow_open(line, steps)


def _follow_open(line: str, steps: list[_Step]) -> tuple[str, bool]:
    """Go on to where a line leads; return what stands behind its dashes and its key, and whether it has a key."""
    at = len(line) - len(line.lstrip(" "))
    while dash := _DASH.match(line, at):
        _to_dash(at, steps)
        at = dash.end()
    key = _KEY.match(line, at)
    if key:
        _drop(steps, at)
        steps.append(_Step(at, next(group for group in key.groups() if group is not None)))
        return line[key.end() :], True
    _drop(steps, at)
    return line[at:], False


def _to_dash(at: int, steps: list[_Step]) -> None:
    while steps and steps[-1].column > at:
        steps.pop()
    last = steps[-1] if steps else None
    if last and last.column == at and isinstance(last.name, int):
        last.name += 1
    else:
        steps.append(_Step(at, 0))


def _drop(steps: list[_Step], at: int) -> None:
    """Leave what stands no further to the left than this."""
    while steps and steps[-1].column >= at:
        steps.pop()


def _inside_brackets(rest: str) -> tuple[Path, bool]:
    """The steps within brackets and braces that are open at the end of a text, and whether a key is due there."""
    open_ones: list[str] = []
    steps: list[str | int] = []
    round_ones = 0
    begun = ""
    for char in rest:
        if char in "()":
            round_ones += 1 if char == "(" else -1
        elif char in "[{":
            open_ones.append(char)
            steps.append(0 if char == "[" else "")
        elif char in "]}" and open_ones:
            open_ones.pop()
            steps.pop()
        elif char == "," and open_ones and round_ones <= 0:
            last = steps[-1]
            steps[-1] = last + 1 if isinstance(last, int) else ""
        elif char == ":" and open_ones and open_ones[-1] == "{":
            steps[-1] = begun.strip()
        begun = "" if char in "[]{}," else begun + char
    at_key = bool(steps) and steps[-1] == ""
    return tuple(steps[:-1] if at_key else steps), at_key
