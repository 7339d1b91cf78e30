"""How far some claims agree: on which parts of a crisis they speak for the same, and where others speak against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.bearing import bearings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis

# Sections in which what stands under an actor's name holds much.
_WIDE = frozenset({"actors", "beliefs", "courses", "preferences"})


@dataclass(frozen=True)
class Agreement:
    """One part of a crisis, and which claims support it or speak against it.

    `elsewhere` holds those of them that were not among the claims asked about.
    """

    place: str
    support: tuple[str, ...]
    against: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def disputed(self) -> bool:
        """Whether there are claims on both sides."""
        return bool(self.support) and bool(self.against)


def agreements_among(crisis: Crisis, claims: Sequence[str]) -> tuple[Agreement, ...]:
    """Return where some claims meet: parts on which two of them take a stance, or one does and others dispute it.

    Disputed parts come first; of a part that is not disputed only the claims asked about are told. A claim speaks
    against a part that it disputes or contradicts. On a whole section, or all that an actor prefers or believes, many
    claims differ without being at odds: it counts only if claims asked about stand on both sides.

    >>> import excomm as ex
    >>> found = agreements_among(ex.load("cuba-1962"), ["p12", "anadyr"])[0]
    >>> found.place, "p12" in found.support, "anadyr" in found.against, found.disputed
    ('variants.cuba-asked', True, True, True)
    """
    asked = set(claims)
    met = []
    for place, bearing in bearings_of(crisis).items():
        against = bearing.speaks_against
        support = tuple(one for one in bearing.supports if one not in against)
        speaking = asked.intersection((*support, *against))
        if not speaking:
            continue
        if support and against and _is_met(place, asked, support, against):
            others = tuple(one for one in (*support, *against) if one not in asked)
            met.append((len(speaking), Agreement(place, support, against, others)))
        elif len(speaking) > 1:
            met.append(
                (len(speaking), Agreement(place, _of(support, asked), _of(against, asked), ()))
            )
    met.sort(key=lambda pair: (not pair[1].disputed, -pair[0]))
    return tuple(agreement for _, agreement in met)


def _is_met(place: str, asked: set[str], support: Sequence[str], against: Sequence[str]) -> bool:
    section, _, part = place.partition(".")
    whole = not part or (section in _WIDE and "." not in part)
    return not whole or not (asked.isdisjoint(support) or asked.isdisjoint(against))


def _of(names: Sequence[str], asked: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in asked)
