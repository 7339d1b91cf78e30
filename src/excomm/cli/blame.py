"""`excomm blame`: who is to blame for an outcome, or kept it from coming, by rival rules."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from excomm.cli.arguments import (
    CrisisName,
    Formatted,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)


def blame(
    crisis: CrisisName,
    *,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            metavar="NAME",
            help="For which outcome.",
            show_default="that in which history ended",
        ),
    ] = None,
    for_: Annotated[
        Literal["harm", "rescue"],
        typer.Option("--for", help="Who brought it about, or who kept it from coming."),
    ] = "harm",
    cost: Annotated[
        float | None,
        typer.Option(
            "--cost",
            metavar="N",
            help="How much cost may weigh against harm, in units of an actor's utility.",
            show_default="all that is at stake for it",
        ),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws",
            metavar="N",
            min=1,
            help="How many draws of what the file leaves open; 1 takes the medians.",
            show_default="16",
        ),
    ] = None,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    form: Formatted = "text",
) -> None:
    """Ask who is to blame, by rival rules side by side.

    Responsibility of all that is on record, where history ended so (or, with --for rescue, did
    not); blame and blameworthiness of each choice by what its actor could know; and shares of the
    probability among actors, and among those who could stop events. No number is a verdict.
    """
    from excomm.causes.blaming import blame as judged
    from excomm.causes.outcome_shares import DRAWS
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.report.data.blame import blame_data
    from excomm.report.text.blame import blame_lines

    space = space_asked(crisis, variant, vary)
    with located(crisis, variants=variant or ()), draws_shown() as tell:
        found = judged(
            space,
            outcome=outcome,
            for_=for_,
            weight=cost,
            draws=draws or DRAWS,
            workers=workers,
            on_draw=tell,
        )
    if form == "json":
        say_json(blame_data(found, variants=variant or (), vary=quantities_typed(vary)))
    elif form == "text":
        say(blame_lines(paper(), found, name=typed("", crisis, variant, vary=vary)))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
