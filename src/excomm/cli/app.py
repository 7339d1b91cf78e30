"""Puts the commands together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from excomm.cli.ask import ask
from excomm.cli.blame import blame
from excomm.cli.browse import browse
from excomm.cli.check import check
from excomm.cli.committee import committee
from excomm.cli.exact import exact
from excomm.cli.explain import explain
from excomm.cli.fit import fit
from excomm.cli.game import game
from excomm.cli.history import history
from excomm.cli.importing import import_
from excomm.cli.listing import list_crises
from excomm.cli.new import new
from excomm.cli.rare import rare
from excomm.cli.read import read
from excomm.cli.report import report
from excomm.cli.schema import schema
from excomm.cli.sensitivity import sensitivity
from excomm.cli.show import show
from excomm.cli.simulate import simulate
from excomm.cli.sources import sources
from excomm.cli.stability import stability
from excomm.cli.states import states
from excomm.cli.status_quo import status_quo
from excomm.cli.timeline import timeline
from excomm.cli.validate import validate
from excomm.cli.what_if import what_if

# In the order in which somebody new would use them; each with what its help shows to be typed.
COMMANDS: dict[str, tuple[Callable[..., None], list[str]]] = {
    "list": (list_crises, ["excomm list", "excomm list --format json"]),
    "show": (show, ["excomm show elmira", "excomm show cuba-1962 --format md"]),
    "report": (report, ["excomm report cuba-1962", "excomm report my-crisis.yaml -o report.html"]),
    "stability": (
        stability,
        [
            "excomm stability elmira",
            "excomm stability cuba-1962 --concept nash --concept seq --format json",
            "excomm stability cuba-1962-fraser-hipel --variant irreversible-strike",
        ],
    ),
    "explain": (
        explain,
        [
            "excomm explain elmira --state 8",
            'excomm explain cuba-1962-fraser-hipel --state "usa.blockade, ussr.withdraw"',
            "excomm explain cuba-1962 --state history --actor ussr --concept gmr",
            'excomm explain prisoners-dilemma --state start --coalition "first, second"',
        ],
    ),
    "states": (
        states,
        [
            "excomm states elmira",
            'excomm states cuba-1962 --where "usa.invade and not nuclear_war"',
            "excomm states elmira --format csv > states.csv",
        ],
    ),
    "status-quo": (
        status_quo,
        ["excomm status-quo elmira", 'excomm status-quo elmira --state "uniroyal.accept"'],
    ),
    "game": (
        game,
        [
            "excomm game chicken",
            "excomm game cuba-1962-brams --variant theory-of-moves --analysis moves",
            "excomm game cuba-1962-fraser-hipel --turns 4 --order usa,ussr",
            "excomm game cuba-1962 --export cuba.nfg",
        ],
    ),
    "committee": (
        committee,
        [
            "excomm committee cuba-1962",
            "excomm committee cuba-1962 --member jfk --member bundy",
            "excomm committee cuba-1962 --fit",
        ],
    ),
    "exact": (
        exact,
        [
            "excomm exact cuba-1962",
            "excomm exact cuba-1962 --until 1962-10-28 --draws 16 --format json",
        ],
    ),
    "simulate": (
        simulate,
        [
            "excomm simulate cuba-1962",
            "excomm simulate cuba-1962 --runs 100000 --seed 7 --draws 16",
            "excomm simulate cuba-1962 --run 10",
            "excomm simulate cuba-1962 --close-calls 5",
        ],
    ),
    "rare": (
        rare,
        [
            "excomm rare cuba-1962 --outcome nuclear_war --draws 4",
            "excomm rare cuba-1962-fraser-hipel --outcome escalation --method tilting",
        ],
    ),
    "what-if": (
        what_if,
        [
            "excomm what-if cuba-1962 --without arkhipov --outcome nuclear_war --draws 8",
            "excomm what-if chicken --forbid first.swerve --exact",
            "excomm what-if cuba-1962-fraser-hipel --forbid usa.air_strike --analysis stability",
        ],
    ),
    "sensitivity": (
        sensitivity,
        [
            "excomm sensitivity cuba-1962-brams --outcome nuclear_war",
            "excomm sensitivity elmira --method sobol --rounds 8 --format csv",
        ],
    ),
    "history": (
        history,
        ["excomm history cuba-1962", "excomm history cuba-1962-brams --format json"],
    ),
    "fit": (
        fit,
        ["excomm fit cuba-1962-brams", "excomm fit cuba-1962-brams --rounds 2 --seed 1 --all"],
    ),
    "blame": (
        blame,
        [
            "excomm blame cuba-1962-brams --outcome nuclear_war",
            "excomm blame cuba-1962-brams --outcome nuclear_war --for rescue --draws 8",
            "excomm blame cuba-1962 --run 3 --runs 200 --draws 8",
        ],
    ),
    "ask": (
        ask,
        [
            'excomm ask cuba-1962 "who stopped the torpedo?"',
            'excomm ask cuba-1962 "did Castro ask for the missiles?" --most 8 --by words',
        ],
    ),
    "timeline": (
        timeline,
        [
            "excomm timeline cuba-1962 --from 1962-10-26 --until 1962-10-28",
            "excomm timeline cuba-1962 --about events.b59_cornered",
            "excomm timeline cuba-1962 --known-to cuba",
            "excomm timeline cuba-1962 --picture timeline.svg",
        ],
    ),
    "sources": (
        sources,
        [
            "excomm sources cuba-1962",
            "excomm sources cuba-1962 --about variants.cuba-asked",
            "excomm sources my-crisis.yaml --all",
        ],
    ),
    "validate": (
        validate,
        ["excomm validate cuba-1962", "excomm validate cuba-1962 --draws 4 --format md"],
    ),
    "read": (
        read,
        [
            "excomm read notes.txt",
            "excomm read notes.txt --crisis cuba-1962 --output sources.yaml",
        ],
    ),
    "app": (
        browse,
        ["excomm app", "excomm app cuba-1962", "excomm app my-crisis.yaml --port 8000"],
    ),
    "new": (new, ["excomm new my-crisis", "excomm new berlin-1961 -o berlin.yaml"]),
    "check": (check, ["excomm check my-crisis.yaml", "excomm check my-crisis.yaml --format json"]),
    "import": (import_, ["excomm import Elmira.gmcr", "excomm import Elmira.gmcr -o elmira.yaml"]),
    "schema": (schema, ["excomm schema > crisis.schema.json", "excomm schema sources"]),
}


def app_of(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the program with these of its commands; fewer are sooner built."""
    app = typer.Typer(
        name="excomm",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Begin with: excomm report cuba-1962. Each command's --help tells more, with examples.",
    )
    app.callback(invoke_without_command=True)(excomm)
    for name in names:
        function, examples = COMMANDS[name]
        app.command(name, epilog=_examples(examples))(function)
    return app


def _examples(lines: list[str]) -> str:
    # \b keeps the line breaks.
    return "\n".join(["Examples:", "", "\b", *(f"  {line}" for line in lines)])


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"excomm {version('excomm')}")
        raise typer.Exit


def excomm(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - Typer answers it before this runs
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Which outcomes of an international crisis could last, why, and how likely.

    A CRISIS is one that comes with Excomm, by its name, or a file of your own.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app = app_of()
