"""Interventions as they are typed, and what each of them means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.causes.interventions import Intervention


def _several(name: str, metavar: str, text: str) -> object:
    return typer.Option(
        name, metavar=metavar, help=f"{text} May be given several times.", show_default=False
    )


Typed = list[str] | None
Takes = Annotated[
    Typed,
    _several("--take", "OPTION[@DATE]", "Taken from the start and for good, or on a day."),
]
Forbids = Annotated[Typed, _several("--forbid", "OPTION", "Never taken.")]
Forces = Annotated[
    Typed, _several("--force", "EVENT@DATE", "The event comes on that day, with its effect.")
]
Removes = Annotated[Typed, _several("--remove", "EVENT", "The event never comes.")]
Withouts = Annotated[Typed, _several("--without", "PERSON", "Not there: neither asked nor needed.")]
Replaces = Annotated[
    Typed,
    _several("--replace", "PERSON=LEANING", "Another in that place: a probability, or a course."),
]
Believes = Annotated[
    Typed,
    _several("--believe", "ACTOR:ABOUT=VALUE", "What an actor believes; 'truth' for what is so."),
]
Prefers = Annotated[
    Typed,
    _several(
        "--prefer", "ACTOR:STATEMENT[@RANK]", "What an actor wants; above all else, or at a rank."
    ),
]
Unwants = Annotated[
    Typed, _several("--unwant", "ACTOR:STATEMENT", "What an actor does not care for.")
]
Varies = Annotated[
    Typed, _several("--vary", "PLACE=QUANTITY", "Another quantity, as actors.usa.pace='2 days'.")
]
Adopts = Annotated[Typed, _several("--adopt", "VARIANT", "A variant of the file holds.")]


def interventions_typed(typed: dict[str, Typed]) -> list[Intervention]:
    """Return the interventions that were typed, by their options.

    >>> interventions_typed({"take": ["usa.air_strike@1962-10-20"], "without": ["arkhipov"]})
    [Take(option='usa.air_strike', on='1962-10-20'), Without(person='arkhipov')]
    >>> interventions_typed({"prefer": ["usa: not war @2"], "believe": ["usa:war = truth"]})
    [Prefer(actor='usa', statement='not war', rank=2), Believe(actor='usa', about='war', value=None)]
    """
    return [_meant(kind, word.strip()) for kind, words in typed.items() for word in words or ()]


def _meant(kind: str, word: str) -> Intervention:
    from excomm.causes import interventions as changes

    match kind:
        case "take":
            option, _, day = word.partition("@")
            return changes.Take(option.strip(), day.strip() or None)
        case "force":
            event, day = _parted(word, "@", "EVENT@DATE")
            return changes.Force(event, day)
        case "replace":
            return changes.Replace(*_parted(word, "=", "PERSON=LEANING"))
        case "vary":
            return changes.Vary(*_parted(word, "=", "PLACE=QUANTITY"))
        case "believe":
            actor, rest = _parted(word, ":", "ACTOR:ABOUT=VALUE")
            about, value = _parted(rest, "=", "ACTOR:ABOUT=VALUE")
            return changes.Believe(actor, about, None if value == "truth" else value)
        case "prefer":
            actor, statement = _parted(word, ":", "ACTOR:STATEMENT[@RANK]")
            ranked = re.fullmatch(r"(?P<want>.*?)\s*@\s*(?P<rank>[0-9]{1,4})", statement)
            if ranked:
                return changes.Prefer(actor, ranked["want"], int(ranked["rank"]))
            return changes.Prefer(actor, statement)
        case "unwant":
            return changes.Unwant(*_parted(word, ":", "ACTOR:STATEMENT"))
    plain: dict[str, Callable[[str], Intervention]] = {
        "forbid": changes.Forbid,
        "remove": changes.Remove,
        "without": changes.Without,
        "adopt": changes.Adopt,
    }
    return plain[kind](word)


def _parted(word: str, mark: str, form: str) -> tuple[str, str]:
    first, found, last = word.partition(mark)
    if not (found and first.strip() and last.strip()):
        raise typer.BadParameter(f"'{word}' is not of the form {form}")
    return first.strip(), last.strip()
