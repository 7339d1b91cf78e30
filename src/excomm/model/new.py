"""A file to start from."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from unicodedata import normalize

from excomm.errors import InputError
from excomm.model.names import LONGEST_NAME, NAME, RESERVED, SLUG
from excomm.model.scalars import resolved

# Of what formulas call an actor: long enough to be known by.
LONGEST_KEY = 24


def new_crisis(name: str) -> str:
    """A commented crisis file of that name, which checks clean and teaches the format.

    Raises `InputError` if the name is none.

    >>> new_crisis("berlin-1961").splitlines()[2]
    'crisis: berlin-1961'
    """
    return _template("template.yaml").replace("crisis: NAME", f"crisis: {_short_name(name)}", 1)


def small_crisis(name: str, *, title: str, first: str = "", second: str = "") -> str:
    """A commented crisis file of two actors with two options each, to be filled with one's own.

    `first` and `second` are what readers call the actors. Raises `InputError` if the name is none.

    >>> print(small_crisis("border", title="Border", first="North Land").partition("actors:")[2])
      north_land: {name: North Land}
      second: {name: Second actor}
    ...
    """
    keys = _key_of(first, "first"), _key_of(second, "second")
    if keys[0] == keys[1]:
        keys = ("first", "second")
    said = {
        "NAMED_FIRST": _written(first, "First actor"),
        "NAMED_SECOND": _written(second, "Second actor"),
        "FIRST": keys[0],
        "SECOND": keys[1],
        "TITLE": _written(title, name),
        "NAME": _short_name(name),
    }
    # All at once, so that what a name says is not taken for another place.
    return re.sub("|".join(said), lambda found: said[found[0]], _template("small.yaml"))


def _template(name: str) -> str:
    return files("excomm.model").joinpath(name).read_text(encoding="utf-8")


def _short_name(name: str) -> str:
    if not SLUG.fullmatch(name) or len(name) > LONGEST_NAME:
        remedy = "use small letters, digits and hyphens, as in cuba-1962"
        raise InputError(f"'{name[:60]}' is no short name", remedy=remedy)
    # Quotes keep a name that looks like something else, as 1962 or null, a text.
    return name if resolved(name) == name else f"'{name}'"


def _written(words: str, otherwise: str) -> str:
    """Words as they stand behind a key, also in braces."""
    line = " ".join(words.split()) or otherwise
    is_plain = re.fullmatch(r"[^\W\d_][\w ()-]*", line) and resolved(line) == line
    return line if is_plain else json.dumps(line, ensure_ascii=False)


def _key_of(named: str, otherwise: str) -> str:
    """What formulas call an actor, from what readers call it."""
    plain = normalize("NFKD", named).encode("ascii", "ignore").decode().lower()
    key = "_".join(re.findall("[a-z0-9]+", plain))[:LONGEST_KEY].strip("_")
    return key if NAME.fullmatch(key) and key not in RESERVED else otherwise
