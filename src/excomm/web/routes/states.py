"""The states of a crisis: all at a glance, on a map, in a list, and why each lasts or does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from excomm.errors import InputError
from excomm.report.verdicts import OF_COALITIONS
from excomm.space.bits import Truth
from excomm.stability.asking import members_of
from excomm.web.routes.asked import Asked, Variants
from excomm.web.shapes.states import (
    Concept,
    StatesAtAGlance,
    StatesMap,
    StatesPage,
    StateTold,
)
from excomm.web.shapes.whys import Groups, Why
from excomm.web.states import telling, together, whys
from excomm.web.states.analysed import Analysed, analysed
from excomm.web.states.cards import cards_of
from excomm.web.states.choosing import Choice, chosen, code_of_choice
from excomm.web.states.glance import at_a_glance
from excomm.web.states.grouping import grouped
from excomm.web.states.laid_out import laid_out
from excomm.web.states.listing import Wanted, in_order, narrowed

router = APIRouter(prefix="/crises/{key}/states", tags=["states"])
# A formula of the file format is refused beyond this as well, and no address holds more.
LONGEST_FORMULA = 4_000
MOST_CHOICES = 24
LONGEST_PAGE = 200
LONGEST_NAME = 2_000


def _of(asked: Asked, variants: Variants = []) -> Analysed:  # noqa: B006 - FastAPI copies it
    return analysed(asked, tuple(variants))


Of = Annotated[Analysed, Depends(_of)]


def _chosen(
    of: Of,
    where: Annotated[
        str,
        Query(
            max_length=LONGEST_FORMULA,
            description="Only states in which this formula holds, as in 'usa.invade and not nuclear_war'.",
        ),
    ] = "",
    within: Annotated[
        list[str],
        Query(
            alias="in",
            max_length=MOST_CHOICES,
            description="The key of a group to stay within; repeatable.",
        ),
    ] = [],  # noqa: B006 - FastAPI copies it
) -> Choice:
    return chosen(of, where=where, within=within)


Chosen = Annotated[Choice, Depends(_chosen)]


@dataclass(frozen=True)
class Page:
    """Which part of a list is wanted, and in which order."""

    order: Annotated[
        str,
        Query(
            max_length=LONGEST_NAME,
            description="number, outcome, lasting, moves, improvements, or rank:ACTOR.",
        ),
    ] = "number"
    descending: Annotated[bool, Query(description="The other way round.")] = False
    offset: Annotated[int, Query(ge=0, le=1 << 40, description="How many to skip.")] = 0
    limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE, description="How many to list.")] = 50


Turned = Annotated[Page, Depends(Page)]
ByConcept = Annotated[Concept, Query(description="The stability concept to judge by.")]


def _narrowed(
    of: Of,
    choice: Chosen,
    concept: ByConcept = "seq",
    wanted: Annotated[Wanted, Query(description="Which of them, judged by the concept.")] = "all",
    stable_for: Annotated[
        str, Query(max_length=LONGEST_NAME, description="Only those stable for this actor.")
    ] = "",
) -> Truth:
    return narrowed(of, choice.held, concept=concept, wanted=wanted, stable_for=stable_for)


Narrowed = Annotated[Truth, Depends(_narrowed)]
Number = Annotated[int, Path(ge=1, description="A state's number, counted from 1.")]


@router.get("")
def states(of: Of) -> StatesAtAGlance:
    """Tell what can be asked of the states of a crisis, and how many last by each concept."""
    return at_a_glance(of)


@router.get("/map")
def states_map(
    of: Of,
    choice: Chosen,
    by: Annotated[
        str, Query(max_length=LONGEST_NAME, description="The way to group, as a map lists them.")
    ] = "",
) -> StatesMap:
    """Show the chosen states in groups, and as a lattice where they are few enough."""
    found = grouped(of, choice.held, by)
    return StatesMap(
        chosen=int(choice.held.sum()),
        of=of.space.states,
        crumbs=choice.crumbs,
        lattice=laid_out(of, choice.held),
        groupings=found.groupings,
        by=found.by,
        groups=found.groups,
        more_groups=found.more_groups,
        more_states=found.more_states,
        code=code_of_choice(of, choice),
    )


@router.get("/list")
def states_list(
    of: Of,
    choice: Chosen,
    held: Narrowed,
    page: Turned,
) -> StatesPage:
    """List the chosen states, page by page."""
    found = in_order(of, held, order=page.order, descending=page.descending)
    return StatesPage(
        total=int(found.size),
        offset=page.offset,
        rows=cards_of(of, found[page.offset : page.offset + page.limit].tolist()),
        code=code_of_choice(of, choice),
    )


@router.get("/{number}")
def state(of: Of, number: Number) -> StateTold:
    """Tell all of one state: what is true, who could move where, and how one comes there from the start."""
    return telling.told(of, of.index_of(number))


@router.get("/{number}/why")
def why_state(
    of: Of,
    number: Number,
    concept: ByConcept = "seq",
    coalition: Annotated[
        list[str],
        Query(
            max_length=MOST_CHOICES,
            description="Actors that are asked together; repeatable. Without, each actor by itself.",
        ),
    ] = [],  # noqa: B006 - FastAPI copies it
) -> Why:
    """Explain why a state is stable for each actor, or for several together, or why it is not."""
    index = of.index_of(number)
    if not coalition:
        return whys.why(of, index, concept=concept)
    members = members_of(of.space, coalition)
    refused = together.why_no_groups(of)
    if refused or concept not in OF_COALITIONS:
        remedy = f"ask by any of {', '.join(OF_COALITIONS)}" if not refused else "ask each actor"
        raise InputError(refused or f"{concept} is not defined for coalitions", remedy=remedy)
    return whys.why_together(of, index, members, concept=concept)


@router.get("/{number}/together")
def state_together(of: Of, number: Number) -> Groups:
    """Tell what each group of actors would do together in a state."""
    return together.together(of, of.index_of(number))
