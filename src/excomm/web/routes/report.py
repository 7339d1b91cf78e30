"""The report: its parts, and the page that was written."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse, Response

from excomm.errors import InputError
from excomm.web.cards import crisis_of
from excomm.web.problems import NotThereError
from excomm.web.report_parts import parts_of
from excomm.web.routes.asked import Asked, Variants
from excomm.web.routes.jobs import Running
from excomm.web.shapes.report import (
    MOST_REPORT_DRAWS,
    ReportArguments,
    ReportPart,
    ReportResult,
)

router = APIRouter(tags=["report"])
USUAL = ReportArguments()
# The page has its styles in itself, and no script: none would run. Our own page may frame it, and print it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-modals allow-popups"
)
PAGE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/html": {"schema": {"type": "string"}}}, "description": "The page."}
}


@router.get("/crises/{key}/report")
def report_parts(
    asked: Asked,
    variants: Variants = [],  # noqa: B006 - FastAPI copies it
    draws: Annotated[
        int,
        Query(ge=0, le=MOST_REPORT_DRAWS, description="How many draws it follows in time."),
    ] = USUAL.draws,
    sensitivity: Annotated[
        bool, Query(description="Whether it says what drives the answer.")
    ] = USUAL.sensitivity,
) -> list[ReportPart]:
    """List the parts of a report, each with the command and the Python that make its figures."""
    chosen = tuple(variants)
    written = ReportArguments(draws=draws, sensitivity=sensitivity)
    return list(parts_of(crisis_of(asked, chosen), asked, chosen, written))


@router.get("/jobs/{job}/report", response_class=Response, responses=PAGE)
def report_page(jobs: Running, job: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]) -> Response:
    """Hand out the page that a job of the kind `report` has written; it is printed and kept as it is."""
    record = jobs.find(job)
    if record is None or record.kind != "report":
        raise NotThereError("there is no such report", remedy="start a job of the kind 'report'")
    if record.result is None:
        raise InputError("the report is not written yet", remedy="wait until its job is done")
    html = ReportResult.model_validate_json(record.result).html
    return HTMLResponse(html, headers={"content-security-policy": POLICY})
