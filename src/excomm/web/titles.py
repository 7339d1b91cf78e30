"""Gives a crisis file another title, and leaves all else in it as it is."""

from __future__ import annotations

from excomm.errors import InputError
from excomm.web.editing.applying import Change, changed


def titled(text: str, title: str) -> str:
    r"""A crisis file with a title; as it is where the title is empty, or the file has none that could be changed.

    >>> print(titled("crisis: a\ntitle: Chicken  # a game\n", "Chicken (copy)"), end="")
    crisis: a
    title: Chicken (copy)  # a game
    """
    line = " ".join(title.split())
    if not line:
        return text
    try:
        return changed(text, Change("set", ("title",), line), file="crisis")
    except InputError:
        # A copy of a faulty file is one too, and the title is mended with the rest.
        return text
