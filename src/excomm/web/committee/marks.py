"""How members and courses are told apart: by a colour, a shape and a letter."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from excomm.report.people import COLOURS, SHAPES
from excomm.report.words.names import capital, spaced
from excomm.web.shapes.answer import Badge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.model.people import Committee


def members_marked(committee: Committee) -> dict[str, Badge]:
    """A badge for each member: the letter that of the last name, where it is still free.

    >>> import excomm as ex
    >>> badges = members_marked(ex.load("cuba-1962").committees["excomm"])
    >>> badges["jfk"].letter, badges["rusk"].letter, badges["rfk"].letter
    ('K', 'R', 'N')
    """
    names = {key: called(committee, key) for key in committee.members}
    letters = letters_of({key: " ".join(reversed(name.split())) for key, name in names.items()})
    return {
        key: Badge(
            actor=key,
            name=name,
            letter=letters[key],
            shape=SHAPES[place % len(SHAPES)],
            colour=place % COLOURS + 1,
        )
        for place, (key, name) in enumerate(names.items())
    }


def called(committee: Committee, member: str) -> str:
    """What a member is called."""
    return committee.members[member].name or capital(spaced(member))


def letters_of(names: Mapping[str, str]) -> dict[str, str]:
    """A letter for each name: the first of its own that is free, then any; none left, its first once more.

    >>> letters_of({"a": "strike", "b": "stay"})
    {'a': 'S', 'b': 'T'}
    """
    given: dict[str, str] = {}
    for key, name in names.items():
        own = [letter for letter in _first_ones(name) if letter in ascii_uppercase]
        free = (letter for letter in (*own, *ascii_uppercase) if letter not in given.values())
        given[key] = next(free, own[0] if own else "X")
    return given


def _first_ones(name: str) -> Iterable[str]:
    """The first letter of the name, then those of its words, then all."""
    upper = name.upper()
    return (upper[:1], *(word[0] for word in upper.split()), *upper)
