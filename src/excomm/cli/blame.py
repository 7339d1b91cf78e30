"""`excomm blame`: who is to blame for an outcome, or kept it from coming, by rival rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

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

if TYPE_CHECKING:
    from excomm.causes.run_causes import RunCauses
    from excomm.space.space import Space

RUNS = 10_000


def blame(
    context: typer.Context,
    crisis: CrisisName,
    *,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            metavar="NAME",
            help="For which outcome, or for any of several, as in 'war or nuclear_war'.",
            show_default="that in which history ended",
        ),
    ] = None,
    for_: Annotated[
        Literal["harm", "rescue"],
        typer.Option("--for", help="Who brought it about, or who kept it from coming."),
    ] = "harm",
    cost: Annotated[
        float | None,
        typer.Option(
            "--cost",
            metavar="N",
            help="How much a cost may weigh against harm, in utility: a statement of what an actor wants is worth 1 on"
            " average, unless the file says otherwise. The smaller N, the more a cost excuses.",
            show_default="all that is at stake for it",
        ),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws",
            metavar="N",
            min=1,
            help="How many draws of what the file leaves open; 1 takes the medians.",
            show_default="16",
        ),
    ] = None,
    run: Annotated[
        int | None,
        typer.Option(
            "--run",
            metavar="R",
            min=0,
            help="Ask only what caused the outcome of one run of 'excomm simulate', by its number.",
            show_default=False,
        ),
    ] = None,
    runs: Annotated[
        int, typer.Option("--runs", "-n", metavar="N", min=1, help="With --run: of how many runs.")
    ] = RUNS,
    seed: Seed = 0,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    form: Formatted = "text",
) -> None:
    """Ask who is to blame, by rival rules side by side.

    Responsibility of all that is on record, where history ended so (or, with --for rescue, did
    not); blame and blameworthiness of each choice by what its actor could know; and shares of the
    probability among actors, and among those who could stop events. No number is a verdict.
    """
    from excomm.causes.blaming import blame as judged
    from excomm.causes.outcome_shares import DRAWS
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.interrupting import interrupt_acknowledged
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.cli.unused import refuse_typed
    from excomm.loading import located
    from excomm.report.data.blame import blame_data
    from excomm.report.text.blame import blame_lines

    if run is None:
        refuse_typed(
            context, {"runs": "--runs", "seed": "--seed"}, "says something only with --run"
        )
    else:
        refuse_typed(
            context, {"cost": "--cost", "workers": "--workers"}, "says nothing of a single --run"
        )
    space = space_asked(crisis, variant, vary)
    if run is not None:
        with located(crisis, variants=variant or ()):
            of_run = _of_run(space, run, (runs, seed, draws), outcome, for_)
        again = {"--runs": (runs, RUNS), "--seed": (seed, 0), "--draws": (draws, None)}
        options = "".join(f" {key} {one}" for key, (one, usual) in again.items() if one != usual)
        _say_run(of_run, typed("", crisis, variant, vary=vary), options, form)
        return
    located_here = located(crisis, variants=variant or ())
    with located_here, draws_shown() as tell, interrupt_acknowledged():
        found = judged(
            space,
            outcome=outcome,
            for_=for_,
            weight=cost,
            draws=draws or DRAWS,
            workers=workers,
            on_draw=tell,
        )
    if form == "json":
        say_json(blame_data(found, variants=variant or (), vary=quantities_typed(vary)))
    elif form == "text":
        name = typed("", crisis, variant, vary=vary)
        say(blame_lines(paper(), found, name=name, named=outcome is not None))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)


def _of_run(
    space: Space, run: int, which: tuple[int, int, int | None], outcome: str | None, for_: str
) -> RunCauses:
    """Ask what caused the outcome of a run of so many runs, a seed, and so many draws."""
    from excomm.causes.run_causes import causes_of_run
    from excomm.process.design import DRAWS

    runs, seed, draws = which
    return causes_of_run(
        space,
        run=run,
        runs=runs,
        seed=seed,
        draws=draws or DRAWS,
        outcome=outcome,
        for_=for_,
    )


def _say_run(found: RunCauses, name: str, options: str, form: str) -> None:
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.report.text.run_causes import run_causes_data, run_causes_lines

    if form == "json":
        say_json(run_causes_data(found))
    elif form == "text":
        say(run_causes_lines(paper(), found, name=name, options=options))
    else:
        say_table(found.table(), form)
