"""`excomm stability`: which states of a crisis could last."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import AnswersBy, Concepts, CrisisName, Formatted, Variants


def stability(
    crisis: CrisisName,
    *,
    variant: Variants = None,
    concept: Concepts = None,
    sanctions: AnswersBy = "legal",
    coalitions: Annotated[
        bool, typer.Option("--coalitions", help="Ask also what groups of actors would leave.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Show every equilibrium, however many there are.")
    ] = False,
    form: Formatted = "text",
) -> None:
    """Find which states of a crisis could last.

    Those are the equilibria: states that no actor has reason to leave, by one stability concept
    or another. The number of a state is its place among all possible ones, as 'excomm states'
    lists them.
    """
    from excomm.cli.naming import setting, typed, within_bounds
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import progress_shown
    from excomm.loading import load_space
    from excomm.report.data.stability import stability_data, stability_table
    from excomm.report.overview import overview_of
    from excomm.report.text.stability import stability_lines
    from excomm.stability.analysis import coalitions as coalitions_of
    from excomm.stability.choosing import worth_compiling

    space = load_space(crisis, variants=variant or ())
    with progress_shown(worth_it=worth_compiling(space.graph)) as tell:
        overview = overview_of(
            space, concepts=concept or (), sanctions=setting(sanctions), progress=tell
        )
    alone = f"ask about one group: {typed('explain', crisis, variant)} --coalition ACTORS"
    with within_bounds(f"leave out --coalitions, {alone}; or add rules for what cannot be"):
        groups = coalitions_of(space) if coalitions else None
    if form == "json":
        say_json(stability_data(overview, variants=variant or (), coalitions=groups))
    elif form == "text":
        asked = typed("stability", crisis, variant, concept=concept, sanctions=sanctions)
        name = typed("", crisis, variant)
        say(
            stability_lines(
                paper(), overview, command=asked, name=name, every=every, coalitions=groups
            )
        )
    else:
        say_table(stability_table(overview, groups), form)
