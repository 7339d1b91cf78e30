"""Two jobs beside each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from excomm.web import beside
from excomm.web.problems import NotThereError
from excomm.web.routes.jobs import Asked, Running
from excomm.web.shapes.beside import Beside

router = APIRouter(tags=["jobs"])


@router.get("/jobs/{job}/beside/{other}")
def jobs_beside(
    asked: Asked, jobs: Running, other: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]
) -> Beside:
    """Tell how far two runs of a crisis, or two computations, are apart for each outcome."""
    found = jobs.find(other)
    if found is None:
        raise NotThereError("there is no such job", remedy="it may be long ago: start it again")
    return beside.beside(asked, found)
