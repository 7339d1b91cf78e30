"""A crisis by chance: what can be turned before it is run many times."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from excomm.web.cards import crisis_of
from excomm.web.chance.turning import chance_of, turned
from excomm.web.routes.asked import Asked, Variants
from excomm.web.shapes.chance import Chance, Turned
from excomm.web.shapes.in_time import LONGEST

router = APIRouter(prefix="/crises/{key}/chance", tags=["chance"])


@router.get("")
def chance(asked: Asked, variants: Variants = []) -> Chance:  # noqa: B006 - FastAPI copies it
    """Tell which quantities bear on how a crisis goes, with their priors, and how much is usually run."""
    return chance_of(crisis_of(asked, tuple(variants)))


@router.get("/quantity")
def quantity(
    asked: Asked,
    place: Annotated[str, Query(max_length=LONGEST, description="The keys that lead to it.")],
    text: Annotated[
        str, Query(max_length=LONGEST, description="What it is to be, as a file would write it.")
    ],
    variants: Variants = [],  # noqa: B006 - FastAPI copies it
) -> Turned:
    """Read a quantity that was typed for a place, before anything is run with it."""
    return turned(crisis_of(asked, tuple(variants)), place, text)
