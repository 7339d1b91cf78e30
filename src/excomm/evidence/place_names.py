"""Tells of a name in prose whether it is that of a place or of something that happened, rather than of somebody."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["somebody", "place", "happening"]

# Nouns of geography, as the last word of a name and as its first.
_LAST = frozenset(
    "airbase airfield airport archipelago bay beach canal channel coast county desert district gulf harbor harbour "  # noqa: SIM905 - reads better
    "hemisphere island islands isles mountains ocean peninsula province region river sea strait straits valley "
    "africa america asia atlantic berlin caribbean europe mediterranean pacific".split()
)
_FIRST = frozenset(
    "bahía bay cabo cape costa fort gulf isla isle lake mount new playa port puerto rio río sea sierra "  # noqa: SIM905 - as above
    "strait straits".split()
)
_HAPPENINGS = frozenset(
    "accords act agreement airlift amendment battle conference convention crisis day declaration doctrine "  # noqa: SIM905 - as above
    "operation plan project revolution siege summit treaty war wars".split()
)
_WITHIN = re.compile(
    r"\b(?:in|near|off|across|throughout|around|outside|inside)\s+(?:the\s+)?$", re.IGNORECASE
)
# A state that stands behind one of these is where something happens, and does not act.
_LAND = re.compile(
    r"(?:\b(?:in|into|on|near|off|across|throughout|around|outside|inside|within|over|invad(?:e|ed|es|ing)"
    r"|(?:invasions?|coasts?|harassment|blockade|map|shores?|waters|soil|sites) of"
    r"|(?P<from>\w+)\s+from)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
# What comes from a state that sends it.
_SENT = frozenset(
    "aid answer cable demand help letter letters message note offer order pledge pressure promise proposal "  # noqa: SIM905 - as above
    "reply request word".split()
)
# More than what can matter before a name.
_LOOKED_AT = 60


def kind_of(name: str, before: str) -> Kind:
    """Whom or what a name of several words means, by these and by the text before it.

    >>> kind_of("Bay of Pigs", "at the "), kind_of("Cuban Missile Crisis", "the ")
    ('place', 'happening')
    >>> kind_of("Playa Larga", "landed in "), kind_of("Anna Green", "said ")
    ('place', 'somebody')
    """
    words = name.casefold().split()
    if words[-1] in _HAPPENINGS or words[0] in _HAPPENINGS:
        return "happening"
    geography = words[-1] in _LAST or words[0] in _FIRST
    return "place" if geography or is_within(before) else "somebody"


def is_within(before: str) -> bool:
    """Whether what follows a text is a place by the preposition that ends it.

    >>> is_within("They met in "), is_within("They met ")
    (True, False)
    """
    return _WITHIN.search(before[-_LOOKED_AT:]) is not None


def is_land(before: str) -> bool:
    """Whether a state that follows a text is there as a land in which, or out of which, something happens.

    >>> is_land("missiles from "), is_land("a letter from "), is_land("to invade ")
    (True, False, True)
    """
    found = _LAND.search(before[-_LOOKED_AT:])
    return found is not None and (found["from"] or "").casefold() not in _SENT
