"""`excomm timeline`: what is dated in a crisis and its sources, in the order of time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.arguments import About, CrisisName, Formatted, Variants


def timeline(
    crisis: CrisisName,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help="Leave out what was over before, as 1962-10-22 or 1962-summer.",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="DATE", help="Leave out what began after.", show_default=False
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            metavar="ACTOR",
            help="Only what this actor did; or 'others', for what none of them did.",
            show_default=False,
        ),
    ] = None,
    about: About = None,
    known_to: Annotated[
        str | None,
        typer.Option(
            "--known-to",
            metavar="ACTOR",
            help="Look with the eyes of this actor then: what it could not know is marked, and claims are left out.",
            show_default=False,
        ),
    ] = None,
    variant: Variants = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture",
            metavar="FILE.svg",
            help="Draw it too, as an SVG file; one that is there already is replaced.",
            show_default=False,
        ),
    ] = None,
    form: Formatted = "text",
) -> None:
    """Tell what is dated in a crisis, in the order of time.

    Claims of its sources, the steps of its history, and what is scheduled: who acted, where it
    happened, and how far each claim was checked. What certainly came before something stands
    before it; of dates that overlap, the one that may be earlier.
    """
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.errors import InputError
    from excomm.evidence.timelines import timeline as found_in
    from excomm.loading import load
    from excomm.report.data.timeline import timeline_data
    from excomm.report.drawn import draw
    from excomm.report.text.timeline import timeline_lines

    if picture is not None and picture.suffix.lower() != ".svg":
        raise InputError(
            f"{picture}: pictures are written as SVG only",
            remedy=f"call it {picture.with_suffix('.svg').name}; any browser or drawing program opens it",
        )
    read = load(crisis, variants=variant or ())
    found = found_in(read, since=since, until=until, actor=actor, about=about, known_to=known_to)
    if picture is not None:
        draw(found).to_svg(picture)
    if form == "json":
        say_json(timeline_data(found, variants=variant or ()))
    elif form == "text":
        say(timeline_lines(paper(), found, name=typed("", crisis, variant)))
    else:
        say_table(found.table(), form)
    if picture is not None and form == "text":
        say(["", f"The picture: {picture}"])
