"""Games from files and to files of Gambit's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.games.extensive import ExtensiveGame
from excomm.games.gambit_efg import efg_text, read_efg
from excomm.games.gambit_nfg import nfg_text, read_nfg
from excomm.games.reduction import to_strategic

if TYPE_CHECKING:
    import os

    from excomm.games.strategic import StrategicGame

ENDINGS = (".nfg", ".efg")


def read_game(path: str | os.PathLike[str]) -> StrategicGame | ExtensiveGame:
    """Open a game file of Gambit's: .nfg for games in strategic form, .efg for game trees [gambit2024].

    Raises `CrisisError` with the line and column of what is wrong, `InputError` where there is no such file.

    >>> read_game("selten.txt")
    Traceback (most recent call last):
    excomm.errors.InputError: 'selten.txt' is no game file
      the name of one ends in .nfg or .efg
    """
    ending = Path(path).suffix.lower()
    _need_ending(path, ending)
    return read_nfg(path) if ending == ".nfg" else read_efg(path)


def game_text(game: StrategicGame | ExtensiveGame, path: str | os.PathLike[str]) -> str:
    """Write a game as Gambit reads it, in the format that the name of a file asks for.

    A game tree that is to be an .nfg file is turned into its strategic form. Raises `InputError` the other way round.
    """
    ending = Path(path).suffix.lower()
    _need_ending(path, ending)
    if ending == ".nfg":
        return nfg_text(to_strategic(game) if isinstance(game, ExtensiveGame) else game)
    if isinstance(game, ExtensiveGame):
        return efg_text(game)
    raise InputError(
        "a game in which all choose at once is no tree",
        remedy="write it to an .nfg file, or let the actors move by turns: --turns N",
    )


def write_game(game: StrategicGame | ExtensiveGame, path: str | os.PathLike[str]) -> None:
    """Write a game to a new file that Gambit opens: .nfg for a strategic form, .efg for a tree [gambit2024].

    Nothing is overwritten. Raises `InputError` where that cannot be.
    """
    text = game_text(game, path)
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{path} is there already", remedy="choose another name") from None
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from None


def _need_ending(path: str | os.PathLike[str], ending: str) -> None:
    if ending not in ENDINGS:
        raise InputError(
            f"'{Path(path).name}' is no game file", remedy="the name of one ends in .nfg or .efg"
        )
