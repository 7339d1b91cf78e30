"""Opens a crisis: one that is shipped, by its name, or a file of one's own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.crises import path_of, shipped
from excomm.errors import InputError, PartError
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.space.space import Space


# As much of a name as is repeated to somebody who got it wrong.
LONGEST_NAME = 60


def load(crisis: str | os.PathLike[str], *, variants: Sequence[str] = ()) -> Crisis:
    """The crisis of a shipped name, or in a file: a crisis file, or one of the program GMCR+ (.gmcr).

    `variants` are applied in the order given. Raises `InputError`, with every fault at its place, for
    what is no crisis.

    >>> load("chicken").title
    'Chicken'
    """
    path = path_to(crisis)
    if path.suffix == ".gmcr":
        return _from_gmcr(path, variants)
    from excomm.model.reading import read_crisis

    return read_crisis(path, variants=variants)


def load_space(
    crisis: str | os.PathLike[str], *, variants: Sequence[str] = (), most: int | None = None
) -> Space:
    """The crisis of a shipped name or in a file, compiled; faults that only compiling shows have their place too.

    Where the file has other faults as well, those of its sound parts are told with them. More than `most` states count
    as a fault; without it, more than a machine bears.

    >>> load_space("chicken").states
    4
    """
    from excomm.space.compiling import compile_space, faults_of
    from excomm.space.enumerating import MOST_STATES

    bearable = MOST_STATES if most is None else most
    path = path_to(crisis)
    if path.suffix == ".gmcr":
        return compile_space(_from_gmcr(path, variants), most=bearable)
    from excomm.model.reading import read_draft

    draft = read_draft(path, variants=variants)
    if draft.problems:
        draft.problems.add(faults_of(draft.crisis, faulty=draft.faulty, most=bearable))
        raise draft.problems.error()
    try:
        return compile_space(draft.crisis, most=bearable)
    except PartError as error:
        draft.problems.add((error, *error.also))
        raise draft.problems.error() from None


@contextmanager
def located(crisis: str | os.PathLike[str], *, variants: Sequence[str] = ()) -> Iterator[None]:
    """Give faults that show only when a crisis is set in motion their place in the file that it was read from.

    >>> from excomm.errors import CrisisError, PartError
    >>> try:
    ...     with located("chicken"):
    ...         raise PartError(("actors", "first"), "this will not do")
    ... except CrisisError as error:
    ...     problem = error.problems[0]
    >>> problem.message, problem.source.partition(":")[0]
    ('this will not do', '  first')
    """
    try:
        yield
    except PartError as error:
        path = path_to(crisis)
        if path.suffix == ".gmcr":
            raise
        from excomm.model.reading import read_draft

        draft = read_draft(path, variants=variants)
        draft.problems.add((error, *error.also))
        raise draft.problems.error() from None


def _from_gmcr(path: Path, variants: Sequence[str]) -> Crisis:
    from excomm.exchange.gmcr import read_gmcr

    if variants:
        raise InputError(
            "a GMCR+ file has no variants",
            remedy=f"turn it into a crisis file first: excomm import {path}",
        )
    return read_gmcr(path)


def path_to(crisis: str | os.PathLike[str]) -> Path:
    """Where the crisis is read from: a text that is one bare word is a shipped name, anything else a path.

    A bare word may also be a file of this folder. Raises `InputError` where it is neither.
    """
    if not isinstance(crisis, str):
        return Path(crisis)
    if crisis in shipped():
        return path_of(crisis)
    path = Path(crisis)
    if path.suffix or len(path.parts) > 1 or (crisis and _is_there(path)):
        return path
    remedy = did_you_mean(crisis, shipped()) or "'excomm list' names those that are shipped"
    raise InputError(f"there is no crisis '{crisis[:LONGEST_NAME]}'", remedy=remedy)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A name too long for a file, for one, is no file.
        return False
