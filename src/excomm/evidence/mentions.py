"""Finds in a passage whom and what of a crisis it speaks: actors, people, and elements by their words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from excomm.evidence.everyday_words import concepts_of
from excomm.evidence.lexical import words_of
from excomm.evidence.place_names import is_land, is_within, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from excomm.evidence.place_names import Kind
    from excomm.model.crisis import Crisis

# What share of an element's words, by their rarity among the elements, a passage must hold, and how many at least.
ENOUGH, FEWEST = 0.6, 2
# Sections whose parts say in words what they are about.
_SECTIONS = ("options", "conditions", "events", "agreements", "variants")
# Names by which states are known beside that in the crisis file: as lands, and as peoples.
_LANDS = {
    "United States": ("U.S.", "US", "USA", "America", "Washington"),
    "Soviet Union": ("USSR", "Moscow", "Kremlin", "Russia"),
    "Cuba": ("Havana",),
}
_PEOPLES = {
    "United States": ("American", "Americans"),
    "Soviet Union": ("Soviet", "Soviets", "Russians"),
    "Cuba": ("Cuban", "Cubans"),
}
# Places at which things happen; ships do not stay where a map has them.
_STAY = frozenset(("place", "city", "base", "site", "airfield", "line"))
# Two words with capitals or more, with initials, "of" and "the" among them; and what may stand before one.
_NAME = re.compile(
    r"(?<![\w.])[A-ZÀ-Þ](?:\.|[\w'’-]+)(?:\s+(?:of|the|[A-ZÀ-Þ](?:\.|[\w'’-]+))){0,6}\s+[A-ZÀ-Þ][\w'’-]+"
)
_TITLES = (
    "President|Premier|Ambassador|Secretary|General|Minister|Senator|Director|Chairman|Chancellor|Admiral|Captain"
    "|Colonel|Major|Attorney"
)
_BEFORE = re.compile(
    r"^(?:(?:of|the|The|A|An|On|In|At|By|When|After|Before|While|But|And|As|His|Her|Their|It|He|She|They|From|To|For|With"
    r"|This|That|If|Though|Although|Since|Because|Following|Despite|During|Until|Later|Once|Then|Both|Near|Off"
    rf"|{_TITLES})\s+)+"
)
# A people by itself is nobody.
_PEOPLE = re.compile(
    "(?:American|Australian|Canadian|Cuban|German|Hungarian|Indian|Italian|Korean|Mexican|Russian|Soviet|Turk|Ukrainian"
    "|Israeli|Iraqi)s?|British|Chinese|French|Japanese|Polish|Spanish|Turkish|Vietnamese"
)
# What stands before a title and its bearer.
_TO_TITLE = re.compile(rf"^.*\b(?:{_TITLES})\s+(?=\S+\s+\S)")
LONGEST_NAME, MOST_NAMES = 60, 12


@dataclass(frozen=True)
class Known:
    """What of a crisis can be recognised: by a key of its file, the form of its names; by a place, its words."""

    actors: Mapping[str, re.Pattern[str]]
    lands: Mapping[str, re.Pattern[str]]
    people: Mapping[str, re.Pattern[str]]
    places: Mapping[str, re.Pattern[str]]
    elements: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]


def known_of(crisis: Crisis) -> Known:
    """Collect the names of actors and of people, and the words of elements."""
    actors = {
        key: _any_of((actor.name, *_LANDS.get(actor.name, ()), *_PEOPLES.get(actor.name, ())))
        for key, actor in crisis.actors.items()
    }
    lands = {
        key: _any_of((actor.name, *_LANDS[actor.name]))
        for key, actor in crisis.actors.items()
        if actor.name in _LANDS
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
    rarity = {word: 1 / count for word, count in holding.items()}
    return Known(actors, lands, people, _places(crisis), elements, rarity)


def _places(crisis: Crisis) -> dict[str, re.Pattern[str]]:
    """Places by their names, with and without accents; what stands behind a comma is not said each time."""
    named = {
        key: place.name.partition(",")[0] or key.replace("_", " ")
        for key, place in crisis.places.items()
        if place.kind in _STAY
    }
    return {key: _any_of({name, _without_accents(name)}) for key, name in named.items()}


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


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
    """Return the keys of the actors that a passage names; a state where something but happens does not act."""
    return tuple(
        key for key, form in known.actors.items() if _acts(text, form, known.lands.get(key))
    )


def _acts(text: str, form: re.Pattern[str], land: re.Pattern[str] | None) -> bool:
    return any(
        not (land and land.fullmatch(match[0]) and is_land(text[: match.start()]))
        for match in form.finditer(text)
    )


def names_in(text: str, known: Known | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of people and bodies in a passage, and those of places.

    They are those that the crisis knows, its places by their keys, and what is written like a name. What happened, as a
    war, is neither; a state is an actor, or a body.

    >>> names_in("He met Vasili Arkhipov near Playa Girón. The Cold War was over.", None)
    (('Vasili Arkhipov',), ('Playa Girón',))
    """
    told = [name for name, form in known.people.items() if form.search(text)] if known else []
    places = _places_in(text, known) if known else []
    surnames = {name.split()[-1] for name in told}
    kinds: dict[str, set[Kind]] = {}
    for name, kind in _written_like_names(text):
        if name.split()[-1] not in surnames and not (known and _is_known(name, known)):
            kinds.setdefault(name, set()).add(kind)
    told += [name for name, found in kinds.items() if "somebody" in found]
    places += [name for name, found in kinds.items() if found == {"place"}]
    return tuple(dict.fromkeys(told))[:MOST_NAMES], tuple(dict.fromkeys(places))[:MOST_NAMES]


