"""What bears on which part of a crisis: the claims that a part cites, and the claims that take a stance on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.elements import elements_of, tidy
from excomm.evidence.unwritten import unwritten
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.model.crisis import Crisis

# So many places that a word may mean are named.
MOST_MEANT = 4


@dataclass(frozen=True)
class Bearing:
    """The claims that bear on one place of a crisis file, each once, in the order of the sources file.

    `cited` stand under its `claims:`; `supports`, `disputes` and `contradicts` name it in their stance.
    """

    place: str
    cited: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """Claims that it cites or that support it; one that also speaks against it does not count."""
        against = {*self.speaks_against}
        return tuple(
            one for one in dict.fromkeys((*self.cited, *self.supports)) if one not in against
        )

    @property
    def speaks_against(self) -> tuple[str, ...]:
        """Claims that dispute or contradict it."""
        return tuple(dict.fromkeys((*self.disputes, *self.contradicts)))


def bearings_of(crisis: Crisis) -> dict[str, Bearing]:
    """By place, all on which some claim bears; costs time linear in the file and its claims.

    Claims of a draft that do not say anything yet bear on nothing.

    >>> import excomm as ex
    >>> bearings_of(ex.load("cuba-1962"))["variants.cuba-asked"].supports
    ('p12', 'request_oct')
    """
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    blank = frozenset(unwritten(crisis))
    for element in elements_of(crisis):
        cited = [name for name in element.part.claims if name not in blank]
        sides[element.place]["cited"].extend(cited)
    for name, claim in crisis.evidence.items():
        if name in blank:
            continue
        for side, places in claim.stance:
            for place in places:
                sides[tidy(place)][side].append(name)
    return {
        place: Bearing(place, **{side: tuple(dict.fromkeys(names)) for side, names in by.items()})
        for place, by in sides.items()
    }


def within(place: str, around: str) -> bool:
    """Whether a place is another one, lies in it, or holds it.

    >>> within("options.usa.invade", "options"), within("options.usa.in", "options.usa.invade")
    (True, False)
    """
    longer, shorter = f"{place}.", f"{around}."
    return longer.startswith(shorter) or shorter.startswith(longer)


def place_meant(crisis: Crisis, word: str) -> str:
    """Return the place that a user means: written in full, or without its section where that is plain.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> place_meant(cuba, "b59_cornered"), place_meant(cuba, "options.usa.quarantine")
    ('events.b59_cornered', 'options.usa.quarantine')
    """
    known = known_places(crisis)
    wanted = tidy(word.strip())
    if wanted in known:
        return wanted
    ends = [place for place in known if place.endswith(f".{wanted}")] if wanted else []
    if len(ends) == 1:
        return ends[0]
    if ends:
        message = f"'{wanted}' may be {' or '.join(ends[:MOST_MEANT])}"
        raise InputError(message, remedy="write it in full")
    shown = word.strip()[:60]
    near = did_you_mean(shown, [*known, *(place.partition(".")[2] for place in known)])
    remedy = near or "write it as section.name, as in options.usa.quarantine"
    raise InputError(f"there is no '{shown}' in {crisis.crisis}", remedy=remedy)


def known_places(crisis: Crisis) -> tuple[str, ...]:
    """Every place of the file that can rest on something, and every one around it."""
    places = [element.place for element in elements_of(crisis)] + list(bearings_of(crisis))
    return tuple(dict.fromkeys(part for place in places for part in _around(place)))


def _around(place: str) -> Iterable[str]:
    steps = place.split(".")
    return (".".join(steps[:length]) for length in range(1, len(steps) + 1))
