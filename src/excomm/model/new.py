"""A file to start from."""

from __future__ import annotations

from importlib.resources import files

from excomm.errors import InputError
from excomm.model.names import LONGEST_NAME, SLUG
from excomm.model.scalars import resolved


def new_crisis(name: str) -> str:
    """A commented crisis file of that name, which checks clean and teaches the format.

    Raises `InputError` if the name is none.

    >>> new_crisis("berlin-1961").splitlines()[2]
    'crisis: berlin-1961'
    """
    if not SLUG.fullmatch(name) or len(name) > LONGEST_NAME:
        remedy = "use small letters, digits and hyphens, as in cuba-1962"
        raise InputError(f"'{name[:60]}' is no short name", remedy=remedy)
    template = files("excomm.model").joinpath("template.yaml").read_text(encoding="utf-8")
    # Quotes keep a name that looks like something else, as 1962 or null, a text.
    written = name if resolved(name) == name else f"'{name}'"
    return template.replace("crisis: NAME", f"crisis: {written}", 1)
