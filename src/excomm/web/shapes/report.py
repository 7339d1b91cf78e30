"""The printable argument, and how to get each part of it without the app."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from excomm.web.shapes.answer import Answer, Code

# Each takes about a second for a large crisis.
MOST_REPORT_DRAWS = 64


class ReportArguments(Answer):
    """How the report is to be written."""

    draws: Annotated[
        int,
        Field(
            ge=0,
            le=MOST_REPORT_DRAWS,
            description="How many draws of what the file leaves open to follow in time; 0: none.",
        ),
    ] = 16
    sensitivity: Annotated[
        bool, Field(description="Whether to say what drives the answer; takes minutes.")
    ] = False


class ReportResult(Answer):
    """A report that is written; `/api/jobs/{job}/report` is the page itself."""

    html: str = Field(description="The page: one HTML file that needs nothing else.")


class ReportPart(Answer):
    """A part of the report, and how to get its figures without the app."""

    title: str
    text: str = Field(description="What it tells.")
    code: Code
