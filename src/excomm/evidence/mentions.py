"""Finds in a passage whom and what of a crisis it speaks: actors, people, and elements by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.everyday_words import concepts_of
from excomm.evidence.lexical import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.model.crisis import Crisis

# What share of an element's words, by their rarity among the elements, a passage must hold, and how many at least.
ENOUGH, FEWEST = 0.6, 2
# Sections whose parts say in words what they are about.
_SECTIONS = ("options", "conditions", "events", "agreements", "variants")
# Names by which states are known beside that in the crisis file.
_ALIASES = {
    "United States": ("U.S.", "US", "USA", "America", "American", "Americans", "Washington"),
    "Soviet Union": ("USSR", "Soviet", "Soviets", "Moscow", "Kremlin", "Russia", "Russians"),
    "Cuba": ("Cuban", "Cubans", "Havana"),
}
# Two words with capitals or more, with initials, "of" and "the" among them; and what may stand before one.
_NAME = re.compile(
    r"(?<![\w.])[A-ZÀ-Þ](?:\.|[\w'’-]+)(?:\s+(?:of|the|[A-ZÀ-Þ](?:\.|[\w'’-]+))){0,6}\s+[A-ZÀ-Þ][\w'’-]+"
)
_BEFORE = re.compile(
    r"^(?:(?:of|the|The|A|An|On|In|At|By|When|After|Before|While|But|And|As|His|Her|Their|It|He|She|They|President|Premier|Ambassador"
    r"|Secretary|General|Minister|Senator|Director|Chairman)\s+)+"
)
LONGEST_NAME, MOST_NAMES = 60, 12


@dataclass(frozen=True)
class Known:
    """What of a crisis can be recognised: by a key of its file, the form of its names; by a place, its words."""

    actors: Mapping[str, re.Pattern[str]]
    people: Mapping[str, re.Pattern[str]]
    elements: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]


def known_of(crisis: Crisis) -> Known:
    """Collect the names of actors and of people, and the words of elements."""
    actors = {
        key: _any_of((actor.name, *_ALIASES.get(actor.name, ())))
        for key, actor in crisis.actors.items()
    }
    people = _people(crisis)
    elements = {
        f"{section}.{key}": frozenset(words_of(part.text))
        for section in _SECTIONS
        for key, part in getattr(crisis, section).items()
        if part.text
    }
    holding: dict[str, int] = {}
    for words in elements.values():
        for word in words:
            holding[word] = holding.get(word, 0) + 1
    return Known(actors, people, elements, {word: 1 / count for word, count in holding.items()})


def _people(crisis: Crisis) -> dict[str, re.Pattern[str]]:
    """People by their full names, and by their last names; a last name that several bear is told as it is."""
    named = [member.name for one in crisis.committees.values() for member in one.members.values()]
    named += [claim.who for claim in crisis.evidence.values()]
    bearers: dict[str, set[str]] = {}
    for name in named:
        if len(name.split()) > 1 and name.split()[-1][0].isupper():
            bearers.setdefault(name.split()[-1], set()).add(name)
    found = {}
    for surname, names in bearers.items():
        found[min(names) if len(names) == 1 else surname] = _any_of((surname, *names))
    return found


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def actors_in(text: str, known: Known) -> tuple[str, ...]:
    """Return the keys of the actors that a passage names."""
    return tuple(key for key, form in known.actors.items() if form.search(text))


def people_in(text: str, known: Known | None) -> tuple[str, ...]:
    """Return the names of people and bodies in a passage: those that the crisis knows, and what is written like a name.

    >>> people_in("He met Vasili Arkhipov in Havana. The Soviets knew.", None)
    ('Vasili Arkhipov',)
    """
    told = [name for name, form in known.people.items() if form.search(text)] if known else []
    surnames = {name.split()[-1] for name in told}
    actors = tuple(known.actors.values()) if known else ()
    for match in _NAME.finditer(text):
        name = _BEFORE.sub("", " ".join(match[0].split())).removesuffix("'s").removesuffix("’s")
        other = " " in name and name.split()[-1] not in surnames and len(name) <= LONGEST_NAME
        if other and not any(form.fullmatch(name) for form in actors):
            told.append(name)
    return tuple(dict.fromkeys(told))[:MOST_NAMES]


def elements_in(text: str, known: Known) -> tuple[str, ...]:
    """Return the places of elements whose words a passage has, surest first; everyday words for them count too."""
    concepts = concepts_of(text)
    said = {word for one in concepts for way in (one.said, *one.others) for word in words_of(way)}
    found = []
    for place, words in known.elements.items():
        shared = words & said
        share = sum(known.rarity[word] for word in shared) / max(
            1e-9, sum(known.rarity[word] for word in words)
        )
        if len(shared) >= min(FEWEST, len(words)) and share >= ENOUGH:
            found.append((-share, place))
    return tuple(place for _, place in sorted(found))
