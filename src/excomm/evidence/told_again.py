"""Claims that repeat another one, so that what is told twice stands once in a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from excomm.evidence.unwritten import is_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis


class Repeats(NamedTuple):
    """By claim those that repeat it, and all that are told with the one that they repeat."""

    by_first: Mapping[str, tuple[str, ...]]
    folded: frozenset[str]


def repeats_of(crisis: Crisis) -> Repeats:
    """Return the repeats of a crisis, of claims that have a date and are written.

    >>> import excomm as ex
    >>> repeats_of(ex.load("cuba-1962")).by_first["p01"]
    ('p11',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, claim in crisis.evidence.items():
        first = crisis.evidence.get(claim.repeats) if claim.repeats else None
        if first is not None and first.when is not None and is_written(first):
            found[claim.repeats] = (*found.get(claim.repeats, ()), name)
    return Repeats(found, frozenset(name for names in found.values() for name in names))
