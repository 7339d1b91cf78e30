"""Reads what an intervention says: names that must be known, and parts as a crisis file would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from excomm.errors import InputError
from excomm.model.fields import Part
from excomm.model.formulas import names_in
from excomm.model.names import did_you_mean, listed
from excomm.model.preferences import Statement

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When

Kind = TypeVar("Kind", bound=Part)
LONGEST_NAME = 60


def must_know(kind: str, name: str, known: Collection[str]) -> None:
    """Raise `InputError` where a name of some kind of thing is not known, with the nearest one that is.

    >>> must_know("person", "archipov", ["arkhipov", "captain"])
    Traceback (most recent call last):
    excomm.errors.InputError: there is no person 'archipov'
      did you mean 'arkhipov'?
    """
    if name not in known:
        remedy = f"known: {listed(known)}" if known else "this crisis has none"
        raise InputError(
            f"there is no {kind} '{name[:LONGEST_NAME]}'",
            remedy=did_you_mean(name, known) or remedy,
        )


def part_of(kind: type[Kind], written: dict[str, object]) -> Kind:
    """A part of a crisis file from what is written in it; `InputError` where that cannot be read.

    >>> part_of(Statement, {"want": "not war"}).want
    Not(part=Name(name='war', at=4))
    """
    try:
        return kind.model_validate(written)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        said = first.get("ctx", {})
        message, remedy = said.get("message", first["msg"]), said.get("remedy", "")
        raise InputError(str(message), remedy=str(remedy)) from None


def must_lie_within(crisis: Crisis, when: When) -> None:
    """Raise `InputError` for a date outside of the span of a crisis, or without an end, as its file may not have it."""
    span = crisis.span
    if when.open_start or when.open_end:
        raise InputError(f"{when.text} is open at one end", remedy="name a day")
    if span and (when.latest < span.earliest or when.earliest > span.latest):
        raise InputError(
            f"{when.text} lies outside of the span {span.text}", remedy="name a day within it"
        )


def statement_of(crisis: Crisis, text: str) -> Statement:
    """Something that an actor could want, if all its names are known."""
    statement = part_of(Statement, {"want": text})
    for name in names_in(statement.want):
        must_know("option or condition", name, crisis.bits)
    return statement
