"""How people are called who are asked, or who sit in a committee, within a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.report.words.names import capital, listed, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis

# Offices, of which one speaks with an article; any other name is somebody's own.
_OFFICE = re.compile(
    r"(officer|captain|commander|colonel|major|general|admiral|lieutenant|sergeant|chief|operator|engineer|crew|pilot"
    r"|gunner|guard|navigator|minister|president|secretary|premier|king|queen|leader|director|adviser|advisor|duty"
    r"|watch|staff|council|committee|cabinet|parliament|government|navy|army|first|second|third)\d*$"
)


def person_called(crisis: Crisis, person: str) -> str:
    """Return how a person is called: by the full name that a committee gives, or by office, or by name.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> [person_called(crisis, one) for one in ("captain", "political_officer", "arkhipov")]
    ['the captain', 'the political officer', 'Arkhipov']
    """
    members = (one.members[person] for one in crisis.committees.values() if person in one.members)
    name = next((one.name for one in members if one.name), "")
    if name:
        return name
    words = spaced(person)
    if _OFFICE.search(person):
        return f"the {words}"
    return " ".join(map(capital, words.split()))


def people_called(crisis: Crisis, people: Sequence[str]) -> str:
    """Return how several people are called, in a list."""
    return listed([person_called(crisis, one) for one in people])
