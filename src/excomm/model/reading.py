"""From a file to a `Crisis`: read, patch with variants, validate, check, or say everything that is wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import ValidationError

from excomm.model.checking import check_crisis
from excomm.model.crisis import Crisis
from excomm.model.faults import add_faults, mapping_of
from excomm.model.files import read_text
from excomm.model.naming import check_names
from excomm.model.patching import with_variants
from excomm.model.problems import Problems
from excomm.model.salvage import names_lost, salvaged
from excomm.model.sources import with_evidence
from excomm.model.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from excomm.errors import CrisisError, PartError


def read_crisis(path: Path, *, variants: Sequence[str] = ()) -> Crisis:
    """The crisis in a file, with the named variants applied in order.

    Raises `CrisisError` with all that is wrong in it, or `InputError` where it cannot be read at all.
    """
    return parse_crisis(read_text(path), file=str(path), variants=variants, folder=path.parent)


def parse_crisis(
    text: str,
    *,
    file: str = "crisis.yaml",
    variants: Sequence[str] = (),
    folder: Path | None = None,
) -> Crisis:
    """The crisis in a text; sources are read only when the folder that holds them is given.

    >>> crisis = parse_crisis('''
    ... crisis: tiny
    ... title: Two drivers
    ... actors: {a: {name: Ann}}
    ... options: {a.swerve: {text: Turn the wheel}}
    ... preferences: {a: [not a.swerve]}
    ... ''')
    >>> crisis.bits
    ('a.swerve',)
    """
    document = read_yaml(text, file=file)
    problems = Problems(with_variants(document, variants))
    data = mapping_of(problems, Crisis)
    # Claims may bear on what a variant deletes, so that they are held against the file as it is written.
    add_evidence = partial(with_evidence, folder=folder, problems=problems, written=document.root)
    try:
        crisis = Crisis.model_validate(data)
    except ValidationError as error:
        _refuse(data, error, problems, add_evidence)
    crisis = add_evidence(crisis)
    check_crisis(crisis, problems)
    problems.raise_if_any()
    return crisis


def _refuse(
    data: Mapping[str, Any],
    error: ValidationError,
    problems: Problems,
    add_evidence: Callable[[Crisis], Crisis],
) -> NoReturn:
    """Say what is wrong, and look for unknown names in the sound rest, so that all faults are told in one go."""
    faults = error.errors(include_url=False)
    add_faults(problems, faults, Crisis)
    sound = salvaged(data, faults)
    try:
        crisis = add_evidence(Crisis.model_validate(sound))
        check_names(crisis, problems, lost=names_lost(data, sound))
    except ValidationError:
        # Too little is left to check.
        pass
    raise problems.error()


def at_its_place(path: Path, error: PartError, *, variants: Sequence[str] = ()) -> CrisisError:
    """A fault that showed when a crisis was compiled, with the line and column of the part that is at fault."""
    problems = Problems(with_variants(read_yaml(read_text(path), file=str(path)), variants))
    problems.at(error.path, error.message, error.remedy)
    return problems.error()
