"""What could have been otherwise: what there is to choose from, and whether it can be had together."""

from __future__ import annotations

from fastapi import APIRouter

from excomm.causes.interventions_applying import intervene
from excomm.causes.interventions_doubts import doubts_about
from excomm.report.data.what_if import interventions_data
from excomm.web.cards import crisis_of
from excomm.web.routes.asked import Asked, Variants
from excomm.web.shapes.what_if import Laid, ToLay, WhatIfChange, WhatIfChoices
from excomm.web.what_if.asked import all_meant
from excomm.web.what_if.elements import choices_of

router = APIRouter(prefix="/crises/{key}/what-if", tags=["what-if"])


@router.get("")
def what_if_choices(asked: Asked, variants: Variants = []) -> WhatIfChoices:  # noqa: B006 - FastAPI copies it
    """List all that could have been otherwise, with the interventions that suit each."""
    return choices_of(crisis_of(asked, tuple(variants)), variants)


@router.post("/interventions")
def lay_interventions(wanted: ToLay, asked: Asked, variants: Variants = []) -> Laid:  # noqa: B006 - FastAPI copies it
    """Say what interventions mean together, and refuse those that cannot be or contradict each other."""
    crisis = crisis_of(asked, tuple(variants))
    interventions = all_meant(wanted.interventions)
    intervene(crisis, *interventions)
    said = interventions_data(crisis, interventions)
    return Laid(
        changes=tuple(WhatIfChange.model_validate(one) for one in said),
        doubts=doubts_about(crisis, interventions),
    )
