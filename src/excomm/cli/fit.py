"""`excomm fit`: what history says about what is not known."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import (
    CrisisName,
    Formatted,
    Seed,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)

DRAWS, ROUNDS, ENOUGH = 64, 14, 120


def fit(
    crisis: CrisisName,
    *,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", min=20, help="How many draws in each round.")
    ] = DRAWS,
    rounds: Annotated[
        int,
        typer.Option(
            "--rounds",
            metavar="N",
            min=1,
            help="How many rounds at the most; each draws where those before it say.",
        ),
    ] = ROUNDS,
    enough: Annotated[
        int,
        typer.Option("--enough", metavar="N", min=1, help="Stop once so many draws are effective."),
    ] = ENOUGH,
    seed: Seed = 0,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show also the quantities that history says nothing of.")
    ] = False,
    form: Formatted = "text",
) -> None:
    """Learn from history about what the file leaves open.

    The distributions of the file are weighed by how likely each of their values makes the path
    that was taken, with its dates: paces, sharpness, rates. One history of a dozen steps says
    little; how little is part of the answer. A few minutes for cuba-1962; Ctrl-C shows what
    the draws that are done say.
    """
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.process.fitting import fit as fitted
    from excomm.report.data.fit import fit_data
    from excomm.report.text.fit import fit_lines

    space = space_asked(crisis, variant, vary)
    with located(crisis, variants=variant or ()), draws_shown() as tell:
        found = fitted(
            space,
            draws=draws,
            rounds=rounds,
            enough=enough,
            seed=seed,
            workers=workers,
            on_draw=tell,
        )
    if form == "json":
        say_json(fit_data(found, variants=variant or (), vary=quantities_typed(vary)))
    elif form == "text":
        say(fit_lines(paper(), found, every=every))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
