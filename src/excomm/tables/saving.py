"""Keeps the text of a table in a file, where one is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from excomm.errors import InputError

if TYPE_CHECKING:
    import os


def saved(text: str, path: str | os.PathLike[str] | None) -> str:
    """Return a text, and write it to a file if there is a path; `InputError` where that cannot be written.

    >>> saved("state,nash", None)
    'state,nash'
    """
    if path is None:
        return text
    target = Path(path)
    try:
        target.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror or error}") from None
    return text