def _written_like_names(text: str) -> Iterator[tuple[str, Kind]]:
    """What is written like a name, and what it seems to be the name of."""
    for match in _NAME.finditer(text):
        said = _BEFORE.sub("", match[0])
        before = text[: match.end() - len(said)]
        name = " ".join(_TO_TITLE.sub("", said).split())
        bare = name.removesuffix("'s").removesuffix("’s")
        if " " in bare and len(bare) <= LONGEST_NAME and not _PEOPLE.fullmatch(bare.split()[-1]):
            # Within somebody's hands, nobody is a place.
            yield bare, kind_of(bare, before if bare == name else "")


def _is_known(name: str, known: Known) -> bool:
    """Whether a name is told already, as an actor or a place."""
    return any(form.fullmatch(name) for form in (*known.actors.values(), *known.places.values()))


def _places_in(text: str, known: Known) -> list[str]:
    """The places of the crisis in a passage; one that stands for an actor too only where something is in it."""
    return [
        key
        for key, form in known.places.items()
        if any(
            is_within(text[: match.start()]) or not _is_actor(match[0], known)
            for match in form.finditer(text)
        )
    ]


def _is_actor(name: str, known: Known) -> bool:
    return any(form.fullmatch(name) for form in known.actors.values())


def elements_in(text: str, known: Known) -> tuple[str, ...]:
    """Return the places of elements whose words a passage has, surest first; everyday words for them count too."""
    concepts = concepts_of(text)
    said = {word for one in concepts for way in (one.said, *one.others) for word in _stems(way)}
    found = []
    for place, words in known.elements.items():
        shared = words & said
        share = sum(known.rarity[word] for word in shared) / max(
            1e-9, sum(known.rarity[word] for word in words)
        )
        if len(shared) >= min(FEWEST, len(words)) and share >= ENOUGH:
            found.append((-share, place))
    return tuple(place for _, place in sorted(found))


@lru_cache(maxsize=100_000)
def _stems(way: str) -> tuple[str, ...]:
    """The stems of a word or two, which come again in many passages."""
    return tuple(words_of(way))
