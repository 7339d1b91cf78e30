"""`excomm what-if`: how a crisis would have come out had something been otherwise."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from excomm.cli.arguments import CrisisName, Draws, Formatted, Seed, Until, Variants, Workers
from excomm.cli.interventions import (
    Adopts,
    Believes,
    Forbids,
    Forces,
    Prefers,
    Removes,
    Replaces,
    Takes,
    Unwants,
    Varies,
    Withouts,
    interventions_typed,
)

if TYPE_CHECKING:
    from excomm.causes.interventions import Intervention
    from excomm.space.space import Space

RUNS, SEED = 10_000, 0
Analysis = Literal["time", "stability", "status-quo"]
# Options by their parameters that ask how it comes out in time.
OF_TIME = {
    "outcome": "--outcome",
    "anticipated": "--anticipated",
    "exact": "--exact",
    "runs": "--runs",
    "seed": "--seed",
    "until": "--until",
    "draws": "--draws",
    "workers": "--workers",
}


def what_if(
    context: typer.Context,
    crisis: CrisisName,
    *,
    take: Takes = None,
    forbid: Forbids = None,
    force: Forces = None,
    remove: Removes = None,
    without: Withouts = None,
    replace: Replaces = None,
    believe: Believes = None,
    prefer: Prefers = None,
    unwant: Unwants = None,
    vary: Varies = None,
    adopt: Adopts = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            "-o",
            metavar="NAME",
            help="Only this, or any of several, as in 'war or nuclear_war'.",
            show_default="all",
        ),
    ] = None,
    anticipated: Annotated[
        bool, typer.Option("--anticipated", help="As if everybody had known of the change.")
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="Compute the probabilities, without runs.")
    ] = False,
    analysis: Annotated[
        Analysis,
        typer.Option(
            "--analysis", help="What to compare: how it comes out in time, or what could last."
        ),
    ] = "time",
    runs: Annotated[
        int, typer.Option("--runs", "-n", metavar="N", min=1, help="How many pairs of runs.")
    ] = RUNS,
    seed: Seed = SEED,
    until: Until = None,
    draws: Draws = None,
    workers: Workers = None,
    variant: Variants = None,
    form: Formatted = "text",
) -> None:
    """Ask what would have been otherwise.

    Every run is done twice with the same luck, as it was and with what was changed, so that the
    two differ only where the change makes a difference. Nobody foresees it unless it is
    --anticipated. Told is also what the changed elements rest on, and what the figures do not
    mean. Ctrl-C prints what has been computed so far.
    """
    from excomm.cli.unused import refuse_typed
    from excomm.loading import load_space, located

    # A variant writes lists anew: so it comes first, and all else is laid over it.
    changes = {
        "adopt": adopt,
        "take": take,
        "forbid": forbid,
        "force": force,
        "remove": remove,
        "without": without,
        "replace": replace,
        "believe": believe,
        "prefer": prefer,
        "unwant": unwant,
        "vary": vary,
    }
    asked = interventions_typed(changes)
    if not asked:
        raise typer.BadParameter(
            "what would be otherwise? Use --without, --forbid, --take or another"
        )
    variants = variant or []
    with located(crisis, variants=variants):
        space = load_space(crisis, variants=variants)
        if analysis != "time":
            refuse_typed(context, OF_TIME, "says nothing of what could last")
            _compare(space, asked, variants, form, from_start=analysis == "status-quo")
            return
        settings: dict[str, object] = {
            "outcome": outcome,
            "anticipated": anticipated,
            "method": "exact" if exact else "runs",
            "runs": runs,
            "seed": seed,
            "until": until,
            "draws": draws,
            "workers": workers,
        }
        _ask(
            space,
            asked,
            variants,
            form,
            settings,
            again=_again(crisis, variants, changes, settings),
        )


def _ask(
    space: Space,
    asked: list[Intervention],
    variants: list[str],
    form: str,
    settings: dict[str, object],
    *,
    again: str,
) -> None:
    from excomm.causes.what_if import what_if as find
    from excomm.cli import INTERRUPTED
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.process.design import DRAWS
    from excomm.report.data.what_if import what_if_data
    from excomm.report.text.what_if import what_if_lines

    settings["draws"] = settings["draws"] or DRAWS
    with draws_shown() as tell:
        found = find(space, asked, on_draw=tell, **settings)  # type: ignore[arg-type]  # as what_if has them
    if form == "json":
        say_json(what_if_data(found, variants=variants))
    elif form == "text":
        say(what_if_lines(paper(), found, again=again))
    else:
        say_table(found.table(), form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)


def _compare(
    space: Space, asked: list[Intervention], variants: list[str], form: str, *, from_start: bool
) -> None:
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.report.data.what_if import interventions_data
    from excomm.report.shifting import shifts
    from excomm.report.text.shifts import shifts_lines

    found = shifts(space, asked, from_start=from_start)
    if form == "json":
        said = interventions_data(space.crisis, asked)
        data = {"crisis": space.crisis.crisis, "variants": variants, "interventions": said}
        say_json(data | {"from_start": from_start, "table": found.table().to_data()})
    elif form == "text":
        say(shifts_lines(paper(), found, asked))
    else:
        say_table(found.table(), form)


def _again(
    crisis: str,
    variants: list[str],
    changes: dict[str, list[str] | None],
    settings: dict[str, object],
) -> str:
    """The same question as a command, however it was answered, with whatever was asked for."""
    words = ["excomm", "what-if", crisis]
    words += [word for name in variants for word in ("--variant", name)]
    words += [
        word for key, said in changes.items() for one in said or () for word in (f"--{key}", one)
    ]
    usual: dict[str, object] = {"outcome": None, "until": None, "draws": None}
    if settings["method"] == "exact":
        usual |= {"runs": RUNS, "seed": SEED}
    for key, one in usual.items():
        words += [f"--{key}", str(settings[key])] if settings[key] not in (one, None) else []
    return shlex.join([*words, *(["--anticipated"] if settings["anticipated"] else [])])
