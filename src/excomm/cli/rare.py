"""`excomm rare`: how likely an outcome is that plain runs would hardly ever see."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from excomm.cli.arguments import (
    CrisisName,
    Draws,
    Formatted,
    Seed,
    Until,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)

RUNS, SEED = 100_000, 0
MethodAsked = Literal["splitting", "tilting", "both"]


def rare(
    crisis: CrisisName,
    *,
    outcome: Annotated[
        str, typer.Option("--outcome", "-o", metavar="NAME", help="Which outcome of the file.")
    ],
    method: Annotated[
        MethodAsked, typer.Option("--method", help="By which method; two can check each other.")
    ] = "both",
    runs: Annotated[
        int,
        typer.Option(
            "--runs",
            "--effort",
            "-n",
            metavar="N",
            min=1,
            help="How many particles at each level, and how many tilted runs, over all draws.",
        ),
    ] = RUNS,
    seed: Seed = SEED,
    until: Until = None,
    draws: Draws = None,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    form: Formatted = "text",
) -> None:
    """Find how likely a rare outcome is.

    Splitting follows many particles from level to level of nearness; tilting draws runs towards
    the outcome and weighs them. Both say how sure they are, and neither needs to have seen it
    by plain luck. Ctrl-C prints what has been computed so far.
    """
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.process.design import DRAWS
    from excomm.process.rare import rare as find
    from excomm.report.data.rare import rare_data
    from excomm.report.text.rare import rare_lines

    variants = variant or []
    space = space_asked(crisis, variants, vary)
    with located(crisis, variants=variants), draws_shown() as tell:
        found = find(
            space,
            outcome,
            method=method,
            runs=runs,
            draws=draws or DRAWS,
            seed=seed,
            until=until,
            workers=workers,
            on_draw=tell,
        )
    if form == "json":
        say_json(rare_data(found, variants=variants) | {"vary": quantities_typed(vary)})
    elif form == "text":
        say(rare_lines(paper(), found, name=typed("", crisis, variants, vary=vary)))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
