"""A committee: which ones there are, how one works, and what it comes to when it works as asked."""

from __future__ import annotations

from fastapi import APIRouter

from excomm.web.cards import crisis_of
from excomm.web.committee.meeting import committees_of, meeting_told, ways_told
from excomm.web.routes.asked import Asked, Variants
from excomm.web.shapes.committee import Committees, MeetingAsked, MeetingTold, WaysTold

router = APIRouter(prefix="/crises/{key}/committee", tags=["committee"])


@router.get("")
def committees(asked: Asked, variants: Variants = []) -> Committees:  # noqa: B006 - FastAPI copies it
    """List the committees of a crisis; none where it has none."""
    return committees_of(crisis_of(asked, tuple(variants)))


@router.post("/ways")
def ways(wanted: MeetingAsked, asked: Asked, variants: Variants = []) -> WaysTold:  # noqa: B006 - FastAPI copies it
    """List the ways in which a committee works, and what each can be moved to; it need not settle for that."""
    return ways_told(crisis_of(asked, tuple(variants)), wanted)


@router.post("/meeting")
def meet(wanted: MeetingAsked, asked: Asked, variants: Variants = []) -> MeetingTold:  # noqa: B006 - FastAPI copies it
    """Let a committee meet, and tell who says what wave by wave, what it decides, and what was changed by that."""
    return meeting_told(asked, tuple(variants), wanted)
