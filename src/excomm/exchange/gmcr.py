"""Reads the files of GMCR+, the public program for the graph model (gmcr-py): FILE.gmcr."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.errors import CrisisError, InputError
from excomm.exchange import gmcr_writing as write
from excomm.exchange.gmcr_naming import names_of, title_of
from excomm.exchange.gmcr_notes import notes_on
from excomm.exchange.gmcr_reading import read_gmcr_file
from excomm.exchange.gmcr_states import check_ranking, numbered_states

if TYPE_CHECKING:
    import os

    from excomm.exchange.gmcr_file import GmcrFile
    from excomm.exchange.gmcr_naming import GmcrNames
    from excomm.exchange.gmcr_states import States
    from excomm.model.crisis import Crisis


def read_gmcr(path: str | os.PathLike[str]) -> Crisis:
    """Read a file of GMCR+ as a crisis, to be analysed at once.

    It is the crisis that `gmcr_to_yaml` writes. Raises `InputError` with all that is wrong with the file.
    """
    return _crisis(_text(Path(path)), Path(path))


def gmcr_to_yaml(path: str | os.PathLike[str]) -> str:
    """Write a file of GMCR+ as a crisis file, with comments for its further author.

    Decision makers become actors; options keep the direction in which they are free (fwd: irreversible, back:
    irreversible when dropped); infeasible conditions become rules; preferences become statements in order of
    importance, which rank states as the program's weights 2^(k-j) do [peng1999], or the ranking by hand, each state
    with its number beside it. Names are made from the titles. What a crisis file holds in another way, or not at all,
    is said in its text. Raises `InputError` with all that is wrong with the file.
    """
    text = _text(Path(path))
    _crisis(text, Path(path))  # What is written can be read back.
    return text


def _text(path: Path) -> str:
    file = read_gmcr_file(path)
    names = names_of(file)
    states = _states(file, names, path)
    lines = chain(
        write.head(
            file,
            source=path.name,
            title=title_of(write.clean(path.stem)),
            notes=[write.clean(note) for note in notes_on(file)],
        ),
        write.actors(file, names),
        write.options(file, names),
        write.rules(file, names),
        write.moves(file, names),
        write.preferences(file, names, states),
    )
    return "\n".join(lines) + "\n"


def _states(file: GmcrFile, names: GmcrNames, path: Path) -> States | None:
    """The states by their numbers, needed only where they are ranked by hand."""
    if not file.ranked_by_hand:
        return None
    states = numbered_states(file, names, path)
    for actor in file.actors:
        check_ranking(actor, states, path)
    return states


def _crisis(text: str, path: Path) -> Crisis:
    from excomm.model.reading import parse_crisis

    try:
        return parse_crisis(text, file=str(path))
    except CrisisError as error:
        raise InputError(
            f"{path} cannot be held as a crisis: {error.problems[0].message}",
            remedy="make it simpler in GMCR+: shorter conditions, or fewer states ranked by hand",
        ) from None
