"""The story of a crisis in the order of time: history, or one run of a simulation; and who could know what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from excomm.errors import InputError
from excomm.process.design import DRAWS
from excomm.process.simulating import MOST_RUNS, RUNS, SEED
from excomm.web.cards import crisis_of
from excomm.web.problems import NotThereError
from excomm.web.routes.asked import Asked, Variants
from excomm.web.shapes.story import Knowledge, Story
from excomm.web.story.known import known_of_history, known_of_run
from excomm.web.story.of_history import story_of_history
from excomm.web.story.of_run import story_of_run
from excomm.web.story.runs import RunAsked, run_told

router = APIRouter(prefix="/crises/{key}/story", tags=["story"])
LONGEST_TEXT = 200
MOST_VARIED = 50
MOST_DRAWS = 10_000


def _run_asked(
    asked: Asked,
    variants: Variants = [],  # noqa: B006 - FastAPI copies it
    *,
    run: Annotated[
        int | None,
        Query(ge=0, le=MOST_RUNS, description="The run to tell, from 0; history if left out."),
    ] = None,
    runs: Annotated[int, Query(ge=1, le=MOST_RUNS, description="Of how many runs it is.")] = RUNS,
    seed: Annotated[int, Query(ge=0, lt=1 << 63, description="The luck of the simulation.")] = SEED,
    draws: Annotated[
        int, Query(ge=1, le=MOST_DRAWS, description="How often what is open was drawn.")
    ] = DRAWS,
    until: Annotated[
        str | None,
        Query(max_length=LONGEST_TEXT, description="The last day, as 1962-10-28, or how long."),
    ] = None,
    vary: Annotated[
        list[Annotated[str, Query(max_length=LONGEST_TEXT)]],
        Query(max_length=MOST_VARIED, description="PLACE=QUANTITY; repeatable."),
    ] = [],  # noqa: B006 - FastAPI copies it
) -> RunAsked | None:
    if run is None:
        return None
    return RunAsked(asked, tuple(variants), tuple(map(_pair, vary)), run, runs, seed, draws, until)


def _pair(text: str) -> tuple[str, str]:
    place, sign, quantity = text.partition("=")
    if not sign:
        raise InputError(
            f"'{text[:60]}' does not say what to vary",
            remedy="write PLACE=QUANTITY, as in actors.usa.pace=2 days",
        )
    return place.strip(), quantity.strip()


ThatRun = Annotated[RunAsked | None, Depends(_run_asked)]


@router.get("")
def story(asked: Asked, that_run: ThatRun, variants: Variants = []) -> Story:  # noqa: B006 - FastAPI copies it
    """Tell what happened, in the order of time: history with what the sources date, or one run."""
    if that_run:
        return story_of_run(that_run, run_told(that_run))
    return story_of_history(asked, crisis_of(asked, tuple(variants)), variants)


@router.get("/known")
def known(
    asked: Asked,
    that_run: ThatRun,
    actor: Annotated[str, Query(max_length=LONGEST_TEXT, description="An actor of the file.")],
    variants: Variants = [],  # noqa: B006 - FastAPI copies it
) -> Knowledge:
    """Tell what an actor could not know when it happened, and what it knew at each moment."""
    crisis = crisis_of(asked, tuple(variants))
    if actor not in crisis.actors:
        raise NotThereError(
            f"there is no actor '{actor[:60]}'", remedy=f"known: {', '.join(crisis.actors)}"
        )
    if that_run:
        return known_of_run(that_run, run_told(that_run), actor)
    return known_of_history(asked, crisis, variants, actor)
