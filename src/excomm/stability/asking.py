"""What was asked for by name: stability concepts, and the actors of a coalition."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from excomm.errors import InputError
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.space.space import Space

Named = TypeVar("Named", bound=str)


def concept_asked(said: str, known: Sequence[Named], *, kind: str = "stability concept") -> Named:
    """The concept of a name, in capitals or not; `InputError` names those that are known.

    Those of coalitions may go without their first letter.

    >>> concept_asked("SEQ", ["nash", "seq"]), concept_asked("seq", ["cnash", "cseq"])
    ('seq', 'cseq')
    """
    key = str(said).strip().lower().replace("-", "_")
    for concept in known:
        if concept in {key, f"c{key}"}:
            return concept
    raise InputError(f"there is no {kind} {said!r}", remedy=f"use any of: {', '.join(known)}")


def each(said: Iterable[str]) -> tuple[str, ...]:
    """Several names, or one text of them with commas or blanks between.

    >>> each("nash, seq"), each(["nash"])
    (('nash', 'seq'), ('nash',))
    """
    return tuple(said.replace(",", " ").split()) if isinstance(said, str) else tuple(said)


def members_of(space: Space, group: Iterable[str]) -> tuple[int, ...]:
    """The numbers of actors named, in a text with commas between them too; `InputError` for a name that is none."""
    names = each(group)
    for name in names:
        if name not in space.actors:
            raise InputError(
                f"unknown actor '{name}'",
                remedy=did_you_mean(name, space.actors) or f"known: {', '.join(space.actors)}",
            )
    return tuple(sorted({space.actors.index(name) for name in names}))
