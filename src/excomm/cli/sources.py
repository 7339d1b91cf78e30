"""`excomm sources`: what a crisis rests on, and where that is weak."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import About, CrisisName, Formatted, Variants


def sources(
    crisis: CrisisName,
    *,
    about: About = None,
    every: Annotated[
        bool, typer.Option("--all", help="Name every element and claim, not just the first few.")
    ] = False,
    variant: Variants = None,
    form: Formatted = "text",
) -> None:
    """Say what a crisis rests on, what to mend coming first.

    Elements with nothing behind them, from memory alone, or from a single document; claims that
    nothing uses, that may tell the same, or that do not say where they are written; and what is
    disputed, with the claims of both sides and the variants that follow.
    """
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.evidence.coverage import sources as found_in
    from excomm.loading import load
    from excomm.report.data.sources import sources_data
    from excomm.report.text.sources import sources_lines

    found = found_in(load(crisis, variants=variant or ()), about=about)
    if form == "json":
        say_json(sources_data(found, variants=variant or ()))
    elif form == "text":
        say(sources_lines(paper(), found, name=typed("", crisis, variant), every=every))
    else:
        say_table(found.table(), form)
