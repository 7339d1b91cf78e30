"""`excomm status-quo`: what a crisis can come to from where it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import AnswersBy, Concepts, CrisisName, Formatted, Variants


def status_quo(
    crisis: CrisisName,
    *,
    state: Annotated[
        str,
        typer.Option(
            "--state",
            "-s",
            metavar="STATE",
            help="Begin here instead of at the start: a number, 'history', or what is true.",
            show_default=False,
        ),
    ] = "start",
    concept: Concepts = None,
    sanctions: AnswersBy = "legal",
    variant: Variants = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show the path to every equilibrium in reach.")
    ] = False,
    form: Formatted = "text",
) -> None:
    """Find what a crisis can come to from its start.

    The equilibria that can be reached, and the shortest paths to them. Paths are of moves, and
    of improvements alone: moves that each make things better for whoever makes them.
    """
    from excomm.cli.naming import setting, typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.loading import load_space
    from excomm.report.data.paths import paths_data, paths_table
    from excomm.report.overview import overview_of
    from excomm.report.text.paths import paths_lines
    from excomm.space.naming import state_meant

    space = load_space(crisis, variants=variant or ())
    start = state_meant(space, state)
    overview = overview_of(space, concepts=concept or (), sanctions=setting(sanctions), start=start)
    if form == "json":
        say_json(paths_data(overview))
    elif form == "text":
        name = typed("", crisis, variant)
        say(paths_lines(paper(), overview, name=name, every=every))
    else:
        say_table(paths_table(overview), form)
