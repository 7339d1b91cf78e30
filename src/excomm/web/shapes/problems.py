"""What went wrong, as the browser is told."""

from __future__ import annotations

from excomm.web.shapes.answer import Answer


class Fault(Answer):
    """One thing wrong in a file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    message: str
    remedy: str
    source: str


class Refusal(Answer):
    """Why something could not be done, what to do about it, and each fault of a file at its place."""

    message: str
    remedy: str
    problems: tuple[Fault, ...]
