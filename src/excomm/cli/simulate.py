"""`excomm simulate`: a crisis run many times over."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from excomm.cli.arguments import (
    CrisisName,
    Draws,
    Formatted,
    Seed,
    Together,
    Until,
    Variants,
    Vary,
    Workers,
    quantities_typed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.simulating import Simulation
    from excomm.report.story import Story

RUNS, SEED = 10_000, 0
DEFAULTS: dict[str, object] = {"--runs": RUNS, "--seed": SEED}


def simulate(
    crisis: CrisisName,
    *,
    runs: Annotated[
        int, typer.Option("--runs", "-n", metavar="N", min=1, help="How many runs.")
    ] = RUNS,
    seed: Seed = SEED,
    until: Until = None,
    draws: Draws = None,
    run: Annotated[
        int | None,
        typer.Option(
            "--run",
            metavar="R",
            min=0,
            help="Tell only the run of this number, as a dated story.",
            show_default=False,
        ),
    ] = None,
    close_calls: Annotated[
        int,
        typer.Option(
            "--close-calls",
            metavar="N",
            min=0,
            help="List the close calls of the first N runs one by one.",
            show_default=False,
        ),
    ] = 0,
    knowledge: Annotated[
        bool,
        typer.Option("--knowledge", help="With --run: tell also who knew what, and since when."),
    ] = False,
    outcome: Together = None,
    workers: Workers = None,
    variant: Variants = None,
    vary: Vary = None,
    form: Formatted = "text",
) -> None:
    """Run a crisis many times, and tell how it ends.

    Told are also the paths on which it ended so, and what was close. Actors get chances to act
    and choose, chance brings events, people agree or refuse. The same seed gives the same runs,
    and any of them can be told as a story. Ctrl-C prints what has been computed so far.
    """
    from excomm.cli import INTERRUPTED
    from excomm.cli.asking import space_asked
    from excomm.cli.naming import typed
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.process.design import DRAWS
    from excomm.process.simulating import simulate as run_it
    from excomm.report.stories import stories

    _need_one_or_many(run, close_calls=close_calls, knowledge=knowledge)
    variants = variant or []
    space = space_asked(crisis, variants, vary)
    asked: Asked = {"runs": runs, "seed": seed, "until": until, "draws": draws or DRAWS}
    with located(crisis, variants=variants):
        if run is not None:
            told_run = next(stories(space, [run], **asked, knowledge=knowledge))
            _say_story(told_run, {"variants": variants, "vary": quantities_typed(vary)}, form)
            return
        with draws_shown() as tell:
            found = run_it(space, **asked, together=outcome or (), workers=workers, on_draw=tell)
        told = list(stories(space, range(min(close_calls, runs)), **asked))
    if form == "text":
        again = _again({"--runs": runs, "--seed": seed, "--until": until, "--draws": draws})
        _say_text(found, told, name=typed("", crisis, variants, vary=vary), again=again)
    else:
        _say_data(found, told, {"variants": variants, "vary": quantities_typed(vary)}, form)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)


def _need_one_or_many(run: int | None, *, close_calls: int, knowledge: bool) -> None:
    """Refuse what belongs to one run where many are told, and the other way round."""
    from excomm.errors import InputError

    if knowledge and run is None:
        raise InputError("--knowledge tells of one run", remedy="say of which: --run R --knowledge")
    if close_calls and run is not None:
        raise InputError(
            "--close-calls lists those of many runs, --run tells one with all of its own",
            remedy="leave out one of the two",
        )


class Asked(TypedDict):
    """Which runs are meant."""

    runs: int
    seed: int
    until: str | None
    draws: int


class Changes(TypedDict):
    """How the crisis differs from its file."""

    variants: list[str]
    vary: dict[str, str]


def _again(options: dict[str, object]) -> str:
    """The options that were typed, to be typed again for the same runs."""
    words = [
        word
        for key, value in options.items()
        if value is not None and value != DEFAULTS.get(key)
        for word in (key, str(value))
    ]
    return f" {shlex.join(words)}" if words else ""


def _say_story(told: Story, changes: Changes, form: str) -> None:
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.report.data.story import story_data
    from excomm.report.text.story import story_lines

    if form == "json":
        say_json(story_data(told, variants=changes["variants"]) | changes)
    elif form == "text":
        say(story_lines(paper(), told))
    else:
        say_table(told.table(), form)


def _say_text(found: Simulation, told: Sequence[Story], *, name: str, again: str) -> None:
    from excomm.cli.output import paper, say
    from excomm.report.text.simulation import simulation_lines

    say(simulation_lines(paper(), found, name=name, options=again, stories=told))


def _say_data(found: Simulation, told: Sequence[Story], changes: Changes, form: str) -> None:
    """In a table the close calls, one by one, stand in the place of the outcomes if they were asked for."""
    from excomm.cli.output import say_json, say_table
    from excomm.report.data.simulation import simulation_data
    from excomm.report.text.story import story_table

    if form == "json":
        say_json(simulation_data(found, variants=changes["variants"], stories=told) | changes)
    else:
        say_table(story_table(told, only="close call") if told else found.table(), form)
