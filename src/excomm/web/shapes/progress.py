"""How far work has come."""

from __future__ import annotations

from excomm.web.shapes.answer import Answer


class Progress(Answer):
    """So much of so much is done, and the same in words with the time that is left."""

    done: int
    of: int
    words: str
