"""Which state somebody means: by its number, by a word for it, or by what is true in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, SupportsIndex

from excomm.errors import InputError
from excomm.model.formulas import names_in
from excomm.model.names import did_you_mean
from excomm.model.parsing import parse
from excomm.space.states import index_of
from excomm.tables.writing import NOTHING

if TYPE_CHECKING:
    from excomm.model.formulas import Formula
    from excomm.space.space import Space

# How a state can be said: its number from 1, a text, or the names of what is true in it.
SaidState = str | SupportsIndex | Iterable[str]


def number_of(state: int) -> int:
    """The number by which people are told of a state: its place among the feasible ones, from 1."""
    return state + 1


def state_meant(space: Space, said: SaidState) -> int:
    """The state that is meant by a number, a word or the names of what is true in it, as the index of its code.

    A number counts from 1, as the command line does. A text is `start`, `history` (where history ended), `nothing`,
    a number, or names with commas or blanks between them. `InputError` where there is no such state.

    >>> import excomm as ex
    >>> space = ex.compile_space(ex.load("chicken"))
    >>> [state_meant(space, said) for said in ("start", "first.swerve", ["first.swerve"], "4", 4)]
    [0, 1, 1, 3, 3]
    """
    if isinstance(said, str):
        return _in_text(space, said.strip())
    if isinstance(said, SupportsIndex):
        return _numbered(space, said.__index__())
    names = _texts(said)
    if names is not None:
        return index_of(space, names)
    raise InputError(
        f"{said!r} is no state",
        remedy="give its number, 'start', 'history', or the names of what is true in it",
    )


def formula_meant(space: Space, text: str) -> Formula:
    """The formula that was typed; `InputError` where it is none, or has a name that the crisis does not know.

    >>> import excomm as ex
    >>> formula_meant(ex.compile_space(ex.load("chicken")), "not first.swerve").part.name
    'first.swerve'
    """
    formula = parse(text)
    for name in names_in(formula):
        if name not in space.bits:
            remedy = did_you_mean(name, space.bits) or "'excomm show' lists the names"
            raise InputError(f"unknown option or condition '{name}'", remedy=remedy)
    return formula


def _texts(said: object) -> list[str] | None:
    """The texts that somebody gave, None where it was anything else."""
    parts: list[object] = list(said) if isinstance(said, Iterable) else [said]
    texts = [part for part in parts if isinstance(part, str)]
    return texts if len(texts) == len(parts) else None


def _in_text(space: Space, said: str) -> int:
    if said.isdecimal():
        return _numbered(space, int(said))
    if said == "start":
        return start_of(space)
    if said == "history":
        return _history_end(space)
    names = said.replace(",", " ").split()
    return index_of(space, [] if names == [NOTHING] else names)


def _numbered(space: Space, number: int) -> int:
    if not 1 <= number <= space.states:
        remedy = f"states are numbered from 1 to {space.states}: 'excomm states' lists them"
        raise InputError(f"there is no state {number}", remedy=remedy)
    return number - 1


def start_of(space: Space) -> int:
    """The state in which a crisis begins; `InputError` where its file does not say."""
    if space.start is None:
        raise InputError(
            f"the crisis {space.crisis.crisis} does not say where it starts",
            remedy="add 'start:' to its file, or name the state by what is true in it",
        )
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
