"""Short names of crises: what can be one, which a file gives itself, and how to come by one."""

from __future__ import annotations

import re

from excomm.errors import InputError
from excomm.model.names import SLUG

LONGEST_KEY = 60
# What becomes of a name that has no letter in it that a key can have.
NAMELESS = "brought-in"
_NAMED = re.compile(r"^crisis:[ \t]*([^\n]*)$", re.MULTILINE)


def is_key(name: str) -> bool:
    """Whether a crisis can be called so.

    >>> is_key("berlin-1961"), is_key("Berlin 1961")
    (True, False)
    """
    return len(name) <= LONGEST_KEY and SLUG.fullmatch(name) is not None


def refuse_no_key(name: str) -> None:
    """Raise an `InputError` for what cannot be the short name of a crisis."""
    if not is_key(name):
        raise InputError(
            f"'{name[:LONGEST_KEY]}' cannot be the short name of a crisis",
            remedy=f"write small letters, digits and hyphens, as in berlin-1961; {LONGEST_KEY} at most",
        )


def names_itself(text: str) -> bool:
    """Whether a text looks like a crisis file: other YAML files may lie about."""
    return _NAMED.search(text) is not None


def key_in(text: str) -> str | None:
    r"""The key that a crisis file gives itself, if it can be one.

    >>> key_in("crisis: berlin-1961  # the wall\ntitle: Berlin")
    'berlin-1961'
    """
    found = _NAMED.search(text)
    key = found[1].partition("#")[0].strip().strip("'\"") if found else ""
    return key if is_key(key) else None


def key_from(name: str) -> str:
    """A key as near to any name as keys can be.

    >>> key_from("My Crisis"), key_from("危機")
    ('my-crisis', 'brought-in')
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split()
    return "-".join(words)[:LONGEST_KEY].strip("-") or NAMELESS


def renamed(text: str, key: str) -> str:
    """A crisis file that gives itself this key; one that does already stays as it is."""
    return text if key_in(text) == key else _NAMED.sub(f"crisis: {key}", text, count=1)
