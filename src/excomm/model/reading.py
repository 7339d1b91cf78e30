"""From a file to a `Crisis`: read, patch with variants, validate, check, or say everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from excomm.model.checking import check_crisis
from excomm.model.crisis import Crisis
from excomm.model.faults import add_faults, mapping_of
from excomm.model.files import read_text
from excomm.model.follow_ups import follows_from_a_name, names_declared
from excomm.model.patching import with_variants
from excomm.model.problems import Problems
from excomm.model.salvage import WITH_STAND_INS, names_lost, salvaged
from excomm.model.sources import with_evidence
from excomm.model.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
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
    draft = _draft_of(text, file=file, variants=variants, folder=folder)
    draft.problems.raise_if_any()
    return draft.crisis


@dataclass(frozen=True)
class Draft:
    """A crisis file as far as it makes sense, and what is wrong with it; nothing is if `problems` is empty.

    Parts of `faulty` sections are missing from the crisis, or do not mean what their author meant.
    """

    crisis: Crisis
    problems: Problems
    faulty: frozenset[str]


def read_draft(path: Path, *, variants: Sequence[str] = ()) -> Draft:
    """What is sound of the crisis in a file; `CrisisError` where that is too little to go on with."""
    return _draft_of(read_text(path), file=str(path), variants=variants, folder=path.parent)


def _draft_of(text: str, *, file: str, variants: Sequence[str], folder: Path | None) -> Draft:
    document = read_yaml(text, file=file)
    problems = Problems(with_variants(document, variants))
    data = mapping_of(problems, Crisis)
    faults: Sequence[Mapping[str, Any]] = ()
    lost: Collection[str] = ()
    try:
        crisis = Crisis.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        crisis, lost = _what_is_sound(data, faults, problems)
    # Claims may bear on what a variant deletes, so that they are held against the file as it is written.
    crisis = with_evidence(crisis, folder=folder, problems=problems, written=document.root)
    faulty = {str(fault["loc"][0]) for fault in faults if fault["loc"]}
    check_crisis(crisis, problems, lost=lost, faulty=faulty)
    return Draft(crisis, problems, frozenset(problems.sections | faulty - WITH_STAND_INS.keys()))


def _what_is_sound(
    data: Mapping[str, Any], faults: Sequence[Mapping[str, Any]], problems: Problems
) -> tuple[Crisis, set[str]]:
    """The crisis without what is faulty, and the names that are lost with it; the faults are told."""
    told = [fault for fault in faults if not follows_from_a_name(fault, data)]
    add_faults(problems, told, Crisis, known=names_declared(data))
    sound = salvaged(data, faults)
    # What stands in for their faulty entries keeps all that others need of them.
    problems.sections -= WITH_STAND_INS.keys()
    try:
        return Crisis.model_validate(sound), names_lost(data, sound)
    except ValidationError:
        # Too little is left to check.
        raise problems.error() from None


def at_its_place(path: Path, error: PartError, *, variants: Sequence[str] = ()) -> CrisisError:
    """A fault that showed when a crisis was compiled, with the line and column of the part that is at fault."""
    problems = Problems(with_variants(read_yaml(read_text(path), file=str(path)), variants))
    problems.add([error])
    return problems.error()
