"""`excomm history`: the path that was taken, as the model sees it."""

from __future__ import annotations

import typer

from excomm.cli.arguments import (
    CrisisName,
    Draws,
    Formatted,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)


def history(
    crisis: CrisisName,
    *,
    draws: Draws = None,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    form: Formatted = "text",
) -> None:
    """Ask how surprising the path that was taken is, step by step.

    How likely each step was when something changed, how long nothing did and how likely that was,
    and what was likelier; how soon each actor first moves, and how likely the crisis ends as it
    did. A step to which the model gives no chance is named, with the reason and what to change.
    """
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.process.design import DRAWS
    from excomm.process.hindsight import history as seen
    from excomm.report.data.hindsight import hindsight_data
    from excomm.report.text.hindsight import hindsight_lines

    space = space_asked(crisis, variant, vary)
    with located(crisis, variants=variant or ()), draws_shown() as tell:
        found = seen(space, draws=draws or DRAWS, workers=workers, on_draw=tell)
    if form == "json":
        say_json(hindsight_data(found, variants=variant or (), vary=quantities_typed(vary)))
    elif form == "text":
        say(hindsight_lines(paper(), found, name=typed("", crisis, variant, vary=vary)))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
