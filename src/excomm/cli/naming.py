"""What users type, and what is meant by it: settings, actors, formulas, and commands to be typed next."""

from __future__ import annotations

import re
import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING

from excomm.errors import InputError, TooLargeError
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.space.space import Space


def setting(sanctions: str) -> str:
    """Return the key of a sanction setting that was typed with hyphens."""
    return sanctions.replace("-", "_")


def typed(
    command: str,
    crisis: str,
    variants: Sequence[str] | None,
    *,
    vary: Sequence[str] | None = None,
    concept: Sequence[str] | None = None,
    sanctions: str = "legal",
) -> str:
    """Return how a command goes on this crisis with these settings; just the crisis if no command is named.

    >>> typed("stability", "elmira", ["modify-freely"], sanctions="single")
    'excomm stability elmira --variant modify-freely --sanctions single'
    """
    words = ["excomm", command, crisis] if command else [crisis]
    for variant in variants or ():
        words += ["--variant", variant]
    for one in vary or ():
        words += ["--vary", one]
    for one in concept or ():
        words += ["--concept", one]
    if sanctions != "legal":
        words += ["--sanctions", sanctions]
    return shlex.join(words)


def actors_meant(space: Space, words: Sequence[str] | None) -> list[int]:
    """Return the numbers of the actors that were typed, or of all if none were.

    Several may stand in one word, as in `usa,ussr`; capitals do not matter unless they tell two actors apart.
    """
    names = [name for word in words or () for name in re.split(r"[\s,+]+", word) if name]
    keys = {actor.lower(): actor for actor in reversed(space.actors)}
    meant = set()
    for name in names:
        found = name if name in space.actors else keys.get(name.lower())
        if found is None:
            near = did_you_mean(name.lower(), space.actors)
            known = f"known: {', '.join(space.actors)}"
            raise InputError(f"unknown actor '{name}'", remedy=near or known)
        meant.add(found)
    return [place for place, actor in enumerate(space.actors) if not names or actor in meant]


@contextmanager
def within_bounds(remedy: str) -> Iterator[None]:
    """Say what to type instead where a question is too large to be answered."""
    try:
        yield
    except TooLargeError as error:
        raise InputError(error.message, remedy=remedy) from None
