"""What users type, and what is meant by it: states, settings, and commands to be typed next."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.formulas import Formula
    from excomm.space.space import Space


def setting(sanctions: str) -> str:
    """Return the key of a sanction setting that was typed with hyphens."""
    return sanctions.replace("-", "_")


def typed(
    command: str,
    crisis: str,
    variants: Sequence[str] | None,
    *,
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
    for one in concept or ():
        words += ["--concept", one]
    if sanctions != "legal":
        words += ["--sanctions", sanctions]
    return shlex.join(words)


def actors_meant(space: Space, names: Sequence[str] | None) -> list[int]:
    """Return the numbers of the actors that were typed, or of all if none were."""
    for name in names or ():
        if name not in space.actors:
            known = f"known: {', '.join(space.actors)}"
            raise InputError(
                f"unknown actor '{name}'", remedy=did_you_mean(name, space.actors) or known
            )
    return [place for place, actor in enumerate(space.actors) if not names or actor in names]


def state_meant(space: Space, text: str) -> int:
    """Return the state that was typed: its number, `start`, `history`, `nothing`, or the names of what is true in it.

    >>> import excomm as ex
    >>> space = ex.compile_space(ex.load("chicken"))
    >>> state_meant(space, "start"), state_meant(space, "first.swerve"), state_meant(space, "4")
    (0, 1, 3)
    """
    from excomm.space.states import index_of

    said = text.strip()
    if said.isdecimal():
        return _numbered(space, int(said))
    if said == "start":
        return _start(space)
    if said == "history":
        return _history_end(space)
    names = said.replace(",", " ").split()
    return index_of(space, [] if names == ["nothing"] else names)


def _numbered(space: Space, number: int) -> int:
    if not 1 <= number <= space.states:
        remedy = f"states are numbered from 1 to {space.states}: 'excomm states' lists them"
        raise InputError(f"there is no state {number}", remedy=remedy)
    return number - 1


def _start(space: Space) -> int:
    if space.start is None:
        remedy = "add 'start:' to its file, or name the state by what is true in it"
        raise InputError("the crisis does not say where it starts", remedy=remedy)
    return space.start


def _history_end(space: Space) -> int:
    from excomm.space.history import follow_history

    history = follow_history(space)
    if not history:
        remedy = "add 'history:' to its file, or name the state by what is true in it"
        raise InputError("the crisis has no history", remedy=remedy)
    if history[-1].state is None:
        raise InputError(
            "its history ends in no possible state", remedy="'excomm check' tells more"
        )
    return history[-1].state


def formula_meant(space: Space, text: str) -> Formula:
    """Return the formula that was typed, if all its names are known."""
    from excomm.model.formulas import names_in
    from excomm.model.parsing import parse

    formula = parse(text)
    for name in names_in(formula):
        if name not in space.bits:
            remedy = did_you_mean(name, space.bits) or "'excomm show' lists the names"
            raise InputError(f"unknown option or condition '{name}'", remedy=remedy)
    return formula
