"""`excomm committee`: what a committee of advisers decides, and what its way of working does to that."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import CrisisName, Formatted, Variants, Vary


def committee(
    crisis: CrisisName,
    *,
    name: Annotated[
        str | None,
        typer.Option(
            "--committee",
            "-c",
            metavar="NAME",
            help="Which committee of the file.",
            show_default="the one that decides, or the first",
        ),
    ] = None,
    member: Annotated[
        list[str] | None,
        typer.Option(
            "--member",
            "-m",
            metavar="NAME",
            help="Only the positions of this member; may be given several times.",
            show_default=False,
        ),
    ] = None,
    fit: Annotated[
        bool, typer.Option("--fit", help="Fit it to what members are recorded to have favoured.")
    ] = False,
    samples: Annotated[
        int,
        typer.Option("--samples", metavar="N", min=1, help="Draws of what is not known."),
    ] = 1000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", min=0, help="The same seed, the same numbers.")
    ] = 1,
    vary: Vary = None,
    variant: Variants = None,
    form: Formatted = "text",
) -> None:
    """Ask a committee of advisers what it would decide.

    Where its members stood and what they come to say, whose first position the decision rests on,
    and what each groupthink setting changes; committees of the same actor stand side by side.
    """
    from excomm.cli.arguments import quantities_typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import progress_shown
    from excomm.loading import load
    from excomm.process.committee_analysis import committee as ask
    from excomm.process.varying import varied
    from excomm.report.data.committee import committee_data
    from excomm.report.text.committee import committee_lines

    opened = varied(load(crisis, variants=variant or ()), quantities_typed(vary))
    with progress_shown() as progress:
        asked = ask(opened, name, samples=samples, seed=seed, fit=fit, progress=progress)
    found = asked.of_members(member or ())
    if form == "json":
        say_json(committee_data(found))
    elif form == "text":
        say(committee_lines(paper(), found))
    else:
        say_table(found.table(), form)
