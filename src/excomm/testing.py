"""What authors can hold a crisis file to in tests of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.checking import check

if TYPE_CHECKING:
    import os


def conformance(crisis: str | os.PathLike[str]) -> tuple[str, ...]:
    """Say what a crisis still lacks to stand among those that come with Excomm; empty if nothing.

    These are the warnings of `excomm check`: parts without a claim or a judgement, names on which nothing depends,
    outcomes of no state, claims that nothing cites, that do not say where in their document they are written, or that
    nobody looked up and are not marked so, variants that history cannot be followed in. Faults are raised:
    `CrisisError` holds all of them, the file's own and those that appear with one of its variants. `crisis` is a
    shipped name or a path. Costs a reading and a compilation for the file and for each variant.

    >>> conformance("chicken")
    ()
    """
    doubts = check(str(crisis)).doubts
    return tuple(f"{', '.join(doubt.parts)} {doubt.text}" for doubt in doubts)
