"""How actors, options and conditions are called within a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis

# Names of states and bodies that take an article: the United States, the Soviet Union, the Local Government.
_COMMON = re.compile(
    r"\b(States|Union|Kingdom|Republic|Federation|Nations|Emirates|Netherlands|Philippines|Community|League|Alliance"
    r"|Government|Ministry|Department|Administration|Committee|Council|Commission|Agency|Authority|Company|Army|Navy"
    r"|Fleet|Palace|White House|Kremlin|Pentagon|Opposition|Rebels|Coalition)$"
    r"|^(Ministry|Department|Republic|Kingdom|Union|Committee|Council|House|Commission|Bank|People's) "
)


def called(crisis: Crisis, actor: str) -> str:
    """Return an actor's name as it stands within a sentence, with an article where English asks for one.

    >>> from excomm.model.parsing import parse
    >>> from excomm.model.reading import parse_crisis
    >>> crisis = parse_crisis('''
    ... crisis: tiny
    ... title: Two powers
    ... actors: {usa: {name: United States}, cuba: {name: Cuba}}
    ... options: {usa.invade: {text: Invade Cuba}}
    ... preferences: {usa: [usa.invade], cuba: [not usa.invade]}
    ... ''')
    >>> called(crisis, "usa"), called(crisis, "cuba")
    ('the United States', 'Cuba')
    """
    name = crisis.actors[actor].name
    if name.lower().startswith("the "):
        return f"the {name[4:]}"
    if name.rpartition(" ")[2].islower():
        # A common noun, as in First driver.
        return f"the {_lowered(name)}"
    return f"the {name}" if _COMMON.search(name) else name


def capital(text: str) -> str:
    """Return a text with a capital at its beginning, as a sentence has.

    >>> capital("the United States")
    'The United States'
    """
    return text[:1].upper() + text[1:]


def deed(crisis: Crisis, option: str) -> str:
    """Return what an option is as a phrase that can follow `to`: `ring Cuba with ships`.

    What follows a colon, a semicolon or a bracket explains the option, and would only burden a sentence.
    """
    return _lowered(_AFTERTHOUGHT.split(crisis.options[option].text, maxsplit=1)[0])


_AFTERTHOUGHT = re.compile(r"(?<=\w)\s*(?::\s|;|\()")


def fact(crisis: Crisis, name: str) -> str:
    """Return an option or condition as a whole: who does what, or what holds."""
    if name in crisis.conditions:
        return trimmed(crisis.conditions[name].text)
    return f"{capital(called(crisis, owner(name)))}: {deed(crisis, name)}"


def condition(crisis: Crisis, name: str) -> str:
    """Return a condition in quotation marks, to be spoken of as something that holds or does not."""
    return f"“{trimmed(crisis.conditions[name].text)}”"


def owner(option: str) -> str:
    """Return the actor that an option belongs to."""
    return option.partition(".")[0]


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Join parts as a sentence lists them; parts that are lists themselves stand further apart.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    >>> listed(["a and b", "c"]), listed(["a, b", "c", "d"])
    ('a and b, and c', 'a, b; c; and d')
    """
    *before, end = parts
    if not before:
        return end
    if not any(len(part) > LONG or _LISTING.search(part) for part in parts):
        return f"{', '.join(before)} {last} {end}"
    stop = "," if len(before) == 1 else ";"
    return f"{'; '.join(before)}{stop} {last} {end}"


# Parts that are hard to tell apart by a bare "and": lists, and long ones.
_LISTING = re.compile(r"[,;] | and | or ")
LONG = 50


def ordinal(number: int) -> str:
    """Return a place in an order.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '113th']
    """
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with the noun that it counts.

    >>> counted(1, "state"), counted(1200, "state"), counted(0, "equilibrium", "equilibria")
    ('1 state', '1,200 states', '0 equilibria')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def spaced(name: str) -> str:
    """Return a name of the crisis file as words.

    >>> spaced("nuclear_war")
    'nuclear war'
    """
    return name.replace("_", " ")


def trimmed(text: str) -> str:
    """Return a text on one line without its full stop."""
    return " ".join(text.split()).rstrip(".")


# A first word such as U-2, U.N. or USSR keeps its capitals.
_ORDINARY = re.compile(r"[A-Z][a-z’']*(?=[ ,;:]|$)")


def _lowered(text: str) -> str:
    text = trimmed(text)
    return text[:1].lower() + text[1:] if _ORDINARY.match(text) else text
