"""The sources of a crisis: its claims and disputes, answers to questions, and what a flipped dispute changes."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from excomm.evidence.asking import LONGEST
from excomm.web.routes.asked import Asked, Variants
from excomm.web.shapes.sources import Asking, Flipped, SourcesTold
from excomm.web.sources.asking import asking_told
from excomm.web.sources.flipping import flipped
from excomm.web.sources.telling import sources_told

router = APIRouter(prefix="/crises/{key}/sources", tags=["sources"])
LONGEST_NAME = 200


@router.get("")
def sources(asked: Asked, variants: Variants = []) -> SourcesTold:  # noqa: B006 - FastAPI copies it
    """Tell what a crisis rests on: claims, disputes, and coverage both ways."""
    return sources_told(asked, tuple(variants))


@router.get("/ask")
def ask_sources(
    asked: Asked,
    question: Annotated[str, Query(max_length=LONGEST, description="In your own words.")],
    by: Annotated[
        Literal["words", "meaning", "both"] | None,
        Query(
            description="Both, or words where there is no model, if left out; by meaning it takes seconds at first."
        ),
    ] = None,
    variants: Variants = [],  # noqa: B006 - FastAPI copies it
) -> Asking:
    """Ask the sources a question, and get the claims that bear on it."""
    return asking_told(asked, tuple(variants), question, by)


@router.get("/flip")
def flip_dispute(
    asked: Asked,
    variant: Annotated[
        str, Query(alias="flip", max_length=LONGEST_NAME, description="The variant to flip.")
    ],
    variants: Variants = [],  # noqa: B006 - FastAPI copies it
) -> Flipped:
    """Put a variant in, or take it out, and tell which states could last then and could not before."""
    return flipped(asked, tuple(variants), variant)
