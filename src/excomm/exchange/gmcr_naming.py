"""Names for the crisis file, made from the titles that people wrote in GMCR+."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.names import RESERVED

if TYPE_CHECKING:
    from excomm.exchange.gmcr_file import GmcrFile

LONGEST_ACTOR = 30
LONGEST_OPTION = 45


@dataclass(frozen=True)
class GmcrNames:
    """The names in the crisis file, in the order of the numbers in the GMCR+ file.

    An option is named actor.option after the first decision maker who has it; one that belongs to nobody gets a
    name without an actor, since it becomes a condition.
    """

    actors: tuple[str, ...]
    options: tuple[str, ...]


def names_of(file: GmcrFile) -> GmcrNames:
    """Name the decision makers and options of a file, each name once."""
    taken: set[str] = set()
    actors = tuple(
        _unique(named(actor.name, other=f"actor_{number + 1}", longest=LONGEST_ACTOR), taken)
        for number, actor in enumerate(file.actors)
    )
    options = []
    for number, option in enumerate(file.options):
        name = named(option.name, other=f"option_{number + 1}", longest=LONGEST_OPTION)
        owners = file.owners(number)
        options.append(_unique(f"{actors[owners[0]]}.{name}" if owners else name, taken))
    return GmcrNames(actors, tuple(options))


def named(title: str, *, other: str, longest: int) -> str:
    """Make a name of a title, in small letters without accents; `other` where nothing is left of it.

    >>> named("Prisoner Two", other="actor_2", longest=30)
    'prisoner_two'
    >>> (
    ...     named("2nd Fleet", other="actor_1", longest=30),
    ...     named("水利部", other="actor_3", longest=30),
    ... )
    ('x2nd_fleet', 'actor_3')
    """
    plain = unicodedata.normalize("NFKD", title[: 4 * longest]).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:longest].rstrip("_")
    if not name:
        return other
    if name in RESERVED:
        return f"{name}_"
    return name if name[0].isalpha() else f"x{name}"[:longest]


def title_of(stem: str) -> str:
    """Make a title of a file's name.

    >>> title_of("MilkRiver"), title_of("SI_misp")
    ('Milk River', 'SI misp')
    """
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", stem).split()) or "Crisis"


def slug_of(title: str) -> str:
    """Make the short name of a crisis.

    >>> slug_of("Milk River (2014)")
    'milk-river-2014'
    """
    return named(title, other="crisis", longest=60).strip("_").replace("_", "-")


def _unique(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(found)
    return found
