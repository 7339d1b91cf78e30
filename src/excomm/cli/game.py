"""`excomm game`: a crisis, or a game file, by the concepts of game theory."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from excomm.cli.arguments import FormattedReport, Report, Variants
from excomm.cli.naming import typed
from excomm.errors import InputError

if TYPE_CHECKING:
    from excomm.games.extensive import ExtensiveGame
    from excomm.games.results import ExtensiveAnalysis, StrategicAnalysis
    from excomm.games.strategic import StrategicGame
    from excomm.space.space import Space

ANALYSES = ("pure", "dominance", "mixed", "moves", "backward", "perfect", "bayesian")
PayoffWord = Literal["ranks", "utilities"]
Solver = Literal["own", "gambit"]


def analyses_typed(words: list[str] | None) -> list[str]:
    """Return the analyses that were typed, with commas between them or one by one.

    >>> analyses_typed(["pure,moves"])
    ['pure', 'moves']
    """
    typed_words = [one for word in words or () for one in word.lower().replace(",", " ").split()]
    for one in typed_words:
        if one not in ANALYSES:
            known = ", ".join(ANALYSES)
            raise typer.BadParameter(f"there is no analysis '{one}': use any of: {known}")
    return list(dict.fromkeys(typed_words))


def game(
    crisis: Annotated[
        str,
        typer.Argument(
            metavar="CRISIS",
            help="One that comes with Excomm, the path of a crisis file, or of a game file (.nfg, .efg).",
            show_default=False,
        ),
    ],
    *,
    variant: Variants = None,
    analysis: Annotated[
        list[str] | None,
        typer.Option(
            "--analysis",
            "-a",
            metavar="ANALYSIS",
            help="Only this: pure, dominance, mixed or moves (the theory of moves); with --turns or an"
            " .efg file backward, perfect or bayesian; may be given several times.",
            show_default="all that apply",
            callback=analyses_typed,
        ),
    ] = None,
    payoffs: Annotated[
        PayoffWord,
        typer.Option("--payoffs", help="What a state is worth: its rank, or its utility."),
    ] = "ranks",
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
    turns: Annotated[
        int | None,
        typer.Option(
            "--turns",
            metavar="N",
            min=1,
            help="Let the actors move by turns, N moves in all, instead of all at once.",
            show_default=False,
        ),
    ] = None,
    order: Annotated[
        str,
        typer.Option(
            "--order",
            metavar="ACTORS",
            help="With --turns: who moves after whom, as in usa,ussr.",
            show_default=False,
        ),
    ] = "",
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Write the game for Gambit instead: .nfg, or .efg with --turns.",
            show_default=False,
        ),
    ] = None,
    solver: Annotated[
        Solver,
        typer.Option(
            "--solver", help="Who looks for equilibria: Excomm, or Gambit if it is there."
        ),
    ] = "own",
    every: Annotated[bool, typer.Option("--all", help="Show every equilibrium.")] = False,
    form: FormattedReport = "text",
) -> None:
    """Solve a crisis as a game: what players would choose.

    Equilibria, dominance and the theory of moves of one choice that all make at once; or with
    --turns what comes of moves one after the other. Game files of Gambit (.nfg, .efg) can be
    written, read and solved.
    """
    from excomm.games.analysis import game as solved

    found = solved(
        _opened(crisis, variant),
        analyses=_wanted(analysis, export, solver),
        payoffs=payoffs,
        state=state,
        turns=turns,
        order=order.replace(",", " ").split(),
    )
    if export is not None:
        _write(found.game, export)
    elif solver == "gambit":
        _by_gambit(found.game, form, every=every)
    else:
        again = _asked(payoffs=payoffs, state=state, turns=turns, order=order)
        _tell(found, f"{typed('', crisis, variant)}{again}", form, every=every)


def _asked(*, payoffs: str, state: str, turns: int | None, order: str) -> str:
    """All that makes it this game and no other, to be typed again.

    >>> _asked(payoffs="utilities", state="start", turns=2, order="usa, ussr")
    ' --payoffs utilities --turns 2 --order usa,ussr'
    """
    usual = {"--payoffs": "ranks", "--state": "start", "--turns": "", "--order": ""}
    said = {
        "--payoffs": payoffs,
        "--state": state,
        "--turns": str(turns or ""),
        "--order": ",".join(order.replace(",", " ").split()),
    }
    return "".join(f" {key} {quote(word)}" for key, word in said.items() if word != usual[key])


def _opened(crisis: str, variant: list[str] | None) -> Space | StrategicGame | ExtensiveGame:
    """The crisis compiled, or the game of a file of Gambit's."""
    from excomm.games.files import ENDINGS, read_game
    from excomm.loading import load_space

    if Path(crisis).suffix.lower() not in ENDINGS:
        return load_space(crisis, variants=variant or ())
    if variant:
        raise InputError("a game file has no variants")
    return read_game(crisis)


def _wanted(
    analysis: list[str] | None, export: Path | None, solver: Solver
) -> tuple[str, ...] | None:
    """The analyses to be made: those that were named, all if none were, none where the game goes elsewhere."""
    return None if export is not None or solver == "gambit" else tuple(analysis or ())


def _write(game: StrategicGame | ExtensiveGame, export: Path) -> None:
    from excomm.cli.output import say
    from excomm.games.files import write_game
    from excomm.games.strategic import StrategicGame

    write_game(game, export)
    lines = [f"Wrote {export}: {', '.join(game.players)}."]
    if isinstance(game, StrategicGame) and not game.possible.all():
        lines.append("Combinations of strategies that cannot be have the lowest payoffs in it.")
    say(lines)


def _by_gambit(game: StrategicGame | ExtensiveGame, form: Report, *, every: bool) -> None:
    from excomm.cli.output import paper, say, say_json
    from excomm.games.gambit_solver import solved_by_gambit
    from excomm.report.text.game_gambit import gambit_data, gambit_lines

    answer = solved_by_gambit(game)
    if form == "json":
        say_json(gambit_data(answer))
    else:
        say(gambit_lines(paper(), answer, every=every))


def _tell(
    found: StrategicAnalysis | ExtensiveAnalysis, name: str, form: Report, *, every: bool
) -> None:
    from excomm.cli.output import paper, say, say_json
    from excomm.report.data.game import game_data
    from excomm.report.text.game import game_lines

    if form == "json":
        say_json(game_data(found))
    else:
        say(game_lines(paper(), found, name=name, every=every))
