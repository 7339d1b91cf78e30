"""`excomm report`: the whole analysis of a crisis on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.arguments import CrisisName, Output, Variants


def report(
    crisis: CrisisName,
    *,
    variant: Variants = None,
    draws: Annotated[
        int,
        typer.Option(
            "--draws",
            metavar="N",
            min=0,
            help="How many draws of what the file leaves open to follow in time; 0 leaves time out.",
        ),
    ] = 16,
    sensitivity: Annotated[
        bool,
        typer.Option(
            "--sensitivity",
            help="Say too which of what the file leaves open drives the answer: some minutes for cuba-1962.",
        ),
    ] = False,
    output: Output = None,
) -> None:
    """Write a report on a crisis as one HTML page.

    The crisis is analysed, summed up here, and told in full on a page that needs nothing else.
    The file is excomm-report-NAME.html in the folder where you are, unless --output says
    otherwise; one that is there already is replaced.
    """
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say
    from excomm.cli.progress import progress_shown
    from excomm.loading import load_space
    from excomm.report.html import write_report
    from excomm.report.overview import overview_of
    from excomm.report.text.stability import stability_lines

    with progress_shown() as tell:
        space = load_space(crisis, variants=variant or ())
        path = output or Path(
            f"excomm-report-{'-'.join([space.crisis.crisis, *(variant or ())])}.html"
        )
        written = write_report(
            space,
            path,
            called=crisis,
            variants=variant or (),
            draws=draws,
            sensitivity=sensitivity,
            progress=tell,
        )
        overview = overview_of(space)
    asked = typed("stability", crisis, variant)
    name = typed("", crisis, variant)
    say(stability_lines(paper(), overview, command=asked, name=name))
    say(["", f"The whole report: {written}"])
