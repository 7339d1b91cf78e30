"""`excomm sensitivity`: what drives the probability of an outcome."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from excomm.cli.arguments import (
    CrisisName,
    Formatted,
    Seed,
    Until,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)


def sensitivity(
    crisis: CrisisName,
    *,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            metavar="NAME",
            help="Of which outcome, or of any of several, as in 'war or nuclear_war'.",
            show_default="the file's first",
        ),
    ] = None,
    method: Annotated[
        Literal["morris", "sobol", "shapley"],
        typer.Option(
            "--method",
            "-m",
            help="Elementary effects (the quickest), shares of the variance, or Shapley effects.",
        ),
    ] = "morris",
    rounds: Annotated[
        int | None,
        typer.Option(
            "--rounds",
            metavar="N",
            min=2,
            help="How often the whole design is repeated.",
            show_default="morris 5, sobol 64, shapley 32",
        ),
    ] = None,
    seed: Seed = 0,
    until: Until = None,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show every quantity, however little it does.")
    ] = False,
    form: Formatted = "text",
) -> None:
    """Rank what is not known by how far an outcome depends on it.

    Each distribution of the file is tried over its whole range, and the process solved each time.
    That takes (quantities + 1) times the rounds: a minute or two for cuba-1962 by morris, and ten
    times that by sobol.
    """
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.process.sensitivity import sensitivity as ranked
    from excomm.report.data.sensitivity import sensitivity_data
    from excomm.report.text.sensitivity import sensitivity_lines

    space = space_asked(crisis, variant, vary)
    with located(crisis, variants=variant or ()), draws_shown("processes") as tell:
        found = ranked(
            space,
            outcome=outcome,
            method=method,
            rounds=rounds,
            seed=seed,
            until=until,
            workers=workers,
            on_draw=tell,
        )
    if form == "json":
        say_json(sensitivity_data(found, variants=variant or (), vary=quantities_typed(vary)))
    elif form == "text":
        name = typed("", crisis, variant)
        say(sensitivity_lines(paper(), found, name=name, every=every))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
