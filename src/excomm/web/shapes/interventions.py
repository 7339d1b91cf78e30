"""Interventions as they are asked for: a shape for each of the library's, with its fields."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.in_time import Text

# Formulas are longer than names.
Formula = Annotated[str, Field(max_length=2_000)]
MOST_RANK = 9_999


class TakeAsked(Answer):
    """An option is taken, or a condition holds: from the start and for good, or on a day."""

    kind: Literal["take"]
    option: Text
    on: Text | None = None


class ForbidAsked(Answer):
    """An option is never taken, or a condition never holds."""

    kind: Literal["forbid"]
    option: Text


class ForceAsked(Answer):
    """An event comes with its effect on a day."""

    kind: Literal["force"]
    event: Text
    on: Text


class RemoveAsked(Answer):
    """An event never comes."""

    kind: Literal["remove"]
    event: Text


class WithoutAsked(Answer):
    """A person is not there."""

    kind: Literal["without"]
    person: Text


class ReplaceAsked(Answer):
    """Somebody else is in a person's place: with another probability of a yes, or for another course."""

    kind: Literal["replace"]
    person: Text
    leaning: Text


class BelieveAsked(Answer):
    """An actor believes otherwise; null: it takes it to be as it is."""

    kind: Literal["believe"]
    actor: Text
    about: Text
    value: Text | None


class PreferAsked(Answer):
    """An actor wants something, and ranks it so high: 1 is above all else."""

    kind: Literal["prefer"]
    actor: Text
    statement: Formula
    rank: int = Field(default=1, ge=1, le=MOST_RANK)


class UnwantAsked(Answer):
    """An actor does not care for something that it wants in the file."""

    kind: Literal["unwant"]
    actor: Text
    statement: Formula


class VaryAsked(Answer):
    """A quantity is another."""

    kind: Literal["vary"]
    place: Text
    quantity: Text


class AdoptAsked(Answer):
    """A variant of the file holds."""

    kind: Literal["adopt"]
    variant: Text


InterventionAsked = Annotated[
    TakeAsked
    | ForbidAsked
    | ForceAsked
    | RemoveAsked
    | WithoutAsked
    | ReplaceAsked
    | BelieveAsked
    | PreferAsked
    | UnwantAsked
    | VaryAsked
    | AdoptAsked,
    Field(discriminator="kind"),
]
MOST = 20
Interventions = Annotated[tuple[InterventionAsked, ...], Field(min_length=1, max_length=MOST)]
