"""`excomm states`: the possible states of a crisis."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import CrisisName, Formatted, Variants


def states(
    crisis: CrisisName,
    *,
    where: Annotated[
        str,
        typer.Option(
            "--where",
            "-w",
            metavar="FORMULA",
            help="Only the states in which this holds.",
            show_default=False,
        ),
    ] = "",
    variant: Variants = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show every state, however many there are.")
    ] = False,
    form: Formatted = "text",
) -> None:
    """List the possible states of a crisis.

    Each with what is true in it, its outcome, and how each actor ranks it. Rank 1 is the best.
    Text shows the first states only, unless --all is given; the other formats have them all.
    """
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.loading import load_space
    from excomm.report.text.states import MOST_SHOWN, states_lines, states_table, states_where
    from excomm.space.naming import formula_meant

    space = load_space(crisis, variants=variant or ())
    chosen = states_where(space, formula_meant(space, where) if where else None)
    if form == "json":
        say_json(states_table(space, chosen).to_records())
    elif form == "text":
        most = None if every else MOST_SHOWN
        say(states_lines(paper(), space, chosen, most=most, name=typed("", crisis, variant)))
    else:
        say_table(states_table(space, chosen), form)
