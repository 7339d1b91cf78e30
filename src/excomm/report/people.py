"""How each actor is told apart in the report: by a colour, a shape and a letter, none needed alone."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.people import Actor

# Neither number divides the other, so that twenty actors, the most there can be, get twenty pairs.
COLOURS = 8
SHAPES = ("disc", "square", "diamond", "triangle", "hexagon", "shield", "house")


@dataclass(frozen=True)
class Badge:
    """The mark of one actor; `colour` counts from 1, as the style sheet's `actor-1` and so on."""

    actor: str
    name: str
    letter: str
    shape: str
    colour: int


def badges_of(actors: Mapping[str, Actor]) -> dict[str, Badge]:
    """Give each actor, in the order of the file, a colour, a shape and a letter of its own."""
    letters = _letters(tuple((name, actor.name) for name, actor in actors.items()))
    return {
        name: Badge(
            actor=name,
            name=actor.name,
            letter=letters[name],
            shape=SHAPES[place % len(SHAPES)],
            colour=place % COLOURS + 1,
        )
        for place, (name, actor) in enumerate(actors.items())
    }


def _letters(names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Take the first free letter of the actor's name, then of its short name, then of the alphabet."""
    given: dict[str, str] = {}
    for short, full in names:
        candidates = (*_initials(full), *full.upper(), *short.upper(), *ascii_uppercase)
        free = (c for c in candidates if c in ascii_uppercase and c not in given.values())
        given[short] = next(free)
    return given


def _initials(full: str) -> str:
    return "".join(word[0] for word in full.upper().split())
