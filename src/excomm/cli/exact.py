"""`excomm exact`: how likely each outcome of a crisis was, computed without drawing lots."""

from __future__ import annotations

import typer

from excomm.cli.arguments import (
    CrisisName,
    Draws,
    Formatted,
    Together,
    Until,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)


def exact(
    crisis: CrisisName,
    *,
    until: Until = None,
    draws: Draws = None,
    outcome: Together = None,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    form: Formatted = "text",
) -> None:
    """Compute how likely each outcome of a crisis is.

    The crisis is a race of clocks: actors get chances to act, chance brings events. No lots are
    drawn, so that the only spread is over what the file leaves open: its distributions, of which
    so many draws are tried. Ctrl-C prints what has been computed so far.
    """
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.process.design import DRAWS
    from excomm.process.forecasting import exact as exactly
    from excomm.report.data.forecast import forecast_data
    from excomm.report.text.forecast import forecast_lines

    variants = variant or ()
    space = space_asked(crisis, variants, vary)
    with located(crisis, variants=variants), draws_shown() as tell:
        found = exactly(
            space,
            until=until,
            draws=draws or DRAWS,
            together=outcome or (),
            workers=workers,
            on_draw=tell,
        )
    if form == "json":
        say_json(forecast_data(found, variants=variants) | {"vary": quantities_typed(vary)})
    elif form == "text":
        say(forecast_lines(paper(), found, name=typed("", crisis, variant, vary=vary)))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
